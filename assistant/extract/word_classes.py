"""What each word can be in a composed name: listed, put together from listed parts, or known by its ending."""

from enum import IntEnum

from assistant.extract.lookups import Lookup
from assistant.extract.rules import NameGrammar

_SHORTEST_BY_ENDING = 5


class WordClass(IntEnum):
    """What a word can be in a name: bits, kept plain numbers because they are asked of every word."""

    HEAD = 1
    WEAK = 2
    GENERIC = 4
    DIRECTIONAL = 8
    ADJECTIVE = 16
    FUNCTIONAL = 32
    PREFIX = 64
    PART = 128
    NUMBERED = 256
    SUFFIX = 1024
    PORTION = 2048
    QUALIFIED = 4096
    QUALIFIER = 8192
    LATIN_HEAD = 16384
    LATIN = 32768
    EPONYM = 65536
    BROAD = 131072
    CONNECTING = 262144
    JOINING = 524288
    ADJECTIVAL = 1048576


_C = WordClass
INSIDE = int(_C.HEAD | _C.WEAK | _C.GENERIC | _C.DIRECTIONAL | _C.ADJECTIVE | _C.FUNCTIONAL | _C.PREFIX | _C.PART)


class WordClasses(Lookup[int]):
    """The classes of each word in lower case, 0 if it stands in no name."""

    def __init__(self, grammar: NameGrammar) -> None:
        super().__init__(self._classify)
        self._listed: dict[str, int] = {}
        for names, flag in (
            (grammar.heads, _C.HEAD),
            (grammar.weak_heads, _C.WEAK),
            (grammar.generic_heads, _C.GENERIC),
            (grammar.directional, _C.DIRECTIONAL),
            (grammar.adjectives, _C.ADJECTIVE),
            (grammar.functional, _C.FUNCTIONAL),
            (grammar.prefixes, _C.PREFIX),
            (grammar.parts, _C.PART),
            (grammar.portions, _C.PORTION),
            (grammar.numbered, _C.NUMBERED),
            (grammar.suffixes, _C.SUFFIX),
            (grammar.qualified, _C.QUALIFIED),
            (grammar.qualifiers, _C.QUALIFIER),
            (grammar.latin_heads, _C.LATIN_HEAD),
            (grammar.eponyms, _C.EPONYM),
            (grammar.joining, _C.JOINING),
            (grammar.broad, _C.BROAD),
            (grammar.connections, _C.CONNECTING),
        ):
            for word in names:
                self._listed[word] = self._listed.get(word, 0) | int(flag)
        self._stems = sorted(grammar.prefixes, key=len, reverse=True)
        self._connecting = frozenset(grammar.connecting)
        self._common = frozenset(grammar.common)
        self._latin_endings = tuple(grammar.latin_endings)
        self._qualifier_endings = tuple(grammar.qualifier_endings)

    def _classify(self, word: str) -> int:
        known = self._listed.get(word) or self._composed(word) or self._by_ending(word)
        return known | self._by_ending(word) & _C.LATIN if known == _C.QUALIFIER else known

    def _composed(self, word: str) -> int:
        """Classify a prefix with what follows it: one before an adjective makes an adjective."""
        for stem in self._stems:
            rest = word[len(stem) :].lstrip("-")
            if word.startswith(stem) and len(rest) > 4:
                known = self._listed.get(rest, 0)
                if known & (_C.ADJECTIVE | _C.SUFFIX):
                    return int(_C.ADJECTIVE | _C.CONNECTING) if stem in self._connecting else int(_C.ADJECTIVE)
                if known & (_C.HEAD | _C.FUNCTIONAL):
                    return known & ~int(_C.LATIN_HEAD)
        return 0

    def _by_ending(self, word: str) -> int:
        if len(word) < _SHORTEST_BY_ENDING or word in self._common or not word.isalpha():
            return 0
        latin = int(_C.LATIN) if word.endswith(self._latin_endings) else 0
        return latin | (int(_C.ADJECTIVAL) if word.endswith(self._qualifier_endings) else 0)
