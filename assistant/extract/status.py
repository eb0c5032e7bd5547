"""How far the authors stand behind a statement: asserted, hedged, or background."""

from collections.abc import Sequence

from assistant.concepts import Concepts
from assistant.extract.findings import Found
from assistant.extract.items import Item
from assistant.extract.reading import Sentence
from assistant.model import Status

_REACH = 6


class StatusReader:
    """Judges findings by their section and by the hedges in front of them."""

    def __init__(self, concepts: Concepts) -> None:
        self._hedges = {c.id for c in concepts.labelled("hedge") if c.value == "hedged"}

    def status(self, sentence: Sentence, items: Sequence[Item], found: Found) -> Status:
        """Judge a finding; a trend or a word on significance is no hedge."""
        if not sentence.reported:
            return Status.BACKGROUND
        first = min(found.cue, found.unit.first)
        before = items[max(0, first - _REACH) : found.cue]
        hedged = any(item.sort == "H" and item.span and item.span.concept in self._hedges for item in before)
        return Status.HEDGED if hedged else Status.ASSERTED
