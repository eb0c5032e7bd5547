"""Associations of a change: "the change of volume correlated with pain" is no relation of the volume itself."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.concepts import Concepts
from assistant.extract.findings import Found
from assistant.extract.grammar import ARTICLES
from assistant.extract.items import Item
from assistant.extract.labels import CLAUSE_ENDS, LABELS
from assistant.extract.words import Words
from assistant.model import Claim, ComparisonKind

_COMPARING = frozenset({ComparisonKind.POST_VS_PRE, ComparisonKind.TREATMENT_VS_CONTROL})


class ChangeReader:
    """Tells whether a tie names a change on either of its sides."""

    def __init__(self, concepts: Concepts) -> None:
        self._nouns = {c.id for c in concepts.labelled("direction") if c.kind == "noun"}

    def names_change(self, words: Words, items: Sequence[Item], found: Found) -> bool:
        """Look through the clauses from the tie to its regions for a noun that means a change."""
        start, end = min(found.cue, found.unit.first), max(found.cue, found.unit.at) + 1
        while start > 0 and items[start - 1].sort not in CLAUSE_ENDS:
            start -= 1
        while end < len(items) and items[end].sort not in CLAUSE_ENDS:
            end += 1
        return any(self._is_noun(words, items, i) for i in range(start, end))

    def _is_noun(self, words: Words, items: Sequence[Item], i: int) -> bool:
        """Tell a noun by its concept, or by the words around it: "the increase in volume"."""
        item = items[i]
        if item.sort != LABELS["direction"] or item.span is None:
            return False
        governs = i + 1 < len(items) and items[i + 1].sort == LABELS["in"]
        named = item.start > 0 and words.lowers[item.start - 1] in ARTICLES
        return item.span.concept in self._nouns or (governs and named)


def settle_changes(claims: Iterable[Claim]) -> list[Claim]:
    """Take associations of a change for what they are only where the study compares times or treatments.

    Elsewhere authors call a difference between groups a change.
    """
    claims = list(claims)
    compares = any(claim.comparison and claim.comparison.kind in _COMPARING for claim in claims)
    return claims if compares else [replace(c, of_change=False) if c.of_change else c for c in claims]
