"""The tokens of a text as plain lists, which every step of the cascade scans."""

import re
from dataclasses import dataclass

from assistant.model import Record

# one character for one, so that offsets into the normalised text are offsets into the text
_ONE_FOR_ONE = {
    **dict.fromkeys("‐‑‒–−﹣－", "-"),
    **dict.fromkeys("\u00a0\u2009\u200a\u202f\u2002\u2003\u2007\t\n\r_", " "),
    # marks that are not printed: zero-width spaces, directions of writing
    **dict.fromkeys("\0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff", " "),
    **dict.fromkeys("’‘`´", "'"),
    **dict.fromkeys("“”", '"'),
    "⁄": "/",
}
_ODD = re.compile(f"[{re.escape(''.join(_ONE_FOR_ONE))}]")
# no word is that long, and the tokenizer's time grows with the square of it
_LONGEST = 199
_NO_WORD = re.compile(rf"\S{{{_LONGEST + 1},}}")


def normalise(text: str) -> str:
    """Write dashes, spaces and quotes in one way and blank out what is no word, without moving any character."""
    text = _ODD.sub(lambda match: _ONE_FOR_ONE[match[0]], text)
    if max(map(len, text.split()), default=0) > _LONGEST:
        return _NO_WORD.sub(lambda match: " " * len(match[0]), text)
    return text


def text_of(record: Record) -> str:
    """Give what is read of a record: its title and its abstract, a line apart."""
    return f"{record.title}\n{record.abstract}" if record.title else record.abstract


def is_abbreviation(text: str) -> bool:
    """Tell whether a spelling matches as written only."""
    capitals = sum(c.isupper() for c in text)
    return capitals >= 2 or (" " not in text and capitals >= 1 and any(c.isdigit() for c in text))


@dataclass(frozen=True, slots=True)
class Words:
    """A tokenised text.

    Attributes
    ----------
    content
        The text.
    texts, lowers
        Each token as written, and in lower case.
    starts, ends
        Character offsets of each token.
    """

    content: str
    texts: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.texts)

    def tight(self, i: int) -> bool:
        """Tell whether no space stands between token ``i`` and the next."""
        return i + 1 < len(self.starts) and self.ends[i] == self.starts[i + 1]

    def text(self, start: int, end: int) -> str:
        """Give the text from token ``start`` up to ``end``, that of the first token at least."""
        return self.content[self.starts[start] : self.ends[max(start, end - 1)]]
