"""Two reviews that differ in every way that is told."""

from dataclasses import replace

from assistant.diff import Names, compare
from assistant.model import Direction, Evidence, Outcome, RulePack, Section, SnapshotFacts, Verdict
from tests.diff.reviews import claim, review, synthesis, with_claims

UP, DOWN, NULL = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE
QUOTE = Evidence("abstract", "A <b>bold</b> & plain sentence.", 0, 30, Section.RESULTS, "region A", None, ("r",))
NAMES = Names(lambda concept: concept.replace("-", " "), {f"pmid:{i}": f"Study {i}" for i in range(1, 6)})
OLD = with_claims(
    replace(
        review(
            ["pmid:1", "pmid:2", "pmid:3", "title:0"],
            [
                synthesis("g-1", {DOWN: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS),
                replace(synthesis("g-2", {DOWN: ["pmid:2", "pmid:3"]}, Verdict.CONSENSUS), region="region-b"),
                replace(synthesis("g-3", {DOWN: ["title:0"]}), region="region-c"),
            ],
        ),
        fingerprints={"pmid:1": {"title": "a"}, "pmid:2": {"title": "b"}},
    ),
    claim("c-1"),
    claim("c-0", "title:0"),
)
NEW = with_claims(
    replace(
        review(
            ["pmid:1", "pmid:2", "pmid:3", "pmid:4"],
            [
                synthesis("g-1", {DOWN: ["pmid:1"], UP: ["pmid:4"]}, Verdict.DISCREPANCY),
                replace(
                    synthesis("g-2", {DOWN: ["pmid:2", "pmid:3"], NULL: ["pmid:1"]}, Verdict.CONSENSUS),
                    region="region-b",
                ),
                replace(synthesis("g-4", {UP: ["pmid:3", "pmid:4"]}, Verdict.CONSENSUS), region="region-d"),
                replace(synthesis("g-5", {UP: ["pmid:4"]}), region="region-<e>"),
            ],
        ),
        snapshot=SnapshotFacts("f" * 64, "2026-03-01", {"kept": 4}),
        rules=RulePack("field", "a" * 64),
        records=(
            Outcome("pmid:1", True),
            Outcome("pmid:2", False, "withdrawn"),
            Outcome("pmid:3", True),
            Outcome("pmid:4", True),
        ),
        fingerprints={"pmid:1": {"title": "x"}, "pmid:2": {"title": "b", "retracted": "b5bea41b"}},
    ),
    replace(claim("c-1"), direction=UP),
    replace(claim("c-4", "pmid:4"), evidence=(QUOTE,)),
)
CHANGES = compare(OLD, NEW)
