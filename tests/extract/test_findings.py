import pytest

COUPLES = [
    ("between the insula and the pons, and the cuneus and the thalamus", {"insula pons", "cuneus thalamus"}),
    ("between the insula and pons, as well as the cuneus and thalamus", {"insula pons", "cuneus thalamus"}),
    ("between the insula and pons, and insula and cuneus", {"insula pons", "insula cuneus"}),
    ("between the insula and pons, cuneus and pons", {"insula pons", "cuneus pons"}),
    (
        "between the insula and pons, cuneus and caudate, and amygdala and fornix",
        {"insula pons", "cuneus caudate", "amygdala fornix"},
    ),
    ("between the insula and pons, cuneus and caudate", {"insula pons", "insula cuneus", "insula caudate"}),
    ("between the insula and the pons and cuneus", {"insula pons", "insula cuneus"}),
    ("between the insula and the pons, cuneus, and caudate", {"insula pons", "insula cuneus", "insula caudate"}),
    (
        "between the pons and the anterior and posterior insula and the cuneus",
        {"pons anterior and posterior insula", "pons posterior insula", "pons cuneus"},
    ),
]


@pytest.mark.parametrize(("places", "pairs"), COUPLES)
def test_two_by_two_or_the_first_with_each(results, places, pairs):
    claims = results(f"Patients had weaker functional connectivity {places}.")
    assert {f"{claim.region.text} {claim.target.text}" for claim in claims} == pairs


@pytest.mark.parametrize(
    ("connection", "target"), [("DMN-DMN", None), ("insula-insula", None), ("insula-pons", "pons")]
)
def test_a_region_is_no_end_of_itself(results, connection, target):
    (claim,) = results(f"Patients had weaker {connection} connectivity.")
    assert (claim.target.text if claim.target else None) == target


CAUSES = [
    ("Sudden changes in pitch activated the insula.", "increase"),
    ("Reductions in reward engaged the insula.", "increase"),
    ("Differences in load recruited the insula.", "increase"),
    ("Differences in clusters in the insula were found.", "altered"),
    ("Reductions in activity were evoked in the insula.", "decrease"),
    ("Patients showed changes in pitch-evoked activity in the insula.", "altered"),
]


@pytest.mark.parametrize(("sentence", "direction"), CAUSES)
def test_a_change_that_activates_is_none_of_the_region(results, sentence, direction):
    assert [claim.direction.value for claim in results(sentence)] == [direction]


NEARER = [
    ("Learned associations engaged the insula during activity.", "increase"),
    ("The insula was recruited during feedback, likely related to pain.", "increase"),
    ("Pain was associated with elicited activity in the insula.", "association"),
]


@pytest.mark.parametrize(("sentence", "direction"), NEARER)
def test_a_verb_beside_the_region_wins_over_a_tie_further_off(results, sentence, direction):
    assert [claim.direction.value for claim in results(sentence)] == [direction]
