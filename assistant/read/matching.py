"""The rules of merging, applied to two records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.model import Record
from assistant.read.duplicate_rules import Condition, DuplicateRules
from assistant.read.similarity import Pair, Profile, fold

SAME_ABSTRACT = 97
_CHEAPEST_FIRST = ("years_apart", "opening", "title", "pages", "journal", "words", "abstract", "author")
_WORDS = {"years_apart": "years apart", "opening": "letters in common at the beginning"}
_Asked = tuple[str, Mapping[str, float], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Match:
    """A condition that two records meet.

    Attributes
    ----------
    condition
        Its id.
    found
        What it asked for and what was found, in words.
    strength
        For telling the best of several partners; the more alike, the higher.
    """

    condition: str
    found: str
    strength: float

    def __str__(self) -> str:
        """Name the condition and what was found."""
        return f"{self.condition}: {self.found}"


class Matcher:
    """The rules, made ready to be asked of many pairs."""

    def __init__(self, rules: DuplicateRules) -> None:
        self._same, self._same_doi = _prepare(rules.same), _prepare(rules.same_doi)
        self._perhaps, self._versions = _prepare(rules.perhaps), _prepare(rules.versions)
        self._years = max((c.years_apart or 0 for c in rules.versions), default=0)
        self._openings = tuple(sorted(map(fold, rules.ignored_openings), key=lambda o: (-len(o), o)))
        self._telling = tuple(f" {fold(word)} " for word in rules.telling_words)
        self._perhaps_telling = tuple(f" {fold(word)} " for word in rules.telling_unless_same_abstract)
        preprints = rules.preprints
        self._types = frozenset(kind.casefold() for kind in preprints.types)
        self._servers = tuple(map(fold, preprints.servers))
        self._prefixes = tuple(prefix.casefold() for prefix in preprints.doi_prefixes)

    def profile(self, record: Record) -> Profile:
        """Make a record comparable."""
        return Profile(record, self._openings)

    def find_same(self, pair: Pair) -> Match | None:
        """Find the condition under which two records without a common id are one publication."""
        match = _first(self._same, pair)
        return None if match and self.told_apart(pair) else match

    def find_same_doi(self, pair: Pair) -> Match | None:
        """Find what two records of one DOI have in common besides."""
        return _first(self._same_doi, pair)

    def find_perhaps(self, pair: Pair) -> Match | None:
        """Find the condition under which two records may be one publication."""
        match = _first(self._perhaps, pair)
        return None if match and self._words_tell(pair) else match

    def find_version(self, pair: Pair) -> Match | None:
        """Find the condition under which two records are versions of one work."""
        match = _first(self._versions, pair)
        return None if match and (self._words_tell(pair) or pair.numbers_differ) else match

    def told_apart(self, pair: Pair) -> bool:
        """Tell whether something speaks against one publication: numbers or words of the titles, or the place."""
        return pair.numbers_differ or pair.in_other_places or self._words_tell(pair)

    def is_preprint(self, record: Record) -> bool:
        """Tell whether a record is a preprint by its publication types, its DOI or the name of its server."""
        if not self._types.isdisjoint(record.publication_types) or record.doi.startswith(self._prefixes):
            return True
        return bool(record.container_title) and fold(record.container_title).startswith(self._servers)

    def versions_may_be_apart(self) -> int:
        """Give the most years that a version condition allows."""
        return self._years

    def _words_tell(self, pair: Pair) -> bool:
        if pair.one.words == pair.other.words:
            return False
        here, there = (profile.ends for profile in (pair.one, pair.other))
        if any((word in here) != (word in there) for word in self._telling):
            return True
        told = any((word in here) != (word in there) for word in self._perhaps_telling)
        return told and (pair.abstract or 0) < SAME_ABSTRACT


def _prepare(conditions: Sequence[Condition]) -> tuple[_Asked, ...]:
    """Turn conditions into what they ask, the cheap questions first."""
    return tuple((c.id, _asked(c), {str(name): value for name, value in c.where_known.items()}) for c in conditions)


def _asked(condition: Condition) -> dict[str, float]:
    values = ((name, getattr(condition, name)) for name in _CHEAPEST_FIRST)
    return {name: value for name, value in values if value is not None}


def _first(conditions: Sequence[_Asked], pair: Pair) -> Match | None:
    """Find the first condition that holds; what one of the two records lacks is reached by nothing."""
    for name, asked, where_known in conditions:
        if _holds(asked, pair) and _agrees(where_known, pair):
            return _match(name, asked, pair)
    return None


def _agrees(where_known: Mapping[str, float], pair: Pair) -> bool:
    found = ((getattr(pair, name), least) for name, least in where_known.items())
    return all(value is None or value >= least for value, least in found)


def _holds(asked: Mapping[str, float], pair: Pair) -> bool:
    for name, least in asked.items():
        found: float | None = getattr(pair, name)
        if found is None or (found > least if name == "years_apart" else found < least):
            return False
    return True


def _match(condition: str, asked: Mapping[str, float], pair: Pair) -> Match:
    found = ", ".join(_score(name, pair) for name in asked)
    strength = pair.title + (pair.abstract or 0) + (pair.author or 0) + (pair.pages or 0) - (pair.years_apart or 0)
    return Match(condition, found, strength)


def _score(name: str, pair: Pair) -> str:
    value = f"{getattr(pair, name):.0f}"
    return f"{value} {_WORDS[name]}" if name in _WORDS else f"{name} {value}"
