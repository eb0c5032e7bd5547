"""The seed snapshots are sound MEDLINE files, marked as this project's summaries, without duplicates."""

import re
from collections import Counter
from pathlib import Path

import pytest
from Bio import Medline

SEEDS = Path(__file__).parents[2] / "seeds"
FILES = sorted(SEEDS.glob("*.nbib"))
RECORD_START = re.compile(r"(PMID|OWN )- \S")


def blocks(path: Path) -> list[str]:
    """Split a file into its records, as text."""
    return [block.strip("\n") for block in path.read_text(encoding="utf-8").split("\n\n")]


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as handle:
        return [dict(record) for record in Medline.parse(handle)]


def first_sentence(abstract: str) -> str:
    return re.split(r"(?<=[.!?])\s", abstract, maxsplit=1)[0]


def doi(block: str) -> str | None:
    found = re.search(r"^(?:LID|AID) - (\S+) \[doi\]$", block, re.MULTILINE)
    return found[1].lower() if found else None


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def listed_pmids() -> list[int]:
    lines = (SEEDS / "pmids.txt").read_text(encoding="utf-8").splitlines()
    return [int(line) for line in lines if not line.startswith("#")]


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def seed(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.mark.parametrize(("name", "count"), [("cancer-pain-2025-03.nbib", 27), ("cancer-pain-2026-03.nbib", 33)])
def test_cancer_pain_snapshots_hold_their_studies(name: str, count: int) -> None:
    assert len(records(SEEDS / name)) == count


def test_every_block_is_read_as_one_record(seed: Path) -> None:
    found = blocks(seed)
    assert [block[:20] for block in found if not RECORD_START.match(block)] == []
    assert len(records(seed)) == len(found)


def test_every_record_has_title_abstract_and_type(seed: Path) -> None:
    for number, record in enumerate(records(seed), start=1):
        missing = [tag for tag in ("TI", "AB", "PT") if not record.get(tag)]
        assert not missing, f"{seed.name}: record {number}"


def test_every_abstract_says_first_that_it_is_a_summary(seed: Path) -> None:
    starts = [first_sentence(record["AB"]) for record in records(seed)]
    assert [start for start in starts if "summar" not in start.lower()] == []


def test_no_abstract_is_used_twice(seed: Path) -> None:
    assert repeated([record["AB"] for record in records(seed)]) == []


def test_no_pubmed_id_or_doi_is_repeated(seed: Path) -> None:
    pmids = [record["PMID"] for record in records(seed) if "PMID" in record]
    dois = [found for block in blocks(seed) if (found := doi(block))]
    assert repeated(pmids) == []
    assert repeated(dois) == []


def test_pubmed_ids_are_listed(seed: Path) -> None:
    pmids = {int(record["PMID"]) for record in records(seed) if "PMID" in record}
    assert pmids - set(listed_pmids()) == set()


def test_later_cancer_pain_snapshot_keeps_the_earlier_records_byte_for_byte() -> None:
    earlier = (SEEDS / "cancer-pain-2025-03.nbib").read_bytes()
    later = (SEEDS / "cancer-pain-2026-03.nbib").read_bytes()
    assert later.startswith(earlier + b"\n")


def test_pubmed_id_list_is_sorted_and_unique() -> None:
    pmids = listed_pmids()
    assert pmids == sorted(set(pmids))
