"""The sentence that a correction quotes, found in its record again."""

import re
from dataclasses import dataclass

from assistant.model import Evidence, Record

_FIELDS = ("abstract", "title")


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a quote stands: the field of the record, and character offsets into it."""

    field: str
    start: int
    end: int

    def holds(self, evidence: Evidence) -> bool:
        """Tell whether a piece of evidence is from here, at least in part."""
        return evidence.field == self.field and evidence.start < self.end and self.start < evidence.end


def find_quote(record: Record, quote: str) -> Passage | None:
    """Find a quote in the abstract of a record, else in its title, white space aside; ``None`` if it is in neither."""
    exact, words = quote.strip(), quote.split()
    if not words:
        return None
    for field in _FIELDS:
        start = getattr(record, field).find(exact)
        if start >= 0:
            return Passage(field, start, start + len(exact))
    spaced = re.compile(r"\s+".join(map(re.escape, words)))
    found = ((field, spaced.search(getattr(record, field))) for field in _FIELDS)
    return next((Passage(field, *match.span()) for field, match in found if match), None)
