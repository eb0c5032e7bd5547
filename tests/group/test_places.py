import pytest

from assistant.concepts import Concepts
from assistant.group.places import find_places
from assistant.group.rules import SectionRule
from assistant.group.vocabulary import RegionLevel
from assistant.model import Region
from tests.group.material import make_claim, make_region

AREA, REGION, LOBE, SYSTEM, WRITTEN = (RegionLevel(n) for n in ("area", "region", "lobe", "system", "as-written"))


def make_section(*levels: str, connectivity: str = "by-node") -> SectionRule:
    return SectionRule.model_validate(
        {
            "id": "s",
            "title": "S",
            "compare_on": ["stratum", "region"] if levels else ["stratum"],
            "region_level": list(levels),
            "connectivity": connectivity,
        }
    )


def join(first: str, second: str) -> Region:
    return Region("", f"{first}/{second}", "", None, first, (second,))


@pytest.mark.parametrize(
    ("region", "levels", "sites"),
    [
        ("acorn", ["area", "region", "lobe", "system"], {AREA: "acorn", REGION: "oak", LOBE: "north", SYSTEM: "ring"}),
        ("oak", ["area", "region", "lobe"], {REGION: "oak", LOBE: "north"}),
        ("north", ["region", "lobe"], {LOBE: "north"}),
        ("north", ["region", "as-written"], {WRITTEN: "north"}),
    ],
)
def test_a_region_has_a_place_at_its_own_level_and_wider_ones(
    region: str, levels: list[str], sites: dict[RegionLevel, str], concepts: Concepts
) -> None:
    (place,) = find_places(make_claim("pmid:1", region, "increase"), make_section(*levels), concepts)
    assert dict(place.sites) == {level: ((name, None),) for level, name in sites.items()}
    level = next(iter(sites))
    assert place.home == (level, (sites[level], None))


def test_a_region_within_another_of_its_level_stands_with_both_the_nearest_first(concepts: Concepts) -> None:
    (place,) = find_places(make_claim("pmid:1", "birch", "increase"), make_section("region"), concepts)
    assert dict(place.sites) == {REGION: (("birch", None), ("ash", None))}


def test_a_region_that_no_file_lists_has_a_place_as_written_only(concepts: Concepts) -> None:
    claim = make_claim("pmid:1", make_region("thicket", listed=False), "increase")
    (place,) = find_places(claim, make_section("region", "as-written"), concepts)
    assert dict(place.sites) == {WRITTEN: (("thicket", None),)}
    assert find_places(claim, make_section("region", "lobe"), concepts) == ()


def test_a_composed_region_rolls_up_from_its_nearest_concept(concepts: Concepts) -> None:
    claim = make_claim("pmid:1", Region("upper oak", "upper-oak", "upper oak", None, "oak"), "increase")
    (place,) = find_places(claim, make_section("as-written", "region"), concepts)
    assert dict(place.sites) == {WRITTEN: (("upper-oak", None),), REGION: (("oak", None),)}


def test_by_node_a_connection_stands_with_each_of_its_ends(concepts: Concepts) -> None:
    claim = make_claim("pmid:1", "oak", "increase", target=make_region("ash"))
    places = find_places(claim, make_section("region"), concepts)
    assert [(p.region.id, p.other and p.other.id, dict(p.sites)[REGION]) for p in places] == [
        ("oak", "ash", (("oak", None),)),
        ("ash", "oak", (("ash", None),)),
    ]


def test_by_node_an_end_without_place_is_left_out(concepts: Concepts) -> None:
    claim = make_claim("pmid:1", "oak", "increase", target=make_region("thicket", listed=False))
    assert [p.region.id for p in find_places(claim, make_section("region"), concepts)] == ["oak"]


@pytest.mark.parametrize(("first", "second"), [("oak", "ash"), ("ash", "oak")])
def test_by_pair_the_order_of_the_ends_does_not_count(first: str, second: str, concepts: Concepts) -> None:
    claim = make_claim("pmid:1", first, "increase", target=make_region(second))
    (place,) = find_places(claim, make_section("region", "lobe", connectivity="by-pair"), concepts)
    assert dict(place.sites) == {REGION: (("ash", "oak"),), LOBE: (("north", "south"),)}


def test_by_pair_a_single_end_is_compared_by_itself(concepts: Concepts) -> None:
    claim = make_claim("pmid:1", "oak", "increase")
    (place,) = find_places(claim, make_section("region", connectivity="by-pair"), concepts)
    assert dict(place.sites) == {REGION: (("oak", None),)}


def test_a_joint_region_stands_with_each_of_its_concepts(concepts: Concepts) -> None:
    claim = make_claim("pmid:1", join("oak", "ash"), "increase", target=make_region("elm"))
    places = find_places(claim, make_section("region"), concepts)
    assert [(dict(p.sites)[REGION], p.region.id) for p in places] == [
        ((("oak", None),), "oak/ash"),
        ((("ash", None),), "oak/ash"),
        ((("elm", None),), "elm"),
    ]


@pytest.mark.parametrize(("target", "pairs"), [("elm", [("elm", "oak"), ("ash", "elm")]), ("oak", [("ash", "oak")])])
def test_by_pair_each_concept_of_a_joint_region_is_an_end(
    target: str, pairs: list[tuple[str, str]], concepts: Concepts
) -> None:
    claim = make_claim("pmid:1", join("oak", "ash"), "increase", target=make_region(target))
    places = find_places(claim, make_section("region", connectivity="by-pair"), concepts)
    assert [dict(p.sites)[REGION] for p in places] == [(pair,) for pair in pairs]


def test_a_section_need_not_compare_regions(concepts: Concepts) -> None:
    (place,) = find_places(make_claim("pmid:1", "oak", "increase"), make_section(), concepts)
    assert place.sites == ((None, ((None, None),)),)
