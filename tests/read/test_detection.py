import json

import pytest

from assistant.errors import UnreadableInputError
from assistant.read.detection import Format, detect_format


@pytest.mark.parametrize(
    ("head", "form"),
    [
        ("\nPMID- 12\n", Format.MEDLINE),
        ("OWN - NLM\n", Format.MEDLINE),
        ("STAT- MEDLINE\n", Format.MEDLINE),
        ("a stray line\nTI  - A title\n", Format.MEDLINE),
        ("AU  - Doe J\nJT  - Journal of tests\n", Format.MEDLINE),
        ("TY  - JOUR\nTI  - A title\n", Format.RIS),
        ("exported today\n\nty - JOUR\n", Format.RIS),
        ("a preface\n" * 50 + "TY  - JOUR\n", Format.RIS),
        ("T1  - A title\nER  -\n", Format.RIS),
        ("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n", Format.RIS),
        ("@article{a,\n title = {One}}\n", Format.BIBTEX),
        ("This file was made with JabRef.\nEncoding: GBK\n\n@Article (a,\n", Format.BIBTEX),
        ('[{"id": "a", "title": "One"}]', Format.CSL_JSON),
        ('{"items": [{"DOI": "10.1000/a"', Format.CSL_JSON),
        ('{"title": "One", "text": "no bare text"}\n', Format.CSL_JSON),
        ("Title,Abstract,Year\n", Format.CSV),
        ('sep=;\n"Article Title";"Authors"\n', Format.CSV),
        ("title\tdoi\n", Format.CSV),
        ('<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "x" "y">\n<PubmedArticleSet>', Format.PUBMED_XML),
        ("<PubmedBookArticleSet><PubmedBookArticle>", Format.PUBMED_XML),
        ("<xml><records><record><database name='a'>", Format.ENDNOTE_XML),
        ("<records>\n<record>\n<rec-number>1<", Format.ENDNOTE_XML),
        (json.dumps({"format": "draftreview-snapshot", "schema": 7}), Format.SNAPSHOT),
        (json.dumps({"pmid": 1, "text": "A text."}), Format.TEXTS),
        (json.dumps({"pmcid": 1, "title": "A title", "text": "A text."}), Format.TEXTS),
    ],
)
def test_formats_are_told_by_content(head: str, form: Format) -> None:
    assert detect_format(head, "f") is form


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("<!doctype html><title>x</title>", "looks like a web page"),
        ("<?xml version='1.0'?>\n<html lang='en'>", "looks like a web page"),
        ("<?xml version='1.0'?>\n<modsCollection>", "looks like XML of a kind"),
        ("<records><record><name>1</name>", "looks like XML of a kind"),
        ("%PDF-1.7", "looks like PDF"),
        ("PK\x03\x04", "looks like a Word, Excel or ZIP file"),
        ("\ufffd\ufffd\x11\u0871\x1a", "looks like an old Word or Excel file"),
        ("{\\rtf1\\ansi", "looks like RTF"),
        ("\x1f\ufffd\x08", "looks like a compressed file inside another"),
        ("%0 Journal Article\n%A Doe", "looks like EndNote's Refer format"),
        ('{"claim_id": "x"}', "looks like JSON without titles"),
        ("[" * 100_000, "looks like JSON without titles"),
        ("A shopping list", "no bibliographic file"),
        ("Bread, milk, eggs and a title", "no bibliographic file"),
        ("PMID-12", "no bibliographic file"),
        ("some words\n" * 30 + "TI  - too late", "no bibliographic file"),
    ],
)
def test_other_files_are_refused_by_name(head: str, words: str) -> None:
    with pytest.raises(UnreadableInputError, match=words) as caught:
        detect_format(head, "f.x")
    assert str(caught.value).startswith("f.x: unknown-format: ")
    assert "read are PubMed files" in str(caught.value)


def test_columns_that_the_user_names_make_a_table() -> None:
    with pytest.raises(UnreadableInputError):
        detect_format("Heading,Text\n", "f")
    assert detect_format("Heading,Text\n", "f", {"title": "heading", "abstract": "Text"}) is Format.CSV


@pytest.mark.parametrize("head", ["", "\n  \n", "\ufeff\n"])
def test_blank_lines_alone_are_an_empty_file(head: str) -> None:
    with pytest.raises(UnreadableInputError, match="f: empty-file: "):
        detect_format(head, "f")
