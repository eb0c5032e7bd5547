"""What docs/corrections.md says of the file is what is read."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from assistant.correct import parse_corrections, write_corrections
from assistant.correct.schema import CheckEntry, CorrectionsEntry, StatementEntry, StudyEntry

TABLES: dict[str, type[BaseModel]] = {
    "key of the file": CorrectionsEntry,
    "key of a claim": CheckEntry,
    "key of a statement": StatementEntry,
    "key of a study": StudyEntry,
}


@pytest.fixture(scope="module")
def text(checkout: Path) -> str:
    return (checkout / "docs" / "corrections.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("head", TABLES)
def test_a_table_names_each_key_and_no_other(text: str, head: str) -> None:
    (rows,) = re.findall(rf"^\| {head} \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.M)
    named = {name for row in rows.splitlines() for name in re.findall(r"`(.+?)`", row.split("|")[1])}
    assert named == {field.alias or name for name, field in TABLES[head].model_fields.items()}


def test_the_example_is_written_as_draftreview_writes_it(text: str) -> None:
    (example,) = re.findall(r"^```yaml\n(.+?)^```", text, re.M | re.S)
    assert write_corrections(parse_corrections(example, "docs").corrections) == example


def test_every_code_is_told(text: str, checkout: Path) -> None:
    source = "".join(
        (checkout / "assistant" / "correct" / name).read_text(encoding="utf-8")
        for name in ("reports.py", "applying.py")
    )
    codes = set(re.findall(r'filed\.(?:problem|note)\("([a-z-]+)"', source))
    assert codes == set(re.findall(r"^\| `([a-z]+-[a-z]+)` \|", text, re.M))
