"""How far the authors stand behind a statement: asserted, hedged, or background."""

from collections.abc import Sequence

from assistant.extract.findings import Found
from assistant.extract.items import Item
from assistant.extract.reading import Sentence
from assistant.model import Status

_REACH = 6


def status_of(sentence: Sentence, items: Sequence[Item], found: Found) -> Status:
    """Judge a finding by its section and by a hedge in front of its cue.

    A trend or a word on significance is no hedge.
    """
    if not sentence.reported:
        return Status.BACKGROUND
    first = min(found.cue, found.unit.first)
    for i in range(max(0, first - _REACH), found.cue):
        span = items[i].span
        if items[i].sort == "H" and span is not None and span.concept == "speculation":
            return Status.HEDGED
    return Status.ASSERTED
