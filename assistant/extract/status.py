"""How far the authors stand behind a statement: asserted, hedged, or background."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.concepts import Concepts
from assistant.extract.findings import Found
from assistant.extract.items import Item
from assistant.extract.labels import CLAUSE_ENDS, LABELS
from assistant.extract.reading import Sentence
from assistant.model import Claim, Section, Status

_REACH = 6


class StatusReader:
    """Judges findings by their section and by the hedges and questions in front of them."""

    def __init__(self, concepts: Concepts) -> None:
        self._values = {c.id: c.value for c in concepts.labelled("hedge")}

    def status(self, sentence: Sentence, items: Sequence[Item], found: Found) -> Status:
        """Judge a finding; a trend or a word on significance is no hedge."""
        if not sentence.reported:
            return Status.BACKGROUND
        first = min(found.cue, found.unit.first)
        if self._asked(items[:first]):
            return Status.BACKGROUND
        before = items[max(0, first - _REACH) : found.cue]
        return Status.HEDGED if any(self._value(item) == "hedged" for item in before) else Status.ASSERTED

    def _asked(self, before: Sequence[Item]) -> bool:
        """Tell whether a question opens the clause: "we tested whether", up to the next comma or clause."""
        for item in reversed(before):
            if self._value(item) == "question":
                return True
            if item.sort in LABELS["comma"] + CLAUSE_ENDS:
                return False
        return False

    def _value(self, item: Item) -> str | None:
        return self._values.get(item.span.concept or "") if item.sort == "H" and item.span else None


def restate(claims: Sequence[Claim]) -> list[Claim]:
    """Keep a finding of the conclusion as hedged where the results of the same record state findings."""
    results = any(c.status is Status.ASSERTED and c.evidence[0].section is Section.RESULTS for c in claims)
    return [
        replace(c, status=Status.HEDGED)
        if results and c.evidence[0].section is Section.CONCLUSION and c.status is Status.ASSERTED
        else c
        for c in claims
    ]
