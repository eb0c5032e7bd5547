from pathlib import Path

import pytest

from assistant.concepts import load_concepts
from assistant.group import load_grouping, note_sections, note_unsorted
from assistant.model import Status
from tests.group.conftest import BuildReview
from tests.group.material import make_claim, write_pack
from tests.group.test_loading import problems_of

STRATA = "strata: [{id: all, title: All}]\n"


def sections(*wheres: str) -> str:
    """Write sections ``a``, ``b``, ... with these conditions."""
    rows = (
        f"  - {{id: {name}, title: T, where: {where}, compare_on: [stratum]}}\n"
        for name, where in zip("abcd", wheres, strict=False)
    )
    return f"{STRATA}sections:\n{''.join(rows)}"


def notes_of(folder: Path, *wheres: str) -> list[str]:
    pack = write_pack(folder, a=sections(*wheres))
    concepts = load_concepts(pack)
    notes = note_sections(load_grouping(pack, concepts), concepts)
    return [str(note).removeprefix(f"{folder}/grouping/") for note in notes]


@pytest.mark.parametrize(("small", "large", "reached"), [("to: 19", "from: 20", True), ("to: 30", "to: 19", False)])
def test_ranges_of_strata_count_for_what_is_left(small: str, large: str, reached: bool, tmp_path: Path) -> None:
    strata = f"""
strata:
  - {{id: small, title: S, where: {{n_total: {{{small}}}}}}}
  - {{id: large, title: L, where: {{n_total: {{{large}}}}}}}
sections: [{{id: s, title: S, compare_on: [stratum]}}]
"""
    if reached:
        pack = write_pack(tmp_path / "p", a=strata)
        assert len(load_grouping(pack, load_concepts(pack)).strata) == 2
    else:
        (found,) = problems_of(tmp_path / "p", a=strata)
        assert found.startswith("a.yaml:4:10: unreachable: 'small' before it leave nothing")


@pytest.mark.parametrize(
    ("wheres", "problem"),
    [
        (("{measure: [height, girth]}", "{measure: [height]}"), "'a' before it leave nothing to it; put it in front"),
        (("{measure: [girth]}", "{measure: [old_girth]}"), "'a' before it leave nothing to it; put it in front"),
        (("{modality: [radio]}", "{measure: [link]}"), "'a' before it leave nothing to it; put it in front"),
        (("{measure: [link]}", "{modality: [radio]}"), "'a' before it leave nothing to it; put it in front"),
        (
            ("{measure: [height]}", "{measure: [girth]}", "{modality: [tape], design: [survey]}"),
            "'a' and 'b' before it leave nothing to it; put it in front",
        ),
        (
            ("{treatment: [water]}", "{treatment: {not: [water]}}", "{}"),
            "'a' and 'b' before it leave nothing to it; put it in front",
        ),
        (("{n_total: {from: 20}}", "{n_total: {from: 30, to: 40}}"), "'a' before it leave nothing to it; put it in"),
        (
            ("{year: {to: 2000}}", "{year: {from: 1995}}", "{year: {from: 1990, to: 2010}}"),
            "'a' and 'b' before it leave nothing to it; put it in front",
        ),
        (("{measure: [height], modality: [radio]}",), "nothing fits all of its conditions; take one of them out"),
        (("{treatment: {only: [water], not: [water]}}",), "nothing fits all of its conditions"),
    ],
)
def test_a_section_to_which_no_claim_is_left_is_reported(tmp_path: Path, wheres: tuple[str, ...], problem: str) -> None:
    (found,) = problems_of(tmp_path / "p", a=sections(*wheres))
    last = 2 + len(wheres)
    assert found.startswith(f"a.yaml:{last}:10: unreachable: {problem}")


@pytest.mark.parametrize(
    "wheres",
    [
        ("{treatment: [water]}", "{treatment: {not: [water]}}"),
        ("{measure: [old_girth]}", "{measure: [girth]}"),
        ("{n_total: {from: 20}}", "{n_total: {to: 19}}", "{}"),
        ("{measure: [height], design: [survey]}", "{measure: [height]}", "{}"),
    ],
)
def test_sections_that_part_the_claims_or_narrow_one_another_say_nothing(
    tmp_path: Path, wheres: tuple[str, ...]
) -> None:
    assert [note for note in notes_of(tmp_path / "p", *wheres) if "overlapping" in note] == []


def test_sections_that_share_claims_say_which_comes_first(tmp_path: Path) -> None:
    found = notes_of(tmp_path / "p", "{measure: [height, girth]}", "{measure: [girth, link]}", "{}")
    assert found == ["a.yaml:4:10: overlapping: claims with measure girth go to 'a', which comes first"]


def test_what_an_earlier_section_takes_is_not_shared(tmp_path: Path) -> None:
    wheres = ("{measure: [girth]}", "{measure: [height, girth]}", "{measure: [girth, link]}", "{}")
    assert [note.split(":")[1] for note in notes_of(tmp_path / "p", *wheres)] == []


def test_claims_that_no_section_takes_are_named(tmp_path: Path) -> None:
    (found,) = notes_of(tmp_path / "p", "{measure: [height, girth]}", "{treatment: {not: [water]}}")[1:]
    assert found == (
        "a.yaml:4:10: no-section: no section takes claims with measure link, treatment water; "
        "add a last section without where"
    )


def test_a_stratum_to_which_no_study_is_left_is_reported(tmp_path: Path) -> None:
    strata = """
strata:
  - {id: orchards, title: O, where: {population: [orchard]}}
  - {id: apples, title: A, where: {population: [apple-orchard]}}
sections: [{id: s, title: S, compare_on: [stratum]}]
"""
    (found,) = problems_of(tmp_path / "p", a=strata)
    assert found == "a.yaml:4:10: unreachable: 'orchards' before it leave nothing to it; put it in front"


def test_a_review_tells_how_many_claims_no_section_takes(review_of: BuildReview, tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "p", a=sections("{measure: [girth]}"))
    rules = load_grouping(pack, load_concepts(pack))
    claims = [make_claim("pmid:1", "oak", "increase", claim_id="c"), make_claim("pmid:2", "elm", "decrease")]
    (note,) = note_unsorted(review_of(claims, rules=rules), rules)
    assert note.message.startswith("no section takes 2 of 2 claims; the first is c of pmid:1 (oak, height, increase);")
    assert note.location.path.endswith("a.yaml")
    hedged = [make_claim("pmid:1", "oak", "increase", status=Status.HEDGED)]
    assert note_unsorted(review_of(hedged, rules=rules), rules) == ()
