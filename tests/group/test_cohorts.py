from assistant.group.cohorts import assign_cohorts, list_cohorts
from assistant.group.rules import CohortRule
from assistant.model import Record

RULE = CohortRule(id="k", records=("pmid:1", "doi:10.1/x"), why="the same participants")


def test_a_record_without_rule_is_a_cohort_of_its_own() -> None:
    assert assign_cohorts([Record("pmid:3", "T", pmid="3")], [RULE]) == {"pmid:3": "pmid:3"}


def test_a_rule_finds_a_record_by_pmid_and_by_doi() -> None:
    records = [
        Record("pmid:1", "T", pmid="1"),
        Record("pmid:2", "T", pmid="2", doi="10.1/X"),
        Record("doi:10.1/x", "T", doi="10.1/x"),
        Record("title:ab", "T"),
    ]
    cohorts = assign_cohorts(records, [RULE])
    assert cohorts == {
        "pmid:1": "cohort:k",
        "pmid:2": "cohort:k",
        "doi:10.1/x": "cohort:k",
        "title:ab": "title:ab",
    }


def test_cohorts_are_listed_in_a_fixed_order() -> None:
    cohort_of = {"pmid:1": "b", "pmid:2": "a", "pmid:3": "b"}
    assert list_cohorts(["pmid:3", "pmid:2", "pmid:1", "pmid:3"], cohort_of) == (("pmid:1", "pmid:3"), ("pmid:2",))
