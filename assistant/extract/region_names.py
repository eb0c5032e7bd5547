"""The names under which regions are looked up, and the short forms that letters are set before."""

import re
from collections.abc import Iterable, Iterator

from assistant.concepts import Concepts
from assistant.extract.grammar import ARTICLES
from assistant.extract.lookups import Lookup
from assistant.extract.rules import NameGrammar
from assistant.extract.words import normalise
from assistant.model import Laterality, Region

SIDE_LETTERS = {"l": Laterality.LEFT, "L": Laterality.LEFT, "r": Laterality.RIGHT, "R": Laterality.RIGHT}
# short enough to take a letter, long enough not to make a word of it
_SHORT = re.compile(r"[a-z]{0,2}[A-Z]{2,5}\Z")
CAPITALS = re.compile(r"[A-Z]{3,5}\Z")  # a short form that a letter for a part may stand before
_ENDS_IN_S = ("ss", "us", "is", "ans", "ens")


class RegionNames:
    """Looks up a written region name among the listed concepts."""

    def __init__(self, concepts: Concepts, grammar: NameGrammar) -> None:
        self._ids: dict[str, str] = {}
        self._keys = Lookup(self._make_key)
        self._nearest = Lookup(self._find_nearest)
        self._plurals = grammar.plurals
        self._skipped = frozenset((*ARTICLES, *grammar.side_of))
        self._understood = grammar.understood
        self._functional = frozenset(grammar.functional)
        self._prefixes = frozenset(grammar.prefixes).difference(grammar.adjectives, grammar.directional, grammar.parts)
        placed = placed_forms(concepts, grammar.initials)
        self._written = {
            f"{letter}{short}".lower(): f"{grammar.initials[letter]} {short.lower()}" for letter, short, _ in placed
        }
        for concept in concepts.labelled("region"):
            for name in (concept.name, *concept.synonyms):
                self._ids.setdefault(self.key(name), concept.id)
        for short, region in sided_forms(concepts):
            self._ids.setdefault(self.key(short), region)
        for adjective, concept_id in grammar.adjectives.items():
            if concept_id and concept_id in concepts.by_id:
                self._ids.setdefault(self.key(adjective), concept_id)
        self._nouns = {
            self.key(adjective): self.key(concepts.name(concept_id))
            for adjective, concept_id in grammar.adjectives.items()
            if concept_id and concept_id in concepts.by_id
        }

    def key(self, name: str) -> str:
        """Normalise a region name for look-up: lower case, singular, one spelling, no articles, no side."""
        return self._keys[name]

    def _make_key(self, name: str) -> str:
        return " ".join(self._written.get(word) or self.single(word) for word in self.words(name))

    def words(self, name: str) -> tuple[str, ...]:
        """Part a region name into its words in lower case and one spelling, without articles and sides."""
        text = normalise(name).lower().replace("-", " ").replace("/", " ").replace("grey", "gray")
        return tuple(self._joined(word for word in re.findall(r"[^\s,()]+", text) if word not in self._skipped))

    def single(self, word: str) -> str:
        """Write a noun in the singular."""
        return self._plurals.get(word) or _singular(word)

    def _joined(self, words: Iterable[str]) -> Iterator[str]:
        """Write a prefix and the word it stands before as one: "fronto-parietal" is "frontoparietal"."""
        prefix = ""
        for word in words:
            if word in self._prefixes:
                prefix += word
            else:
                yield prefix + word
                prefix = ""
        if prefix:
            yield prefix

    def nearest(self, name: str) -> tuple[str | None, bool]:
        """Find the concept of a name, else that of its tail: "dorsal anterior insula" is an anterior insula.

        Returns
        -------
        tuple
            The concept id or ``None``, and whether the whole name is listed.
        """
        return self._nearest[name]

    def _find_nearest(self, name: str) -> tuple[str | None, bool]:
        words = self.key(name).split()
        for start in range(len(words)):
            for key in (" ".join(words[start:]), _inverted(words[start:])):
                if key in self._ids:
                    return self._ids[key], start == 0
        return next(((self._ids[w], False) for w in reversed(words) if w in self._ids), (None, False))

    def region(self, name: str, written: str, side: Laterality | None, concepts: Concepts) -> Region:
        """Name a region: the listed one, else as written with those that its head, or each of its parts, names.

        Parameters
        ----------
        name
            Its full name; slashes join the parts of a joint one.
        written, side
            As the text has it.
        concepts
            The concepts and their names.
        """
        concept, whole = self.nearest(name)
        if concept and whole:
            return Region(written, concept, concepts.name(concept), side, concept)
        parts = (self.nearest(self.completed(part))[0] for part in name.split("/")) if "/" in name else (concept,)
        found = tuple(dict.fromkeys(part for part in parts if part))
        slug = "-".join(self.key(name).split())
        return Region(written, slug, name, side, found[0] if found else None, found[1:])

    def completed(self, name: str) -> str:
        """Add the noun that an adjective leaves out: the first understood one that makes a listed name.

        The last noun of the list comes first for words of function, which stand for networks. Else the adjective
        gives way to its own noun, if that makes one: "ventral striatal" is the ventral striatum.
        """
        key = self.key(name)
        if key in self._ids:
            return name
        nouns = self._understood[::-1] if self._functional.issuperset(key.split()) else self._understood
        head, _, last = key.rpartition(" ")
        own = f"{head} {self._nouns.get(last)}"
        found = next((f"{name} {noun}" for noun in nouns if f"{key} {noun}" in self._ids), None)
        return found or (own if own in self._ids else name)


def sided_forms(concepts: Concepts) -> Iterator[tuple[str, str]]:
    """Go through the short forms of regions with a letter for the side, "rIFG" and "LIFG", each with its concept."""
    names = _listed(concepts)
    for concept in concepts.labelled("region"):
        for short in filter(_SHORT.match, (concept.name, *concept.synonyms)):
            yield from ((letter + short, concept.id) for letter in SIDE_LETTERS if letter + short not in names)


def placed_forms(concepts: Concepts, initials: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Go through the short forms of regions with a letter for a part of it, "aIFG": letter, short form, concept."""
    names = _listed(concepts)
    for concept in concepts.labelled("region"):
        for short in filter(CAPITALS.match, (concept.name, *concept.synonyms)):
            yield from ((letter, short, concept.id) for letter in initials if letter + short not in names)


def _listed(concepts: Concepts) -> set[str]:
    return {name for concept in concepts.by_id.values() for name in (concept.name, *concept.synonyms)}


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(_ENDS_IN_S) else word


def _inverted(words: list[str]) -> str:
    """Turn "genu of corpus callosum" into "corpus callosum genu"."""
    if "of" not in words:
        return " ".join(words)
    at = words.index("of")
    return " ".join(words[at + 1 :] + words[:at])
