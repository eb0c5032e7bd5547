"""The tokens of a text as plain lists, which every step of the cascade scans."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

# one character for one, so that offsets into the normalised text are offsets into the text
_ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–−﹣－", "-"),
        **dict.fromkeys("\u00a0\u2009\u200a\u202f\u2002\u2003\u2007\t\n\r_", " "),
        # marks that are not printed: zero-width spaces, directions of writing
        **dict.fromkeys("\0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff", " "),
        **dict.fromkeys("’‘`´", "'"),
        **dict.fromkeys("“”", '"'),
        "⁄": "/",
    }
)
# no word is that long, and the tokenizer's time grows with the square of it
_NO_WORD = re.compile(r"\S{200,}")


def normalise(text: str) -> str:
    """Write dashes, spaces and quotes in one way and blank out what is no word, without moving any character."""
    return _NO_WORD.sub(lambda match: " " * len(match[0]), text.translate(_ONE_FOR_ONE))


def is_abbreviation(text: str) -> bool:
    """Tell whether a spelling matches as written only."""
    capitals = sum(c.isupper() for c in text)
    return capitals >= 2 or (" " not in text and capitals >= 1 and any(c.isdigit() for c in text))


@dataclass(frozen=True, slots=True)
class Words:
    """A tokenised text.

    Attributes
    ----------
    texts, lowers
        Each token as written, and in lower case.
    starts, ends
        Character offsets of each token.
    """

    texts: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, doc: "Doc") -> "Words":
        """Read the tokens of a document once."""
        texts = [token.text for token in doc]
        starts = [token.idx for token in doc]
        ends = [start + len(text) for start, text in zip(starts, texts, strict=True)]
        return cls(texts, [text.lower() for text in texts], starts, ends)

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.texts)

    def tight(self, i: int) -> bool:
        """Tell whether no space stands between token ``i`` and the next."""
        return i + 1 < len(self.starts) and self.ends[i] == self.starts[i + 1]

    def text(self, start: int, end: int) -> str:
        """Join the tokens from ``start`` up to ``end`` with the spaces that stand between them."""
        out = [self.texts[start]]
        for i in range(start + 1, end):
            out.append(self.texts[i] if self.starts[i] == self.ends[i - 1] else " " + self.texts[i])
        return "".join(out)
