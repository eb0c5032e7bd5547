import pickle

from assistant.cli.extracting import BATCH, Extracting, cut_into_batches
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


def test_batches_hold_every_record_in_its_order() -> None:
    records = RECORDS * BATCH
    batches = list(cut_into_batches(records))
    assert [len(batch) for batch in batches] == [BATCH, BATCH]
    assert tuple(record for batch in batches for record in batch) == records
