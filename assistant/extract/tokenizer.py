"""Texts as words: spaCy's English tokenizer with some rules more, asked once for each stretch without a space."""

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate, chain
from operator import add

import spacy
from spacy.tokens import Doc

from assistant.extract.lookups import Lookup
from assistant.extract.words import Words

# "FoG.", "BMP+." and "METHODS/:" are parted from the mark
_SUFFIXES = (r"(?<=[a-z0-9+\-][A-Z])\.", r"(?<=[A-Za-z][+\-])\.", r"(?<=[A-Za-z])/")
# "cortex(AI)", "(AI)/cortex", "pre-/postcentral", "(pre-)motor"
_INFIXES = (
    r"(?<=[A-Za-z0-9])[(\[](?=[A-Za-z])",
    r"(?<=[A-Za-z0-9])[)\]](?=[/-]?[A-Za-z])",
    r"(?<=[)\]])[/-](?=[A-Za-z])",
    r"(?<=[a-z]-)[/)](?=[a-z])",
)
# a word with its marks; of a run of spaces those that are tokens, which are all but the one behind a word
_STRETCH = re.compile(r"[^ ]+|^ +|(?<= ) +")


# a token, the same in lower case, its length, and how far behind its start the next one stands
_Token = tuple[str, str, int, int]


class Tokenizer:
    """Cuts texts into words; which words a stretch without a space holds does not depend on what stands around it."""

    def __init__(self) -> None:
        self._english = _english()
        self._stretches = Lookup(self._cut)

    def __call__(self, text: str) -> Words:
        """Cut a text into its words."""
        stretches = _STRETCH.findall(text) if "  " in f" {text} " else text.split(" ")
        tokens = list(chain.from_iterable(map(self._stretches.__getitem__, stretches)))
        starts = list(accumulate([token[3] for token in tokens[:-1]], initial=0))
        ends = list(map(add, starts, [token[2] for token in tokens]))
        return Words(text, [token[0] for token in tokens], [token[1] for token in tokens], starts, ends)

    def _cut(self, stretch: str) -> tuple[_Token, ...]:
        if not stretch.strip(" "):
            return ((stretch, stretch, len(stretch), len(stretch)),)
        cut = self._english(f"{stretch} ")
        return tuple((t.text, t.lower_, len(t), len(t.text_with_ws)) for t in cut)


@cache
def open_tokenizer() -> Tokenizer:
    """Give the tokenizer of this process: no rule bears on it, so that later extractors find what it has cut."""
    return Tokenizer()


def _english() -> Callable[[str], Doc]:
    nlp = spacy.blank("en")
    infixes = spacy.util.compile_infix_regex([*(nlp.Defaults.infixes or []), *_INFIXES])
    suffixes = spacy.util.compile_suffix_regex([*(nlp.Defaults.suffixes or []), *_SUFFIXES])
    nlp.tokenizer.infix_finditer = infixes.finditer  # type: ignore[union-attr]
    nlp.tokenizer.suffix_search = suffixes.search  # type: ignore[union-attr]
    return nlp.tokenizer
