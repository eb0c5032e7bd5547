"""Four ways in which the literature of a seed goes on, and the drafts that come of it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.cli.drafting import load_style, make_document, to_word
from assistant.cli.pipeline import make_review
from assistant.cli.rule_sets import Rules
from assistant.draft.blocks import Table

MAX_ROWS = 8  # longer tables are cut: LibreOffice spends most of its time on them, and their rows are alike
_RECORDS = re.compile(r"\n\n(?=PMID- |OWN - )")
_OPPOSITES = {"lower": "higher", "higher": "lower", "decreased": "increased", "increased": "decreased"}

Change = Callable[[Sequence[str], Sequence[str]], Sequence[str]]


def _turn(records: Sequence[str], later: Sequence[str]) -> Sequence[str]:
    """Correct every third abstract to the opposite."""
    words = re.compile(rf"\b({'|'.join(_OPPOSITES)})\b")
    return [
        words.sub(lambda found: _OPPOSITES[found[0]], record) if number % 3 == 0 else record
        for number, record in enumerate(records)
    ]


CHANGES: Mapping[str, Change] = {
    "more studies": lambda records, later: later,
    "fewer studies": lambda records, later: [record for number, record in enumerate(records) if number % 4],
    "other findings": _turn,
    "other studies": lambda records, later: [record for number, record in enumerate(later) if number % 3],
}


def write_draft(records: Sequence[str], rules: Rules, folder: Path) -> bytes:
    """Write the draft of records, its tables cut."""
    path = folder / "records.nbib"
    path.write_text("\n\n".join(records) + "\n", encoding="utf-8")
    document = make_document(make_review([path], rules), rules, load_style("vancouver"), "An invented title")
    blocks = tuple(replace(b, rows=b.rows[:MAX_ROWS]) if isinstance(b, Table) else b for b in document.blocks)
    return to_word(replace(document, blocks=blocks))


def read_records(path: Path) -> list[str]:
    """Read the records of a seed as texts."""
    return _RECORDS.split(path.read_text(encoding="utf-8").strip())
