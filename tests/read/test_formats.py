from pathlib import Path

import pytest

from assistant.read.citations import Citation
from assistant.read.detection import Format
from assistant.read.encoding import inspect_file
from assistant.read.formats import is_xml, parse_text, parse_xml

OF_REFERENCES = [form for form in Format if form not in (Format.SNAPSHOT, Format.TEXTS)]


@pytest.mark.parametrize("form", OF_REFERENCES)
def test_every_format_of_references_has_a_parser_that_takes_anything(tmp_path: Path, form: Format) -> None:
    path = tmp_path / "a"
    path.write_text("neither one\n\nnor the other\n")
    citations = parse_xml(form, path) if is_xml(form) else parse_text(form, inspect_file(path), {})
    assert not [item for item in citations if isinstance(item, Citation) and item.title]


def test_columns_reach_the_parser_of_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Heading,Year\nOne,2020\n")
    (citation,) = parse_text(Format.CSV, inspect_file(path), {"title": "Heading"})
    assert isinstance(citation, Citation)
    assert citation.title == "One"
