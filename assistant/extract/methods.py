"""Words that say of a change only by which methods it was seen: "structural alterations", "functional differences"."""

from assistant.concepts import Concepts
from assistant.extract.grammar import CONJUNCTIONS
from assistant.extract.items import Item
from assistant.extract.words import Words

_WITHIN = 2  # words before the change: "functional brain alterations"


class MethodReader:
    """Reads the words before a change."""

    def __init__(self, concepts: Concepts) -> None:
        listed = concepts.labelled("method")
        self._modalities = {name: c.modalities for c in listed for name in (c.name, *c.synonyms)}

    def modalities(self, words: Words, change: Item) -> tuple[str, ...] | None:
        """List the imaging methods that a change is said to be seen by; none where several are named at once."""
        first = max(0, change.start - _WITHIN)
        at = next((i for i in range(change.start - 1, first - 1, -1) if words.lowers[i] in self._modalities), None)
        if at is None or not CONJUNCTIONS.isdisjoint(words.lowers[at + 1 : change.start]):
            return None
        beside = at > 1 and words.lowers[at - 1] in CONJUNCTIONS and words.lowers[at - 2] in self._modalities
        return None if beside else self._modalities[words.lowers[at]]
