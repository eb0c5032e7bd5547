from dataclasses import replace

import pytest

from assistant.draft.look_alike_prose import MAX_LOOK_ALIKES, rank_groups, write_look_alikes
from assistant.model import Claim, Comparison, ComparisonKind, Direction, LookAlike, Synthesis, Verdict
from tests.draft.conftest import Desk
from tests.draft.sample import HIGHER, LOWER, claim, make_review, region, synthesis
from tests.draft.test_synthesis_prose import read

CHEMO = {"comparison_kind": "post-vs-pre", "treatment": "chemo", "group": None, "comparator": None}
BEFORE = synthesis("x1", "structure", Verdict.SINGLE, ["a1"], "insula", "volume", majority=LOWER)
AFTER = synthesis("x2", "therapy", Verdict.SINGLE, ["h7"], "insula", "volume", majority=HIGHER, **CHEMO)
ONE = LookAlike(
    "l-1",
    "therapy",
    "pain",
    "volume",
    None,
    "insula",
    None,
    "region",
    {LOWER: (BEFORE.id,), HIGHER: (AFTER.id,)},
    ("comparison",),
)


def elsewhere(
    place: str, number: int, *, claims: tuple[str, str] = ("a1", "h7")
) -> tuple[LookAlike, Synthesis, Synthesis]:
    first = synthesis(f"y{number}", "structure", Verdict.SINGLE, [claims[0]], place, "volume", majority=LOWER)
    second = synthesis(f"z{number}", "therapy", Verdict.SINGLE, [claims[1]], place, "volume", majority=HIGHER, **CHEMO)
    both = {LOWER: (first.id,), HIGHER: (second.id,)}
    return replace(ONE, id=f"l-{place}{number}", region=place, by_direction=both), first, second


def told(desk: Desk, *found: tuple[LookAlike, Synthesis, Synthesis], section: str = "therapy") -> list[str]:
    review = replace(
        make_review(),
        syntheses=tuple(s for _, first, second in found for s in (first, second)),
        look_alikes=tuple(one for one, _, _ in found),
    )
    return [read(paragraph) for paragraph in write_look_alikes(desk.material(review), section, "pain")]


def test_one_sentence_points_out_both_sides_and_what_they_differ_in(desk: Desk) -> None:
    assert told(desk, (ONE, BEFORE, AFTER)) == [
        "Opposite signs that are not pooled. Grey matter volume in the insula was lower in patients than in healthy "
        "controls [1], but increased after chemotherapy [7]; these findings differ in the comparison and are not "
        "pooled."
    ]


def test_it_stands_in_its_own_section_only(desk: Desk) -> None:
    assert told(desk, (ONE, BEFORE, AFTER), section="structure") == []


def test_both_fields_are_named(desk: Desk) -> None:
    both = replace(ONE, differ_in=("comparison", "treatment"))
    assert "differ in the comparison and the treatment and are not" in told(desk, (both, BEFORE, AFTER))[0]


def test_places_with_the_same_records_share_a_sentence(desk: Desk) -> None:
    (text,) = told(desk, (ONE, BEFORE, AFTER), elsewhere("thalamus", 1))
    assert "Grey matter volume in the insula and the thalamus was lower" in text
    assert text.count("not pooled") == 2


def test_several_say_once_what_they_differ_in_unless_that_varies(desk: Desk) -> None:
    other = elsewhere("thalamus", 1, claims=("a2", "h8"))
    (text,) = told(desk, (ONE, BEFORE, AFTER), other)
    assert text.endswith("In each case the findings differ in the comparison; they are not pooled.")
    assert "these findings differ" not in text
    (text,) = told(desk, (ONE, BEFORE, AFTER), (replace(other[0], differ_in=("treatment",)), *other[1:]))
    assert text.count("these findings differ in the comparison and") == 1
    assert text.count("these findings differ in the treatment and") == 1


def test_what_most_cohorts_stand_behind_comes_first_and_many_are_cut_short(desk: Desk) -> None:
    many = [elsewhere("cuneus", n, claims=(("a1", "a2", "e3", "m9")[n], "h8")) for n in range(MAX_LOOK_ALIKES)]
    wide = replace(BEFORE, cohorts=(("pmid:1",), ("pmid:2",)))
    (text,) = told(desk, *many, (ONE, wide, AFTER))
    assert text.startswith("Opposite signs that are not pooled. Grey matter volume in the insula")
    assert text.endswith("One further case of this sort stands in the file beside this draft.")


THREE = ("patients", "pain-free", "controls")


def compared(record: int, *pairs: tuple[str, str, Direction]) -> list[tuple[Claim, Synthesis]]:
    """Compare groups of one study, the first of each pair with the second."""
    made = []
    for number, (group, comparator, direction) in enumerate(pairs):
        sides = Comparison(group, comparator, ComparisonKind.PATIENTS_VS_PATIENTS, group, comparator)
        one = claim(f"r{number}", record, region("insula"), "volume", direction, sides)
        own = replace(BEFORE, id=f"s{number}", claim_ids=(one.claim_id,), by_direction={direction: (one.record_id,)})
        own = replace(own, cohorts=((one.record_id,),), votes={direction: 1}, majority=direction)
        made.append((one, replace(own, group=group, comparator=comparator)))
    return made


def told_of_groups(desk: Desk, made: list[tuple[Claim, Synthesis]]) -> str:
    review = make_review()
    sides = {d: tuple(s.id for _, s in made if s.majority is d) for d in (HIGHER, LOWER)}
    rows = tuple(replace(review.claims[0], claim=one) for one, _ in made)
    syntheses, found = tuple(s for _, s in made), (replace(ONE, section="structure", by_direction=sides),)
    material = desk.material(replace(review, claims=rows, syntheses=syntheses, look_alikes=found))
    (paragraph,) = write_look_alikes(material, "structure", "pain")
    return read(paragraph)


def test_one_study_whose_groups_have_an_order_is_cited_once_and_explained(desk: Desk) -> None:
    pain, free, healthy = THREE
    text = told_of_groups(desk, compared(1, (pain, free, HIGHER), (free, healthy, LOWER), (pain, healthy, LOWER)))
    assert text.count("[1]") == 1 and "[1]; these findings differ in the comparison" in text
    assert text.endswith(
        "From the highest to the lowest, the groups of this study are healthy controls, patients and pain free, "
        "so that its findings do not contradict one another."
    )


@pytest.mark.parametrize(
    "pairs",
    [
        (("patients", "pain-free", HIGHER), ("patients", "controls", LOWER), ("pain-free", "controls", HIGHER)),
        (("patients", "pain-free", HIGHER), ("controls", "pain-free", LOWER), ("patients", "other", HIGHER)),
        (("patients", "pain-free", HIGHER), ("pain-free", "patients", HIGHER)),
    ],
)
def test_no_order_is_told_that_the_comparisons_do_not_show(
    desk: Desk, pairs: tuple[tuple[str, str, Direction], ...]
) -> None:
    made = compared(1, *pairs)
    assert rank_groups(desk.material(replace(make_review(), claims=())), [s for _, s in made]) == ()
    assert "From the highest" not in told_of_groups(desk, made)
