from dataclasses import replace

from assistant.diff import Names, compare, describe, describe_verdicts
from assistant.model import CheckResult, Direction, Review, RulePack, SnapshotFacts, Verdict
from tests.diff.reviews import claim, review, synthesis, with_claims

UP, DOWN = Direction.INCREASE, Direction.DECREASE
NAMES = Names(lambda concept: concept.replace("-", " "), {f"pmid:{i}": f"Study {i}" for i in range(9)})


def text(old: Review, new: Review) -> str:
    return describe(compare(old, new), NAMES)


def test_an_empty_comparison_says_so() -> None:
    assert text(review(), review()) == (
        "Old: 2025-03-01 (0123456789ab, 1 records)\n"
        "New: 2025-03-01 (0123456789ab, 1 records)\n"
        "\n"
        "Nothing changed: the records, claims and verdicts are the same.\n"
    )


def test_a_turned_verdict_stands_with_its_figures_and_the_studies_that_caused_it() -> None:
    old = review(["pmid:1", "pmid:2"], [synthesis("a", {DOWN: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS)])
    new = replace(
        review(["pmid:1", "pmid:3"], [synthesis("a", {DOWN: ["pmid:1"], UP: ["pmid:3"]}, Verdict.DISCREPANCY)]),
        snapshot=SnapshotFacts("f" * 64, "2026-03-01"),
    )
    assert text(old, with_claims(new, claim("c-1", "pmid:3"))) == (
        "Old: 2025-03-01 (0123456789ab, 2 records)\n"
        "New: 2026-03-01 (ffffffffffff)\n"
        "\n"
        "Records: 1 new and 1 no longer there. 1 verdict changed (1 newly contested).\n"
        "\n"
        "Newly contested: 1\n"
        "  thickness in region a\n"
        "    structure, with pain, patients vs controls\n"
        "    consensus (decrease) -> discrepancy\n"
        "    cohorts  increase  decrease  majority share  sign test p  95% interval\n"
        "    before          0         2            100%            1    0% to 100%\n"
        "    after           1         1             50%            1    0% to 100%\n"
        "    - Study 2 (pmid:2): decrease (no longer among the records)\n"
        "    + Study 3 (pmid:3): increase (new)\n"
        "\n"
        "Records that differ: 2\n"
        "  + Study 3 (pmid:3): new, 1 new claim\n"
        "  - Study 2 (pmid:2): no longer there\n"
    )


def test_findings_of_single_cohorts_stand_under_their_study() -> None:
    gone, new = synthesis("a", {DOWN: ["pmid:1"]}), replace(synthesis("b", {UP: ["pmid:1"]}), stratum=None)
    assert (
        "New findings of single cohorts: 1\n"
        "  Study 1 (pmid:1)\n"
        "    + thickness in region a [structure, patients vs controls]: single study (increase)\n"
        "\n"
        "Lost findings of single cohorts: 1\n"
        "  Study 1 (pmid:1)\n"
        "    - thickness in region a [structure, with pain, patients vs controls]: single study (decrease)\n"
    ) in text(review(syntheses=[gone]), review(syntheses=[new]))


def test_a_study_that_turns_under_the_same_verdict_is_shown_from_where_to_where() -> None:
    old = synthesis("a", {DOWN: ["pmid:1", "pmid:2"], UP: ["pmid:3"]}, Verdict.DISCREPANCY)
    new = synthesis("a", {DOWN: ["pmid:1", "pmid:3"], UP: ["pmid:2"]}, Verdict.DISCREPANCY)
    shown = text(review(syntheses=[old]), review(syntheses=[new]))
    assert "Same verdict: Other studies, neither stronger nor weaker: 1\n" in shown
    assert "    ~ Study 2 (pmid:2): decrease -> increase (already among the records)\n" in shown


def test_claims_that_changed_are_listed() -> None:
    old = with_claims(review(), claim())
    assert text(old, with_claims(review(), replace(claim(), direction=UP))).endswith(
        "Claims that changed: 1\n"
        "  ~ Study 1 (pmid:1): thickness in region A: direction decrease -> increase\n"
    )  # fmt: skip


def test_retractions_and_other_rules_are_named() -> None:
    new = replace(review(retracted=["pmid:1"]), rules=RulePack("field", "a" * 64))
    shown = text(review(), new)
    assert "  ! Study 1 (pmid:1): retracted\n" in shown
    assert "The rules differ too: field fedcba987654 -> field aaaaaaaaaaaa\n" in shown


def test_other_corrections_are_named_and_the_studies_that_they_moved() -> None:
    rejected = replace(claim(), check=CheckResult.REJECTED)
    both, one = (synthesis("a", {UP: ids}) for ids in (["pmid:1", "pmid:2"], ["pmid:2"]))
    old = with_claims(review(["pmid:1", "pmid:2"], [both]), claim())
    new = with_claims(review(["pmid:1", "pmid:2"], [one]), rejected)
    shown = text(old, replace(new, corrections="b" * 64))
    assert "What the reviewer corrected differs too, so that not every change comes from the records.\n" in shown
    assert "- Study 1 (pmid:1): increase (corrected by the reviewer)\n" in shown


def test_no_line_is_longer_than_a_hundred_columns() -> None:
    long = replace(synthesis("a", {UP: ["pmid:1"]}), region="a-region-" + "of-many-words-" * 9)
    assert max(map(len, text(review(), review(syntheses=[long])).splitlines())) <= 100


def test_verdicts_alone_are_told_in_lines_turned_ones_first() -> None:
    joint = synthesis("b", {UP: ["pmid:1", "pmid:2"]}, Verdict.CONSENSUS)
    old = review(syntheses=[synthesis("a", {UP: ["pmid:1"]}), replace(joint, id="c")])
    new = review(syntheses=[joint, replace(joint, id="a")])
    shown = describe_verdicts(compare(old, new), NAMES).splitlines()
    assert [(line[0], line.split("]: ")[1]) for line in shown] == [
        ("~", "single study (increase) -> consensus (increase)"),
        ("+", "consensus (increase)"),
        ("-", "consensus (increase)"),
    ]
    assert describe_verdicts(compare(old, old)) == "No verdict on two or more cohorts changed.\n"
