import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.fetch.batches import read_batch
from assistant.fetch.failures import NoAnswer
from tests.fetch.eutils import medline

TWO = f"\n{medline('1')}\n{medline('22')}".encode()


def test_a_batch_is_cut_into_records() -> None:
    batch = read_batch(TWO)
    assert batch.pmids == ("1", "22")
    assert b"\n".join(record.text for record in batch.records) == TWO.removeprefix(b"\n")
    assert not batch.ends_oddly


@pytest.mark.parametrize("body", [TWO.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + TWO, TWO.strip(), TWO + b"\n\n"])
def test_line_ends_and_marks_do_not_matter(body: bytes) -> None:
    assert read_batch(body) == read_batch(TWO)


@pytest.mark.parametrize("body", [b"", b"\n \n"])
def test_nothing_is_a_batch_without_records(body: bytes) -> None:
    assert read_batch(body).records == ()


def test_ids_without_a_record_are_told() -> None:
    line = b"\n2. id: 7 Error occurred: The following PMID is not available: 7\n"
    assert read_batch(TWO + line).unavailable == ("7",)
    assert read_batch(TWO + line).records == read_batch(TWO).records


@pytest.mark.parametrize("body", [b"garbage\n" + TWO, b"<html>", b"TI  - A title without an id.\n"])
def test_something_else_is_refused(body: bytes) -> None:
    with pytest.raises(NoAnswer, match="something else than MEDLINE"):
        read_batch(body)


@pytest.mark.parametrize("share", [0.6, 0.75, 0.8])
def test_a_record_without_its_end_is_refused(share: float) -> None:
    with pytest.raises(NoAnswer, match="ends within record 22; if it lasts, lower --batch"):
        read_batch(TWO[: int(len(TWO) * share)])


def test_a_single_record_may_lack_the_last_field_but_not_the_line_end() -> None:
    assert read_batch(b"PMID- 1\nTI  - A title.\n").pmids == ("1",)
    with pytest.raises(NoAnswer):
        read_batch(b"PMID- 1\nTI  - A tit")


def test_a_last_field_unlike_the_others_is_doubtful() -> None:
    assert read_batch(TWO[:-5]).ends_oddly
    assert not read_batch(TWO.replace(b".\n", b"\n")).ends_oddly


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_batch_or_no_answer(body: bytes) -> None:
    try:
        batch = read_batch(body)
    except NoAnswer:
        return
    assert all(record.text.startswith(b"PMID-") for record in batch.records)
