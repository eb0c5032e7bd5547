"""What the MNI centroids of the region concepts must keep, whoever edits them."""

from math import dist

import pytest

from assistant.concepts import Concepts, Level, load_concepts
from assistant.pack import open_pack

Point = tuple[float, float, float]

# Half-width of the brain, and its extent from back to front and from bottom to top, in the MNI152 template.
BOUNDS = ((0, 75), (-110, 80), (-75, 90))
# Means of the right-hand subregions of the Brainnetome Atlas, for regions that both atlases draw alike.
SECOND_ATLAS: dict[str, Point] = {
    "amygdala": (24, -2, -20),
    "angular-gyrus": (46, -63, 30),
    "anterior-cingulate-cortex": (5, 34, 16),
    "caudate-nucleus": (14, 10, 6),
    "fusiform-gyrus": (36, -42, -22),
    "globus-pallidus": (22, -2, 3),
    "gyrus-rectus": (8, 38, -18),
    "hippocampus": (26, -20, -15),
    "inferior-temporal-gyrus": (52, -29, -25),
    "insula": (37, 2, 0),
    "lingual-gyrus": (14, -72, -8),
    "midcingulate-cortex": (5, -7, 39),
    "middle-frontal-gyrus": (35, 35, 28),
    "parahippocampal-gyrus": (24, -18, -26),
    "pars-opercularis": (50, 15, 18),
    "pars-triangularis": (51, 30, 12),
    "posterior-cingulate-cortex": (6, -40, 22),
    "precentral-gyrus": (40, -6, 43),
    "precuneus": (9, -58, 42),
    "putamen": (26, 2, 0),
    "superior-parietal-lobule": (25, -53, 59),
    "superior-temporal-gyrus": (61, -16, 0),
    "supramarginal-gyrus": (53, -35, 36),
    "thalamus": (11, -18, 6),
}
AGREEMENT = 10  # millimetres


@pytest.fixture(scope="module")
def concepts() -> Concepts:
    return load_concepts(open_pack())


@pytest.fixture(scope="module")
def centroids(concepts: Concepts) -> dict[str, Point]:
    return {concept.id: concept.mni for concept in concepts.by_id.values() if concept.mni is not None}


def test_centroids_lie_in_the_right_half_of_the_brain(centroids: dict[str, Point]) -> None:
    outside = [
        name
        for name, point in centroids.items()
        if not all(low <= value <= high for value, (low, high) in zip(point, BOUNDS, strict=True))
    ]
    assert centroids
    assert outside == []


def test_only_what_has_no_left_and_right_lies_on_the_midline(concepts: Concepts, centroids: dict[str, Point]) -> None:
    midline = {name for name, (x, _, _) in centroids.items() if x < 5}
    assert midline == {name for name in centroids if "cerebellar-vermis" in concepts.ancestors(name)}


def test_only_regions_narrower_than_a_lobe_have_a_centroid(concepts: Concepts, centroids: dict[str, Point]) -> None:
    narrow = {c.id for c in concepts.labelled("region") if c.level in {Level.AREA, Level.REGION}}
    assert sorted(set(centroids) - narrow) == []


def test_no_two_concepts_share_a_centroid(centroids: dict[str, Point]) -> None:
    assert len(set(centroids.values())) == len(centroids)


@pytest.mark.parametrize("concept", sorted(SECOND_ATLAS))
def test_a_second_atlas_puts_the_region_in_the_same_place(centroids: dict[str, Point], concept: str) -> None:
    assert dist(centroids[concept], SECOND_ATLAS[concept]) <= AGREEMENT


@pytest.mark.parametrize(
    ("axis", "ascending"),
    [
        (0, "anterior-cingulate-cortex caudate-nucleus putamen insula superior-temporal-gyrus"),
        (1, "cuneus precuneus postcentral-gyrus precentral-gyrus middle-frontal-gyrus middle-orbital-frontal-gyrus"),
        (1, "cerebellar-crus-i cerebellar-lobule-vi cerebellar-lobule-iv-v cerebellar-lobule-iii"),
        (2, "inferior-temporal-gyrus middle-temporal-gyrus superior-temporal-gyrus supramarginal-gyrus"),
        (2, "cerebellar-lobule-viii cerebellar-crus-ii cerebellar-crus-i cerebellar-lobule-vi cerebellar-lobule-iv-v"),
    ],
)
def test_neighbours_stand_in_their_anatomical_order(centroids: dict[str, Point], axis: int, ascending: str) -> None:
    values = [centroids[name][axis] for name in ascending.split()]
    assert values == sorted(values)
    assert len(set(values)) == len(values)


def test_a_file_with_centroids_names_their_atlas_at_its_head(concepts: Concepts) -> None:
    for file in concepts.files:
        if any(concept.mni for concept in file.value.concepts):
            head = file.path.read_text(encoding="utf-8").partition("label:")[0]
            assert "# mni: " in head, file.path.name
