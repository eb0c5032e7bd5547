import json

import pytest

from assistant.errors import UnreadableInputError
from assistant.read.detection import Format, detect_format


@pytest.mark.parametrize(
    ("lines", "form"),
    [
        (["", "PMID- 12"], Format.MEDLINE),
        (["OWN - NLM"], Format.MEDLINE),
        (["STAT- MEDLINE"], Format.MEDLINE),
        (["a stray line", "TI  - A title"], Format.MEDLINE),
        ([json.dumps({"format": "draftreview-snapshot", "schema": 7})], Format.SNAPSHOT),
        ([json.dumps({"pmid": 1, "text": "A text."})], Format.TEXTS),
    ],
)
def test_formats_are_told_by_content(lines: list[str], form: Format) -> None:
    assert detect_format(lines, "f") is form


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["TY  - JOUR", "TI  - A title"], "looks like RIS"),
        (["exported today", "TY  - JOUR", "TI  - A title"], "looks like RIS"),
        (["@article{a,"], "looks like BibTeX"),
        (["<?xml version='1.0'?>"], "looks like XML"),
        (["%PDF-1.7"], "looks like PDF"),
        (["PK \x04"], "looks like Word"),
        (["A shopping list"], "no bibliographic file"),
        (['{"claim_id": "x"}'], "no bibliographic file"),
        (["[" * 100_000], "no bibliographic file"),
        (["PMID-12"], "no bibliographic file"),
        (["some words"] * 30 + ["TI  - too late"], "no bibliographic file"),
    ],
)
def test_other_files_are_refused_by_name(lines: list[str], words: str) -> None:
    with pytest.raises(UnreadableInputError, match=words) as caught:
        detect_format(lines, "f.x")
    assert str(caught.value).startswith("f.x: unknown-format: ")
    assert "read are PubMed files" in str(caught.value)


def test_blank_lines_alone_are_an_empty_file() -> None:
    with pytest.raises(UnreadableInputError, match="f: empty-file: "):
        detect_format(["", "  "], "f")
