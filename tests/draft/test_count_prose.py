from dataclasses import replace

from assistant.draft.count_prose import MAX_COUNTS, write_counts, write_warnings
from assistant.model import Count, Direction
from tests.draft.conftest import Desk
from tests.draft.sample import HIGHER, LOWER, make_review
from tests.draft.test_synthesis_prose import read

POSITIVE, NONE = Direction.POSITIVE, Direction.NO_ASSOCIATION
COUNT = Count(
    id="n1",
    rule="anywhere",
    section="relations",
    strata={"pain": ("pmid:4", "pmid:5", "pmid:6")},
    comparison_kind=None,
    treatment=None,
    measure="coupling",
    modality=None,
    associate="duration",
    of_change=False,
    region=None,
    level=None,
    group=None,
    comparator=None,
    by_direction={POSITIVE: ("pmid:4", "pmid:6"), NONE: ("pmid:5",)},
    cohorts=(("pmid:4",), ("pmid:5",), ("pmid:6",)),
    claim_ids=("c4",),
    votes={POSITIVE: 2, NONE: 1},
    majority=POSITIVE,
    mixed=(),
    participants={},
    unresolved=True,
)
ACROSS = replace(
    COUNT,
    section="structure",
    strata={"pain": ("pmid:1", "pmid:2"), "other": ("pmid:7",)},
    comparison_kind="patients-vs-controls",
    measure="volume",
    associate=None,
    region="insula",
    level="region",
    group="patients",
    comparator="controls",
    by_direction={LOWER: ("pmid:1", "pmid:2", "pmid:7")},
    cohorts=(("pmid:1",), ("pmid:2",), ("pmid:7",)),
    votes={LOWER: 3},
    majority=LOWER,
    unresolved=False,
)


def told(desk: Desk, *counts: Count) -> list[str]:
    material = desk.material(replace(make_review(), counts=counts))
    written = (*write_counts(material, "relations", "pain"), *write_warnings(material, "structure"))
    return [read(paragraph) for paragraph in written]


def test_a_count_says_what_was_found_and_that_it_is_no_verdict(desk: Desk) -> None:
    (unresolved,) = told(desk, COUNT)
    assert unresolved.startswith("Unresolved, over any place. Functional connectivity was positively related to ")
    assert "in two cohorts [4 6]; one looked and found no relation [5]." in unresolved
    (plain,) = told(desk, replace(COUNT, measure=None, modality="pet", unresolved=False))
    assert plain.startswith("A count over any place, no verdict. A measure of PET was positively related to ")
    assert "The places differ, and the measures too," in plain


def test_a_warning_names_each_population_with_its_cohorts(desk: Desk) -> None:
    (warning,) = told(desk, ACROSS)
    assert warning.startswith("A warning across populations, no verdict.")
    assert (
        "two cohorts of “Pain in cancer” [1 2]" in warning
        and "“No cancer” [7]. Populations are never pooled, and a difference that" in warning
    )


def test_a_warning_speaks_of_a_shared_difference_only_where_there_is_one(desk: Desk) -> None:
    opposed = replace(
        ACROSS, by_direction={LOWER: ("pmid:1", "pmid:2"), HIGHER: ("pmid:7",)}, votes={LOWER: 2, HIGHER: 1}
    )
    assert told(desk, opposed)[0].endswith("Populations are never pooled.")


def test_the_unresolved_come_first_and_many_counts_are_cut_short(desk: Desk) -> None:
    counts = [replace(COUNT, id=f"n{n}", unresolved=False) for n in range(MAX_COUNTS)]
    texts = told(desk, *counts, COUNT)
    assert texts[0].startswith("Unresolved")
    assert texts[-1] == "One further count stands in the file beside this draft."
