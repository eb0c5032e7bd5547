"""A sentence that is explained, quoted as it was given."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.extract.items import Item
from assistant.extract.labels import LABELS
from assistant.extract.reading import Reading, Sentence

_LABEL_OF = {letter: label for label, letter in LABELS.items()}


@dataclass(frozen=True, slots=True)
class SeenItem:
    """A stretch of the sentence with its item label; ``None`` for brackets that no rule sees."""

    text: str
    label: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence with the text it is quoted from.

    Attributes
    ----------
    text
        As given.
    shift
        How many characters were put before it for reading.
    reading, sentence, items
        What the cascade makes of it.
    """

    text: str
    shift: int
    reading: Reading
    sentence: Sentence
    items: tuple[Item, ...]

    def words(self, start: int, end: int) -> str:
        """Quote tokens as they were given."""
        return self.text[self.offset(start) : self.reading.words.ends[end - 1] - self.shift]

    def offset(self, token: int) -> int:
        """Say where a token begins in the text as given."""
        return self.reading.words.starts[token] - self.shift

    def item(self, i: int) -> SeenItem:
        """Show an item; one of other words goes on until the next."""
        item = self.items[i]
        end = self._following(i) if item.sort == LABELS["other"] else item.end
        return SeenItem(self.words(item.start, end), _LABEL_OF[item.sort])

    def edge(self, i: int | None) -> SeenItem | None:
        """Show an item if there is one."""
        return None if i is None else self.item(i)

    def row(self) -> Iterator[SeenItem]:
        """Go through the items, and what was skipped between them."""
        at = self.sentence.start
        for i, item in enumerate(self.items):
            if item.start > at:
                yield SeenItem(self.words(at, item.start), None)
            yield self.item(i)
            at = self._following(i) if item.sort == LABELS["other"] else item.end
        if at < self.sentence.end:
            yield SeenItem(self.words(at, self.sentence.end), None)

    def _following(self, i: int) -> int:
        return self.items[i + 1].start if i + 1 < len(self.items) else self.sentence.end
