import pickle

from assistant.cli.extracting import Extracting
from assistant.cli.rule_sets import Rules
from assistant.model import Record

RECORDS = tuple(
    Record(f"pmid:{number}", "", f"RESULTS: Patients showed {change} gray matter volume in the insula.")
    for number, change in enumerate(("decreased", "increased"))
)


def test_rules_sent_to_another_process_extract_the_same(default_rules: Rules) -> None:
    here = Extracting(default_rules.extraction, mentions=True)
    there = pickle.loads(pickle.dumps(here))
    assert here()(RECORDS) == there()(RECORDS)
    assert [len(extraction.claims) for extraction in here()(RECORDS)] == [1, 1]
