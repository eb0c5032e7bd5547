import json
from collections.abc import Callable
from dataclasses import replace

from assistant.export import Dataset, Material, gather_dataset
from assistant.model import CheckResult, ClaimRow, Decision, Point, Status
from tests.draft.sample import CLAIMS, make_review
from tests.export.conftest import place

Gather = Callable[..., Material]
LOWER_VOLUME = "decrease_volume_patients_controls_MNI"


def read(dataset: Dataset) -> dict[str, dict[str, dict[str, dict[str, object]]]]:
    return json.loads(dataset.text)  # type: ignore[no-any-return]


def beside(key: str, x: float, **facts: object) -> Point:
    claim = CLAIMS[key]
    return place(int(claim.record_id.removeprefix("pmid:")), x, claim.claim_id, **facts)  # type: ignore[arg-type]


def test_a_point_stands_in_the_contrast_of_its_claim_with_the_sizes_of_both_sides(gather: Gather) -> None:
    study = read(gather_dataset(gather([beside("a1", -38.0)])))["pmid:1"]
    contrast = study["contrasts"][LOWER_VOLUME]
    assert contrast["coords"] == {"space": "MNI", "x": [-38.0], "y": [2.0], "z": [3.0]}
    assert contrast["metadata"]["sample_sizes"] == [45, 44]
    assert contrast["metadata"]["claim_ids"] == [CLAIMS["a1"].claim_id]
    assert contrast["metadata"]["direction"] == "decrease"
    assert contrast["metadata"]["quotes"] == [f"Invented (-38.0, 2, 3) {CLAIMS['a1'].claim_id}."]
    assert study["metadata"]["first_author"] == "Abel"


def test_claims_that_agree_in_all_but_the_place_share_a_contrast(gather: Gather) -> None:
    contrasts = read(gather_dataset(gather([beside("e3", 1.0), beside("e3b", -2.0), beside("e3c", 3.0)])))["pmid:3"]
    assert {name: contrast["coords"]["x"] for name, contrast in contrasts["contrasts"].items()} == {
        LOWER_VOLUME: [1.0, -2.0],
        LOWER_VOLUME.replace("volume", "thickness"): [3.0],
    }


def test_a_point_beside_claims_of_two_contrasts_is_in_both(gather: Gather) -> None:
    point = place(3, 1.0, CLAIMS["e3"].claim_id, CLAIMS["e3c"].claim_id)
    dataset = gather_dataset(gather([point]))
    assert len(read(dataset)["pmid:3"]["contrasts"]) == 2
    assert dataset.points == 1


def test_spaces_are_kept_apart_and_points_without_a_claim_stand_alone(gather: Gather) -> None:
    points = [beside("a1", -38.0), beside("a1", -40.0, space="TAL"), place(1, 5.0)]
    contrasts = read(gather_dataset(gather(points)))["pmid:1"]["contrasts"]
    assert set(contrasts) == {LOWER_VOLUME, LOWER_VOLUME.replace("MNI", "TAL"), "unassigned_MNI"}
    assert "claim_ids" not in contrasts["unassigned_MNI"]["metadata"]


def test_the_size_of_the_study_stands_in_for_unknown_sides_and_none_for_none(gather: Gather) -> None:
    dataset = read(gather_dataset(gather([place(3, 1.0), beside("a2", 38.0)])))
    assert dataset["pmid:3"]["contrasts"]["unassigned_MNI"]["metadata"]["sample_sizes"] == [23]
    assert "sample_sizes" not in dataset["pmid:2"]["contrasts"][LOWER_VOLUME]["metadata"]


def test_what_is_left_out_is_counted(gather: Gather) -> None:
    review = make_review()
    reviewed = replace(review, records=(replace(review.records[0], decision=Decision.BACKGROUND), *review.records[1:]))
    points = [beside("a1", -38.0), place(2, 1.0, reported=False), beside("a2", 2.0, space=None), beside("b3", 3.0)]
    dataset = gather_dataset(gather(points, reviewed))
    assert list(read(dataset)) == ["pmid:3"]
    found = (dataset.studies, dataset.points, dataset.without, dataset.background, dataset.elsewhere, dataset.spaceless)
    assert found == (1, 1, 7, 1, 1, 1)


def test_coordinates_of_earlier_work_are_no_findings(gather: Gather) -> None:
    review = make_review()
    earlier = tuple(
        ClaimRow(replace(row.claim, status=Status.BACKGROUND), False, "background") for row in review.claims
    )
    dataset = gather_dataset(gather([beside("a1", -38.0)], replace(review, claims=earlier)))
    assert (dataset.points, dataset.elsewhere, dataset.text) == (0, 1, "{}\n")


def test_what_stands_beside_a_rejected_claim_is_no_finding(gather: Gather) -> None:
    review = make_review()
    rejected = tuple(
        replace(row, claim=replace(row.claim, check=CheckResult.REJECTED)) if row.claim == CLAIMS["a1"] else row
        for row in review.claims
    )
    dataset = gather_dataset(gather([beside("a1", -38.0), beside("b1", 1.0)], replace(review, claims=rejected)))
    assert (dataset.points, dataset.elsewhere) == (1, 1)
