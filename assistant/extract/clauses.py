"""Clauses that nothing but a comma parts from the one before: "pain went with age, and patients showed less volume"."""

import re
from collections.abc import Sequence

from assistant.extract.items import Item, labels
from assistant.extract.labels import CLAUSE_ENDS, LABELS, TIES
from assistant.extract.words import Words

_COMMA, _BOUNDARY = LABELS["comma"], LABELS["boundary"]
_VERBS = LABELS["show"] + LABELS["be"]
_STOPS = CLAUSE_ENDS + _COMMA + _VERBS + LABELS["direction"] + TIES + LABELS["between"]
_AND, _LISTED = LABELS["and"], LABELS["regions"]
# a tie, not far behind it a comma, and a subject with a verb and a direction; without "and", regions may be an
# apposition to what is tied
_NEXT = re.compile(
    f"[{TIES}][^{CLAUSE_ENDS}]{{0,60}}?(?={_COMMA}(?:{_AND}[^{_STOPS}]{{0,8}}|[^{_STOPS}{_AND}{_LISTED}]{{1,8}})"
    f"(?P<verb>[{_VERBS}])[{LABELS['other']}{LABELS['hedge']}]{{0,4}}{LABELS['direction']})"
)


def part_clauses(words: Words, items: Sequence[Item]) -> list[Item]:
    """Make a boundary of the comma after a tie where a subject, a finite verb and a direction follow."""
    out = list(items)
    for match in _NEXT.finditer(labels(items)):
        if not words.lowers[items[match.start("verb")].start].endswith("ing"):
            out[match.end()] = items[match.end()]._replace(sort=_BOUNDARY)
    return out
