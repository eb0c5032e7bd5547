from collections.abc import Callable

import pytest

from assistant.extract.points import find_claims_beside
from assistant.model import Extraction, Point, Section

Extract = Callable[..., Extraction]


def read(extract: Extract, abstract: str) -> list[tuple[Point, set[tuple[str, str | None, str]]]]:
    """Read coordinates, each with region, side and direction of the claims beside it."""
    extraction = extract(abstract)
    found = [(point, find_claims_beside(point, extraction.claims)) for point in extraction.points]
    return [(p, {(c.region.id, c.region.laterality, c.direction.value) for c in claims}) for p, claims in found]


def test_a_point_belongs_to_the_region_that_is_named_before_it(extract: Extract) -> None:
    abstract = (
        "RESULTS: Compared with controls, patients showed lower gray matter volume in the left insula (MNI: x = -38, "
        "y = 12, z = 4) and right thalamus (x = 10, y = -18, z = 8)."
    )
    (first, beside_first), (second, beside_second) = read(extract, abstract)
    assert (first.x, first.y, first.z, first.space) == (-38.0, 12.0, 4.0, "MNI")
    assert beside_first == {("insula", "left", "decrease")}
    assert (second.x, second.space, beside_second) == (10.0, "MNI", {("thalamus", "right", "decrease")})
    assert abstract[first.start : first.end] == "-38, y = 12, z = 4"
    assert first.sentence == abstract.removeprefix("RESULTS: ")
    assert (first.section, first.reported) == (Section.RESULTS, True)


def test_the_side_of_the_brain_tells_the_two_sides_of_a_region_apart(extract: Extract) -> None:
    found = read(
        extract,
        "RESULTS: Patients showed increased activation in the left insula and right insula (MNI coordinates 44, 14, "
        "-14 and -38, 20, -8) compared with controls.",
    )
    assert [(point.x, {side for _, side, _ in beside}) for point, beside in found] == [
        (44.0, {"right"}),
        (-38.0, {"left"}),
    ]


@pytest.mark.parametrize(
    ("told", "space"),
    [
        ("Images were normalised to MNI space.", "MNI"),
        ("Coordinates are in Talairach space.", "TAL"),
        ("Coordinates were converted from MNI to Talairach space.", None),
        ("Images were normalised.", None),
    ],
)
def test_the_space_is_that_of_the_abstract_if_it_names_one(extract: Extract, told: str, space: str | None) -> None:
    ((point, _),) = read(
        extract, f"METHODS: {told} RESULTS: Volume of the insula (x = -38, y = 12, z = 4) was lower in patients."
    )
    assert point.space == space


def test_a_seed_is_no_finding(extract: Extract) -> None:
    ((point, beside),) = read(extract, "METHODS: The seed was placed in the insula (MNI x = -38, y = 12, z = 4).")
    assert (point.reported, point.section, beside) == (False, Section.METHODS, set())


def test_a_title_states_none(extract: Extract) -> None:
    extraction = extract("RESULTS: Volume was lower.", title="The insula (x = -38, y = 12, z = 4)")
    assert extraction.points == ()


def test_offsets_hold_behind_a_title(extract: Extract) -> None:
    abstract = "RESULTS: Volume of the insula (x = −38, y = 12, z = 4) was lower."
    (point,) = extract(abstract, title="An invented title").points
    assert abstract[point.start : point.end] == "−38, y = 12, z = 4"
    assert point.sentence == abstract.removeprefix("RESULTS: ")
