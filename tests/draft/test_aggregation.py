from assistant.draft.aggregation import find_singles, find_uncompared
from assistant.model import Direction
from tests.draft.conftest import Desk
from tests.draft.sample import CLAIMS, HIGHER, LOWER


def ids(*keys: str) -> tuple[str, ...]:
    return tuple(CLAIMS[key].claim_id for key in keys)


def test_regions_and_measures_of_one_contrast_join_lower_before_higher(desk: Desk) -> None:
    material = desk.material()
    finding = find_singles(material, material.part("structure", "pain"))[0]
    assert [(part.measures, part.direction) for part in finding.parts] == [
        (("volume", "thickness"), LOWER),
        (("volume",), HIGHER),
    ]
    assert finding.claim_ids == ids("e3", "e3b", "e3c", "e3d", "e3e")


def test_findings_without_direction_and_nulls_stay_apart(desk: Desk) -> None:
    material = desk.material()
    _, altered, null = find_singles(material, material.part("structure", "pain"))
    assert altered.parts[0].direction is Direction.ALTERED and altered.claim_ids == ids("f4")
    assert null.parts[0].direction is Direction.NO_DIFFERENCE and null.claim_ids == ids("l4")


def test_claims_of_joint_syntheses_are_not_told_again(desk: Desk) -> None:
    material = desk.material()
    told = [claim for f in find_singles(material, material.part("structure", "pain")) for claim in f.claim_ids]
    assert not set(told) & set(ids("a1", "a2", "d1", "d2"))


def test_asserted_claims_outside_all_syntheses_are_found_and_hedged_ones_are_not(desk: Desk) -> None:
    found = [claim for finding in find_uncompared(desk.material()) for claim in finding.claim_ids]
    assert found == [*ids("i5"), *ids("m9")]
