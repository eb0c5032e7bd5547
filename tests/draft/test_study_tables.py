from assistant.draft.study_tables import tabulate_studies, tabulate_unused
from assistant.model import Decision, Outcome
from tests.draft.conftest import Desk
from tests.draft.printing import table_lines


def test_a_study_shows_its_facts_and_says_what_is_not_stated(desk: Desk) -> None:
    rows = table_lines(tabulate_studies(desk.material(), ["pmid:3", "pmid:2"], small=False))
    assert rows == [
        "| Costa 2013 [3] | breast cancer | with pain 12; controls 11 | resting-state fMRI, structural MRI "
        "| not stated | 6 |",
        "| Baker 2012 [2] | not stated | not stated | structural MRI | not stated | 2 |",
    ]


def test_a_record_not_used_is_listed_with_its_reason(desk: Desk) -> None:
    outcomes = [Outcome("pmid:10", False, "no-abstract"), Outcome("pmid:9", False, "some-new-reason")]
    rows = table_lines(tabulate_unused(desk.material(), outcomes))
    assert rows[0] == "| **Primary studies without a claim** |  |  |  |"
    assert rows[1] == r"| pmid:10 | Jensen 2020 | Invented study 10 of A & B \<c\> | no abstract |"
    assert rows[2].endswith("| some new reason |")


def test_records_not_used_stand_under_what_screening_made_of_them(desk: Desk) -> None:
    outcomes = [
        Outcome("pmid:9", False, "animals", Decision.EXCLUDED, "animals"),
        Outcome("pmid:8", False, "review", Decision.BACKGROUND, "reviews"),
        Outcome("pmid:10", False, "retracted", Decision.EXCLUDED, "retracted"),
    ]
    first = [row.split(" | ")[0].strip("| ") for row in table_lines(tabulate_unused(desk.material(), outcomes))]
    assert first == ["**Background, without a vote**", "pmid:8", "**Excluded**", "pmid:9", "pmid:10"]
