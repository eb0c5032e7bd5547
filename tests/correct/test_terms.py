import pytest

from assistant.model import Comparison, ComparisonKind, Laterality, Statement
from tests.correct.material import make_statement, make_terms

TERMS = make_terms()


@pytest.mark.parametrize(
    ("name", "side", "region"),
    [
        ("fornix", None, ("fornix", "fornix", None, "fornix")),
        ("fornix", Laterality.LEFT, ("fornix", "fornix", Laterality.LEFT, "fornix")),
        ("Cingulum bundle", None, ("cingulum", "cingulum bundle", None, "cingulum")),
        ("right fornix", None, ("fornix", "fornix", Laterality.RIGHT, "fornix")),
        ("right fornix", Laterality.LEFT, ("fornix", "fornix", Laterality.LEFT, "fornix")),
        ("body of fornix", None, ("body-of-fornix", "body of fornix", None, "fornix")),
        ("nowhere", None, ("nowhere", "nowhere", None, None)),
    ],
)
def test_regions_are_looked_up_by_id_then_by_words(
    name: str, side: Laterality | None, region: tuple[object, ...]
) -> None:
    found = TERMS.region(name, side)
    assert (found.id, found.label, found.laterality, found.concept) == region


@pytest.mark.parametrize(
    ("name", "concept"), [("FA", "FA"), ("fa", "FA"), ("Anisotropy", "FA"), ("mean  diffusivity", "MD")]
)
def test_measures_are_looked_up_by_id_name_and_synonym(name: str, concept: str) -> None:
    assert TERMS.measure(name).concept == concept


def test_a_measure_that_is_not_listed_is_a_fault() -> None:
    assert TERMS.fault(make_statement(measure="anisotropi")) == "'anisotropi' is no measure; did you mean 'anisotropy'?"
    assert TERMS.fault(make_statement()) is None
    assert TERMS.fault(make_statement(measure=None)) is None


def test_groups_are_listed_or_words() -> None:
    listed = TERMS.comparison(make_statement(group="Patients", comparator="controls", kind=None))
    kind = ComparisonKind.PATIENTS_VS_CONTROLS
    assert listed == Comparison("patients", "healthy controls", kind, "patients", "healthy-controls")
    worded = TERMS.comparison(make_statement(group="those with X", kind=None))
    assert worded == Comparison("those with X", "healthy controls", ComparisonKind.OTHER, None, "healthy-controls")
    assert TERMS.comparison(make_statement(comparator=None)) is None


def test_associates_are_listed_or_words() -> None:
    assert TERMS.associate("vas") == ("pain intensity", "pain-intensity")
    assert TERMS.associate("mood") == ("mood", None)


@pytest.mark.parametrize(
    ("changes", "doubts"),
    [
        ({}, []),
        ({"region": "fornixx"}, [("region", "fornix")]),
        ({"target": "cingulum bundel"}, [("target", "cingulum bundle")]),
        (
            {"group": "patiens", "comparator": "helthy-controls"},
            [("group", "patients"), ("comparator", "healthy-controls")],
        ),
        ({"associate": "pain-intensty"}, [("associate", "pain-intensity")]),
        ({"region": "body of fornix", "group": "those with X"}, []),
    ],
)
def test_words_that_are_nearly_listed_are_doubted(changes: dict[str, str], doubts: list[tuple[str, str]]) -> None:
    found = list(TERMS.doubts(make_statement(**changes)))
    assert [field for field, _ in found] == [field for field, _ in doubts]
    assert all(f"did you mean {near!r}?" in message for (_, message), (_, near) in zip(found, doubts, strict=True))


def test_a_statement_needs_no_more_than_region_and_direction() -> None:
    statement = Statement("fornix", make_statement().direction)
    assert (list(TERMS.doubts(statement)), TERMS.fault(statement), TERMS.comparison(statement)) == ([], None, None)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("FA and MD were lower.", True),
        ("Mean\n diffusivity rose, and anisotropy fell.", True),
        ("FA was lower.", False),
        ("Factors of MDD.", False),
    ],
)
def test_a_text_may_name_two_measures(text: str, both: bool) -> None:
    assert TERMS.names_both(text, "FA", "MD") is TERMS.names_both(text, "MD", "FA") is both


def test_a_name_within_a_longer_one_is_none_of_its_own() -> None:
    assert not TERMS.names_both("Fibre cross-section rose.", "cross-section", "fibre-cross-section")
    assert TERMS.names_both("Fibre cross-section and cross-section rose.", "cross-section", "fibre-cross-section")
