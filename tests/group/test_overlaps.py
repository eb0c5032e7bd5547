from typing import Any

import pytest

from assistant.concepts import Concepts
from assistant.group.overlaps import Candidate, find_overlaps
from assistant.group.proposal_rules import ProposalRule
from assistant.model import Arm, Author, Overlap, Record, Study

ANN, BEA, CEM = Author("Aho", "Ann"), Author("Berg", "Bea"), Author("Cole", "Cem")


def candidate(
    number: int, *authors: Author, year: str = "2015", abstract: str = "A.", stratum: str | None = "s", **study: Any
) -> Candidate:
    record_id = f"pmid:{number}"
    return Candidate(Record(record_id, "T", abstract, authors, year=year), Study(record_id, **study), stratum)


def arms(**sizes: int) -> tuple[Arm, ...]:
    return tuple(Arm(role, role if role != "unknown" else None, n, 0, 2) for role, n in sizes.items())


def overlaps(
    concepts: Concepts, first: Candidate, second: Candidate, *rules: dict[str, Any], together: bool = False
) -> list[Overlap]:
    made = [ProposalRule(id=f"r{i}", why="for tests", **rule) for i, rule in enumerate(rules)]
    ids = [one.record.record_id for one in (first, second)]
    return list(
        find_overlaps(
            [first, second], made, dict.fromkeys(ids, "k") if together else dict(zip(ids, ids, strict=True)), concepts
        )
    )


@pytest.mark.parametrize(
    ("rule", "first", "second", "meets"),
    [
        ({"authors": 2}, candidate(1, ANN, BEA), candidate(2, BEA, ANN), True),
        ({"authors": 2}, candidate(1, ANN, BEA), candidate(2, BEA, CEM), False),
        ({"leading": ["first"]}, candidate(1, ANN, BEA), candidate(2, ANN, CEM), True),
        ({"leading": ["last"]}, candidate(1, ANN, BEA), candidate(2, ANN, CEM), False),
        ({"leading": ["first", "last"]}, candidate(1, ANN, BEA), candidate(2, CEM, BEA), True),
        ({"leading": ["first"], "authors": 2}, candidate(1, ANN, BEA), candidate(2, ANN, CEM), False),
        ({"registers": ["ABC"]}, candidate(1, abstract="ABC123456"), candidate(2, abstract="(ABC 123456)"), True),
        ({"registers": ["ABC"]}, candidate(1, ANN), candidate(2, ANN), False),
        ({"authors": 1, "max_records": 2}, candidate(1, ANN), candidate(2, ANN), True),
        ({"authors": 1, "alike": ["stratum"]}, candidate(1, ANN), candidate(2, ANN), True),
        ({"authors": 1, "alike": ["stratum"]}, candidate(1, ANN), candidate(2, ANN, stratum="t"), False),
        ({"authors": 1, "alike": ["stratum"]}, candidate(1, ANN, stratum=None), candidate(2, ANN, stratum=None), False),
        ({"authors": 1, "years_apart": 3}, candidate(1, ANN), candidate(2, ANN, year="2018"), True),
        ({"authors": 1, "years_apart": 3}, candidate(1, ANN), candidate(2, ANN, year="2019"), False),
        ({"authors": 1, "years_apart": 3}, candidate(1, ANN), candidate(2, ANN, year=""), True),
    ],
)
def test_all_that_a_condition_names_must_hold(
    rule: dict[str, Any], first: Candidate, second: Candidate, meets: bool, concepts: Concepts
) -> None:
    assert bool(overlaps(concepts, first, second, rule)) is meets


@pytest.mark.parametrize(
    ("first", "second", "population"),
    [
        ("apple-orchard", "apple-orchard", ("apple-orchard",)),
        ("orchard", "apple-orchard", ("apple-orchard",)),
        ("apple-orchard", "pear-orchard", None),
        (None, None, None),
        ("park", None, None),
    ],
)
def test_a_population_agrees_with_what_it_is_part_of(
    first: str | None, second: str | None, population: tuple[str, ...] | None, concepts: Concepts
) -> None:
    pair = candidate(1, ANN, population=first), candidate(2, ANN, population=second)
    found = overlaps(concepts, *pair, {"authors": 1, "alike": ["population"]})
    assert [overlap.shared["population"] for overlap in found] == ([population] if population else [])


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ({"groups": arms(grown=20, wild=31)}, {"groups": arms(grown=20, wild=30)}, {"sizes": ("20",)}),
        ({"groups": arms(grown=20)}, {"groups": arms(watered=20)}, {"sizes": ("20",)}),
        ({"groups": arms(grown=20)}, {"groups": arms(wild=20)}, {}),
        ({"groups": arms(unknown=20)}, {"groups": arms(unknown=20)}, {}),
        ({"groups": arms(grown=20)}, {"groups": arms(trees=20)}, {"sizes": ("20",)}),
        ({"n_total": 60}, {"groups": arms(grown=20, wild=40)}, {"total": ("60",)}),
        ({"n_total": None}, {"n_total": None}, {}),
    ],
)
def test_sizes_agree_in_one_group_or_in_all(
    first: dict[str, Any], second: dict[str, Any], shared: dict[str, tuple[str, ...]], concepts: Concepts
) -> None:
    pair = candidate(1, ANN, **first), candidate(2, ANN, **second)
    found = overlaps(concepts, *pair, {"authors": 1, "alike": ["sizes"]})
    told = {kind: values for overlap in found for kind, values in overlap.shared.items() if kind in ("sizes", "total")}
    assert told == shared


def test_an_overlap_names_the_first_condition_and_all_that_is_shared(concepts: Concepts) -> None:
    pair = candidate(2, ANN, BEA, abstract="ABC123456"), candidate(1, ANN, BEA, CEM, year="2016", abstract="ABC123456")
    (found,) = overlaps(concepts, *pair, {"authors": 3}, {"authors": 1}, {"registers": ["ABC"]})
    assert found == Overlap(
        ("pmid:1", "pmid:2"),
        "r1",
        {
            "numbers": ("ABC123456",),
            "authors": ("Aho A", "Berg B"),
            "first": ("Aho A",),
            "stratum": ("s",),
            "years": ("2016", "2015"),
        },
    )


def test_studies_of_one_cohort_are_passed_over(concepts: Concepts) -> None:
    assert overlaps(concepts, candidate(1, ANN), candidate(2, ANN), {"authors": 1}, together=True) == []


def test_a_name_too_common_for_one_condition_counts_for_another(concepts: Concepts) -> None:
    three = [candidate(n, ANN) for n in (1, 2, 3)]
    rules = [ProposalRule(id=f"r{limit}", authors=1, max_records=limit, why="for tests") for limit in (2, 3)]
    cohort_of = {one.record.record_id: one.record.record_id for one in three}
    assert {overlap.rule for overlap in find_overlaps(three, rules, cohort_of, concepts)} == {"r3"}
