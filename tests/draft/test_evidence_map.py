from dataclasses import replace

import pytest
from lxml import etree

from assistant.concepts import Concepts, Level, load_concepts
from assistant.draft.blocks import Figure
from assistant.draft.evidence_map import MAX_COLUMNS, MAX_ROWS, map_evidence, roll_up
from assistant.draft.map_drawing import Map, MapRow, Spot, Standing, draw_map
from assistant.model import Direction, Synthesis, Verdict
from tests.draft.conftest import Desk
from tests.draft.sample import SYNTHESES, make_review, write_pack
from tests.draft.test_canvas import SVG

PLACES = """
label: any
description: Invented names for tests.
concepts:
  - {id: gyrus, name: gyrus, level: region, part_of: [lobe]}
  - {id: sulcus, name: sulcus, level: area, part_of: [gyrus, twin]}
  - {id: twin, name: twin, level: region, part_of: [lobe]}
  - {id: lobe, name: lobe, level: lobe}
  - {id: network, name: network, level: system}
"""


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Concepts:
    return load_concepts(write_pack(tmp_path_factory.mktemp("pack"), PLACES))


def draw(desk: Desk, *syntheses: Synthesis) -> Figure:
    (figure,) = map_evidence(desk.material(replace(make_review(), syntheses=syntheses)))
    return figure


def found(number: int, **fields: object) -> Synthesis:
    """Make a synthesis of one study of its own."""
    by_direction = {Direction.DECREASE: (f"pmid:{number}",)}
    return replace(SYNTHESES[2], id=f"s{number}", by_direction=by_direction, **fields)  # type: ignore[arg-type]


def written(figure: Figure) -> list[str]:
    return ["".join(element.itertext()) for element in etree.fromstring(figure.picture.svg).iter(f"{SVG}text")]


def test_a_map_counts_the_studies_of_each_place_and_method_and_says_what_they_reach(desk: Desk) -> None:
    (figure,) = map_evidence(desk.material())
    assert figure.key == "map-pain"
    assert figure.alt == (
        "Evidence map of four places by imaging method, Pain in cancer. "
        "Thalamus: resting-state fMRI 5 studies (a discrepancy), structural MRI 1 study. "
        "Cuneus: resting-state fMRI 1 study, structural MRI 3 studies. "
        "Insula: structural MRI 3 studies (a consensus). "
        "Temporal pole: structural MRI 1 study."
    )
    assert figure.caption.startswith("Evidence map: Pain in cancer. The number beside a disc, and its area, count")
    assert {"thalamus", "structural MRI", "a consensus", "both, on different questions"} < set(written(figure))
    assert written(figure).count("3") == 2


def test_a_study_counts_once_in_a_place_and_both_verdicts_are_shown(desk: Desk) -> None:
    against = replace(SYNTHESES[0], id="against", measure="thickness", verdict=Verdict.DISCREPANCY)
    figure = draw(desk, SYNTHESES[0], against, *(found(n, region="pole", measure="flow") for n in range(3, 6)))
    assert "Insula: structural MRI 2 studies (both, on different questions)." in figure.alt


def test_a_single_study_reaches_no_verdict(desk: Desk) -> None:
    alone = tuple(found(n, verdict=Verdict.NULL) for n in range(1, 6))
    assert draw(desk, *alone).alt.endswith("Temporal pole: grey matter volume 5 studies.")


def test_one_method_alone_is_told_by_its_measures(desk: Desk) -> None:
    figure = draw(desk, *(found(n, measure=("volume", "thickness")[n % 2]) for n in range(1, 6)))
    assert "one place by measure" in figure.alt and "a place and a measure" in figure.caption
    assert {"grey matter volume", "cortical thickness"} < set(written(figure))


def test_few_studies_need_no_map(desk: Desk) -> None:
    review = replace(make_review(), syntheses=tuple(found(n) for n in range(1, 5)))
    assert map_evidence(desk.material(review)) == ()


