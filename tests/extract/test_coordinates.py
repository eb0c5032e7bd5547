import pytest

from assistant.extract.coordinates import CoordinateFinder
from assistant.extract.rules import load_coordinate_words
from assistant.extract.words import normalise
from assistant.pack import open_pack

Places = list[tuple[float, float, float]]


@pytest.fixture(scope="module")
def finder() -> CoordinateFinder:
    words = load_coordinate_words(open_pack())
    assert words is not None
    return CoordinateFinder(words.value)


def find(finder: CoordinateFinder, text: str) -> Places:
    plain = normalise(text)
    return [stated.place for stated in finder.find(plain, bool(finder.spaces(plain)))]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("the pole (MNI coordinate: x = −9, y = 25, z = 35; p < 0.001)", [(-9, 25, 35)]),
        ("at one place (x = −21.4, y = 3.5, z = −12.6)", [(-21.4, 3.5, -12.6)]),
        ("the peak (X=-4 Y=20 Z=30)", [(-4, 20, 30)]),
        ("at x: 4 mm, y: 20 mm and z: - 30 mm", [(4, 20, -30)]),
        ("at X = -42 MM, Y = 18 Mm, Z = 24 MM", [(-42, 18, 24)]),
        ("at x = -\u300012, y = \u200420, z = 30\u3000mm", [(-12, 20, 30)]),
        ("at x, y, z = -4, 20, 30 of the pole", [(-4, 20, 30)]),
        ("at (x,y,z: 4, 20, 30 mm)", []),
        ("MNI space at (x,y,z: 4, 20, 30 mm)", [(4, 20, 30)]),
        ("(centroids at MNI −25, −58, 4 and 23, −54, 4)", [(-25, -58, 4), (23, -54, 4)]),
        ("pole (coordinates, 41, 16, -12 and -35, 22, -6; k=1,204)", [(41, 16, -12), (-35, 22, -6)]),
        ("peaks in the pole (−12, 34, 8) and in the cuneus [−10 −80 4]", [(-12, 34, 8), (-10, -80, 4)]),
        ("the pole (-12/34/8; Talairach)", [(-12, 34, 8)]),
        ("MNI coordinates were -12, 34, 8 in patients", [(-12, 34, 8)]),
        ("peak voxel (-12, 34, 8; 15 voxels)", [(-12, 34, 8)]),
        ("(peak MNI coordinates [55 −49 27])", [(55, -49, 27)]),
    ],
)
def test_coordinates_are_read(finder: CoordinateFinder, text: str, places: Places) -> None:
    assert find(finder, text) == places


@pytest.mark.parametrize(
    "text",
    [
        "stroked at velocities (0.3, 1, 10, 3 and 30 cm/s), with peaks at 3",
        "peaks in Brodmann areas 9, 45, 47 of MNI space",
        "the peak (-12, 34, 8, 15)",
        "peak latencies (-12, 34, 8 ms)",
        "a peak of 12, 34 and 8 points",
        "the pole (−12, 34, 8) was smaller",
        "maximum doses (20, 40, 60)",
        "coordinates (-12, 134, 8)",
        "x = 2, y = 3, z = 300",
        "peaks (12%, -34%, 8%)",
        "the centre's 12-34-8 code",
        "coordinates of 2019-12-08",
        "type 10,7,11 of the MNI series",
        "z = 2.066, p < 0.001, t = -4.5",
        "MNI coordinates: 1,024, 2,048 and 4,096",
    ],
)
def test_other_numbers_are_not(finder: CoordinateFinder, text: str) -> None:
    assert find(finder, text) == []


@pytest.mark.parametrize("space", [" ", "\u2004", "\u3000", "\n"])
def test_any_space_may_stand_in_a_number(finder: CoordinateFinder, space: str) -> None:
    for text in (f"x = -{space}12, y = 20, z = 30{space}mm", f"(MNI: -{space}12, 20, 30)"):
        assert [stated.place for stated in finder.find(text, space_known=True)] == [(-12, 20, 30)]


def test_the_numbers_are_located(finder: CoordinateFinder) -> None:
    text = "the insula (MNI: -6, 22, 38) and the pole (x = 4, y = 5, z = 6)"
    first, second = finder.find(text, space_known=True)
    assert text[first.start : first.end] == "-6, 22, 38"
    assert text[second.start : second.end] == "4, y = 5, z = 6"


def test_spaces_are_named_in_their_order(finder: CoordinateFinder) -> None:
    found = finder.spaces("Talairach, then Montreal Neurological Institute (MNI) space")
    assert [space for _, space in found] == ["TAL", "MNI", "MNI"]


@pytest.mark.parametrize("unit", ["1, ", "(1, 2, ", "x = 1, ", " ", "coordinates (", "- ", "1 1 "])
def test_a_hostile_text_is_gone_through_once(finder: CoordinateFinder, unit: str) -> None:
    assert finder.find(unit * (100_000 // len(unit)), space_known=True) == []
