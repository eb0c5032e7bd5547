"""Texts that no journal prints: nothing of them may stop a run, shift a quotation, or take time without end."""

import time

import pytest

from assistant.extract.pipeline import Extractor
from assistant.model import Extraction, Record

FINDING = "Volume of the insula was reduced in patients."


def read(extractor: Extractor, abstract: str, title: str = "") -> Extraction:
    record = Record("pmid:1", title, abstract)
    (extraction,) = extractor.extract([record])
    ((_, mentions),) = extractor.mentions([record])
    for claim in extraction.claims:
        for evidence in claim.evidence:
            field = title if evidence.field == "title" else abstract
            assert evidence.sentence
            assert field[evidence.start : evidence.end] == evidence.sentence
    for mention in mentions:
        assert abstract[mention.start : mention.end] == mention.text != ""
    return extraction


@pytest.mark.parametrize("title", ["", " ", FINDING, f"{FINDING} "])
@pytest.mark.parametrize(
    "abstract",
    [
        "",
        " ",
        "...?!",
        "([{)]}",
        "((((",
        "))))",
        "\0",
        "RESULTS:",
        "of the",
        "insula/",
        "area",
        "BA",
        "n =",
        "(n = 12",
        "twenty-",
        "AI (",
        "(AI)",
        "'s insula",
        "We scanned 12 women and 5 women",
    ],
)
def test_fragments_are_read_without_complaint(extractor, abstract, title):
    assert read(extractor, abstract, title).record_id == "pmid:1"


@pytest.mark.parametrize(
    "text",
    [
        FINDING,
        f"\0 {FINDING}",
        f"😀 {FINDING}",
        f"\u200f{FINDING}\u200e",
        f"  {FINDING}",
        f"({FINDING}",
        f"{'=' * 5000} {FINDING}",
    ],
)
def test_claim_is_read_and_quoted_in_odd_company(extractor, text):
    (claim,) = read(extractor, f"RESULTS: {text}").claims
    assert claim.region.id == "insula"


@pytest.mark.parametrize("title", ["", "Pain", "Pain  ", " "])
def test_quotation_starts_where_the_abstract_does(extractor, title):
    (claim,) = read(extractor, FINDING, title).claims
    assert claim.evidence[0].sentence.strip() == FINDING


def test_records_do_not_touch_each_other(extractor):
    defining = Record("pmid:1", "", "RESULTS: Volume of the insula (XQ) was reduced in patients.")
    using = Record("pmid:2", "", "RESULTS: Volume of the XQ was reduced in patients.")
    first, second, again = extractor.extract([defining, using, defining])
    assert (len(first.claims), second.claims) == (1, ())
    assert first == again


def test_text_longer_than_a_million_characters_is_read(extractor):
    assert len(read(extractor, f"RESULTS: {FINDING}{' ' * 1_000_000}").claims) == 1


@pytest.mark.parametrize("text", ["(", "'", "( ", "part ", "nucleus of the ", "insula (XQ) ", "frontal, "])
def test_time_grows_no_faster_than_the_text(extractor, text):
    """Eight times the text would take 64 times as long if time grew with the square."""
    read(extractor, text * 50)
    taken = []
    for size in (5_000, 40_000):
        start = time.process_time()
        read(extractor, (text * size)[:size])
        taken.append(time.process_time() - start)
    assert taken[1] < 30 * max(taken[0], 0.02)
