"""What holds of every snapshot: it reads back as it was, and the same literature gives the same one."""

import tempfile
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.model import Author, NoticeKind, Record, Snapshot
from assistant.read import freeze, load_snapshot, snapshot_to_text
from assistant.read.citations import Citation
from assistant.read.records import make_record

# Line ends of all systems, separators, control characters, halves of characters, marks without a letter, wide letters.
ODD = st.text(
    st.sampled_from('a B.\t\n\r\v\x1c\x85\u2028\u2029\x00\x1b\ufeff\ud800\udfff\u0301é–"\\{}字𝛽\u202e\uffff'),
    max_size=12,
)
TEXT = st.one_of(ODD, st.text(max_size=12))
citations = st.builds(
    Citation,
    line=st.integers(1, 99),
    title=TEXT.map("T{}".format),
    abstract=TEXT,
    container_title=TEXT,
    year=st.sampled_from(["2020", "", "in 1999"]),
    volume=TEXT,
    issue=TEXT,
    page=TEXT,
    language=st.sampled_from(["eng", "ger", "", "?"]),
    authors=st.lists(st.builds(Author, TEXT, TEXT), max_size=2).map(tuple),
    dois=st.lists(TEXT.map("10.1000/x{}".format), max_size=1).map(tuple),
    pmids=st.lists(st.integers(1, 10**8).map(str), max_size=1).map(tuple),
    kinds=st.lists(TEXT, max_size=2).map(tuple),
    notices=st.lists(st.tuples(st.sampled_from(NoticeKind), TEXT), max_size=2).map(tuple),
)


def make(citation: Citation) -> Record:
    record, _ = make_record(citation, "/home/doe/odd name.nbib", "medline")
    assert record is not None
    return record


def write_and_read(snapshot: Snapshot) -> Snapshot:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.jsonl"
        path.write_bytes(snapshot_to_text(snapshot).encode())
        again, problems = load_snapshot([path])
    assert {problem.code for problem in problems} <= {"no-abstract"}
    return again


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.lists(citations.map(make), min_size=1, max_size=3, unique_by=lambda record: record.record_id))
def test_writing_and_reading_is_the_identity(records: list[Record]) -> None:
    linked = replace(records[0], versions=("pmid:9",), superseded_by="pmid:9")
    snapshot = freeze([linked, *records[1:]], "2025-03-01")
    again = write_and_read(snapshot)
    assert again == snapshot
    assert [record.sources for record in again.records] == [record.sources for record in snapshot.records]
    assert snapshot_to_text(again) == snapshot_to_text(snapshot)
    assert "/home" not in snapshot_to_text(snapshot)


ENTRIES = (
    "PMID- 1\nTI  - Cortex of oaks\nAB  - Text of one.\nDP  - 2024 May\nEDAT- 2024/05/02\nAU  - Doe J\n",
    "PMID- 1\nTI  - The cortex of oaks\nAB  - Text of won.\nDP  - 2024 May\nAU  - Doe J\n",
    "PMID- 1\nTI  - Cortex of oaks.\nAB  - Text of one.\nDP  - 2024 May\nAU  - Doe JA\nLID - 10.1000/one [doi]\n",
    "PMID- 6\nTI  - Roots\nAB  - Text of six.\nDP  - 2022\nAU  - Poe B\n",
    "PMID- 6\nTI  - Shoot\nAB  - Text of sex.\nDP  - 2021\nAU  - Poe C\n",
    "PMID- 2\nTI  - Elms\nAB  - Text of two.\nDP  - 2023\nPT  - Review\n",
    "TI  - Leaves of the elm in winter\nDP  - 2025 Jan 7\nLID - 10.1000/four [doi]\nAU  - Roe A\n",
    "TI  - Leaves of the elm in winter\nAB  - Text of four.\nDP  - 2025 Jan 7\nAU  - Roe A\n",
)


def load_split(texts: list[str], sizes: list[int], backwards: bool) -> Snapshot:
    """Load entries from files of these sizes; a last file takes what is left."""
    parts = [list(islice(rest, size)) for rest in [iter(texts)] for size in (*sizes, len(texts))]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.nbib" for number, part in enumerate(parts) if part]
        for path, part in zip(paths, filter(None, parts), strict=True):
            path.write_text("\n".join(part), encoding="utf-8")
        return load_snapshot(paths[::-1] if backwards else paths)[0]


@pytest.fixture(scope="module")
def whole() -> Snapshot:
    return load_split(list(ENTRIES), [], False)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.permutations(ENTRIES), st.lists(st.integers(1, 3), max_size=3), st.booleans())
def test_the_same_literature_gives_the_same_snapshot_however_it_lies_in_files(
    whole: Snapshot, texts: list[str], sizes: list[int], backwards: bool
) -> None:
    found = load_split(texts, sizes, backwards)
    assert found.records == whole.records
    assert (found.content_hash, found.date, found.counts) == (whole.content_hash, whole.date, whole.counts)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.permutations(ENTRIES), st.lists(st.integers(1, 3), min_size=1, max_size=3))
def test_the_same_files_in_any_order_give_the_same_bytes(texts: list[str], sizes: list[int]) -> None:
    forward, backward = (snapshot_to_text(load_split(texts, sizes, backwards)) for backwards in (False, True))
    assert forward == backward


def test_the_caller_may_set_the_date_of_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1740830399")
    texts = [snapshot_to_text(load_split(list(ENTRIES), sizes, False)) for sizes in ([2, 2], [2, 2])]
    assert texts[0] == texts[1]
    assert '"date": "2025-03-01"' in texts[0].splitlines()[0]
