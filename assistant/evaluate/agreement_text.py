"""The agreement of two reviewers as text for a terminal, and as Markdown."""

import re
from collections.abc import Iterable, Sequence

from assistant.evaluate.agreement import Agreement
from assistant.evaluate.agreement_report import Block, Describe, Entry, Grid, Heading, Lines, report_agreement
from assistant.evaluate.alignment import align

_SPECIAL = re.compile(r"([\\`*_<>\[\]|~^$#]|&(?=#?\w+;))")
_TITLE = "# Agreement of two reviewers"


def agreement_to_text(agreement: Agreement, describe: Describe) -> str:
    """Write an agreement as lines for a terminal; ``describe`` sums statements up."""
    return _join(map(_as_text, report_agreement(agreement, describe)))


def agreement_to_markdown(agreement: Agreement, describe: Describe) -> str:
    """Write the same as Markdown; words of others are escaped, so that they arrive as they are."""
    return _join([_TITLE, *map(_as_markdown, report_agreement(agreement, describe))])


def _join(blocks: Iterable[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _as_text(block: Block) -> str:
    match block:
        case Heading(text):
            return f"{text}\n{'-' * len(text)}"
        case Lines(lines):
            return "\n".join(lines)
        case Grid(rows):
            return align(rows)
        case Entry(head, lines):
            return "\n".join([head, *(f"  {line}" for line in lines)])


def _as_markdown(block: Block) -> str:
    match block:
        case Heading(text):
            return f"## {text}"
        case Lines(lines):
            return "\n".join(f"- {_escape(line)}" for line in lines)
        case Grid(rows):
            return _pipe_table(rows)
        case Entry(head, lines):
            return "\n".join([f"- **{_escape(head)}**", *(f"    - {_escape(line)}" for line in lines)])


def _pipe_table(rows: Sequence[Sequence[object]]) -> str:
    head, *body = (f"| {' | '.join(_escape(str(cell)) for cell in row)} |" for row in rows)
    return "\n".join([head, f"|{'---|' * len(rows[0])}", *body])


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