def test_neither_context_nor_what_has_no_place_is_mapped(desk: Desk) -> None:
    nowhere = tuple(found(n, region=None) for n in range(1, 6))
    elsewhere = tuple(found(n, stratum="other") for n in range(1, 6))
    assert map_evidence(desk.material(replace(make_review(), syntheses=(*nowhere, *elsewhere)))) == ()


def test_a_connection_counts_at_both_ends(desk: Desk) -> None:
    figure = draw(desk, *(found(n, region="insula", target="pole", measure="coupling") for n in range(1, 6)))
    assert "Insula: functional connectivity 5 studies. Temporal pole: functional connectivity 5 studies." in figure.alt


def test_places_that_no_file_lists_share_the_last_row(desk: Desk) -> None:
    figure = draw(desk, *(found(n, region=f"spot-{n}") for n in range(1, 6)), found(6, region="pole"))
    assert "Temporal pole: grey matter volume 1 study. Places as written: grey matter volume 5 studies." in figure.alt


@pytest.mark.parametrize(
    ("region", "level", "names"),
    [
        ("sulcus", Level.AREA, ("sulcus",)),
        ("sulcus", Level.REGION, ("gyrus", "twin")),
        ("sulcus", Level.LOBE, ("lobe",)),
        ("sulcus", Level.SYSTEM, ("lobe",)),
        ("lobe", Level.AREA, ("lobe",)),
        ("network", Level.LOBE, ("network",)),
        ("a spot", Level.LOBE, ("",)),
    ],
)
def test_a_region_rolls_up_as_far_as_its_hierarchy_goes(
    places: Concepts, region: str, level: Level, names: tuple[str, ...]
) -> None:
    assert roll_up(places, region, level) == names


def test_what_does_not_fit_on_a_page_is_left_out_and_counted(desk: Desk) -> None:
    spots = range(1, MAX_ROWS + 3)
    concepts = Concepts(
        tuple(
            replace(file, value=file.value.model_copy(update={"concepts": (*file.value.concepts, *more)}))
            for file in desk.concepts.files
            for more in [[file.value.concepts[6].model_copy(update={"id": f"spot-{n}"}) for n in spots]]
        )
    )
    syntheses = tuple(found(n, region=f"spot-{n}", measure=f"measure-{n}", modality=f"method-{n}") for n in spots)
    material = replace(desk.material(replace(make_review(), syntheses=syntheses)), concepts=concepts)
    (figure,) = map_evidence(material)
    columns = MAX_ROWS + 2 - MAX_COLUMNS
    assert f"Evidence map of {MAX_ROWS} places" in figure.alt
    assert "Two further places with fewer studies are left out" in figure.caption
    assert f"{columns} further columns with fewer studies are left out" in figure.caption


@pytest.mark.parametrize("standing", Standing)
def test_the_area_of_a_disc_grows_with_the_studies(standing: Standing) -> None:
    spots = tuple(Spot(studies, standing) for studies in (0, 1, 4))
    picture = draw_map(Map(("a", "b", "c"), (MapRow("place", spots),), ()))
    discs = [d for e in etree.fromstring(picture.svg).iter(f"{SVG}path") if (d := e.get("d", "")).count("C") == 8]
    small, large = (_width(path) for path in discs)
    assert large == pytest.approx(2 * small, rel=0.01)


def _width(path: str) -> float:
    numbers = [float(word) for word in path.split() if word not in "MLCz"]
    return max(numbers[::2]) - min(numbers[::2])


def test_discs_are_told_apart_without_colours() -> None:
    def looks(standing: Standing) -> tuple[str, ...]:
        picture = draw_map(Map(("a",), (MapRow("place", (Spot(3, standing),)),), ()))
        paths = [e for e in etree.fromstring(picture.svg).iter(f"{SVG}path") if "C" in e.get("d", "")]
        return tuple(e.get("style", "") for e in paths)

    drawn = {looks(standing) for standing in Standing}
    assert len(drawn) == len(Standing)
    assert [len(looks(standing)) for standing in Standing] == [1, 1, 2, 1]


def test_the_same_review_gives_the_same_bytes(desk: Desk) -> None:
    first, second = (map_evidence(desk.material())[0].picture for _ in range(2))
    assert first == second
