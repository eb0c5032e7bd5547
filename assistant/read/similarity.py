"""How alike two records are: title, authors, year, journal, place and abstract, each apart."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from assistant.model import Record

ABSTRACT_BEGINNING = 1000
END_WORDS = 4
_CUT_OFF = ("...", "…")
_LEAST_ABSTRACT = 100
_FIRST_LOOK = 200
_UNRELATED = 60.0  # two texts of one language reach about 50
_LIKE_BEGINNING = 4
_NOT_A_WORD = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[0-9]+|\b(?:ii|iii|iv|vi|vii|viii|ix)\b|\bi$")
_PAGE = re.compile(r"[a-z]*0*([0-9]+)")
_ACCENT = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")
_NO_LETTERS = {code: None for code in range(128) if not chr(code).isalnum()}
# Letters that Unicode does not take apart into a plain one and its accent.
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})


def fold(text: str) -> str:
    """Reduce a text to its words in small letters, without accents and punctuation."""
    return _NOT_A_WORD.sub(" ", _simplify(text)).strip()


def _squeeze(text: str) -> str:
    """Reduce a text to its letters and digits."""
    text = _simplify(text)
    return text.translate(_NO_LETTERS) if text.isascii() else _NOT_A_WORD.sub("", text)


def _simplify(text: str) -> str:
    text = text.casefold()
    if text.isascii():
        return text
    return _ACCENT.sub("", unicodedata.normalize("NFKD", text.translate(_PLAIN))).casefold()


@dataclass(frozen=True)
class Profile:
    """A record as it is compared; what is costly is worked out when it is first asked for.

    Attributes
    ----------
    record
        The record.
    openings
        Folded words that do not belong to a title they open, the longest first.
    """

    record: Record
    openings: tuple[str, ...] = ()

    @cached_property
    def words(self) -> str:
        """The folded title, without what a publisher put before it."""
        words = fold(self.record.title)
        opening = next((o for o in self.openings if words.startswith(f"{o} ")), "")
        return words[len(opening) :].lstrip()

    @cached_property
    def title(self) -> str:
        """The letters and digits of the title; if it has none, the title as it is."""
        return self.words.replace(" ", "") or self.record.title

    @cached_property
    def ends(self) -> str:
        """The first and the last words of the title, between spaces."""
        listed = self.words.split()
        return f" {' '.join(listed[:END_WORDS])} / {' '.join(listed[-END_WORDS:])} "

    @cached_property
    def numbers(self) -> Counter[str]:
        """Arabic and small Roman numbers of the title; where it is cut off, the last word may not be whole."""
        whole = self.words.rpartition(" ")[0] if self.record.title.endswith(_CUT_OFF) else self.words
        return Counter(_NUMBER.findall(whole))

    @cached_property
    def abstract(self) -> str:
        """The beginning of the abstract, in letters and digits; empty if there is too little of it."""
        letters = _squeeze(self.record.abstract[:ABSTRACT_BEGINNING])
        return letters if len(letters) >= _LEAST_ABSTRACT else ""

    @cached_property
    def authors(self) -> tuple[tuple[str, str], ...]:
        """Folded family and given names."""
        return tuple((fold(author.family), fold(author.given)) for author in self.record.authors)

    @cached_property
    def journal(self) -> tuple[str, ...]:
        """The words of the journal's name."""
        return tuple(fold(self.record.container_title).split())

    @cached_property
    def first_page(self) -> str:
        """The number of the first page, or of the article."""
        found = _PAGE.match(self.record.page.casefold())
        return found[1] if found else ""

    @cached_property
    def names(self) -> frozenset[str]:
        """Words of the first author's name that tell people apart; initials do not."""
        words = (fold(f"{author.family} {author.given}").split() for author in self.record.authors[:1])
        return frozenset(word for name in words for word in name if len(word) > 2)


@dataclass(frozen=True)
class Pair:
    """Two records, compared; ``None`` where one of them lacks what is compared."""

    one: Profile
    other: Profile

    @cached_property
    def title(self) -> float:
        """Likeness of the titles."""
        return fuzz.ratio(self.one.title, self.other.title)

    @cached_property
    def opening(self) -> int:
        """Number of letters of the shorter title if the longer one begins with it, else none."""
        short, long = sorted((self.one.title, self.other.title), key=len)
        return len(short) if long.startswith(short) else 0

    @cached_property
    def words(self) -> float:
        """How well the worst word of either title is matched in the other one; they must begin alike."""
        here, there = (Counter(profile.words.split()) for profile in (self.one, self.other))
        left, right = here - there, there - here
        worst = (max((_compare_words(a, b) for b in others), default=0.0) for a, others in _each(left, right))
        return min(worst, default=100.0)

    @cached_property
    def author(self) -> float | None:
        """How surely each lists the first author of the other, whichever way round the name is written."""
        if not self.one.authors or not self.other.authors:
            return None
        if self.one.authors[0] in self.other.authors and self.other.authors[0] in self.one.authors:
            return 100.0
        here = max(_compare_names(self.one.authors[0], name) for name in self.other.authors)
        there = max(_compare_names(self.other.authors[0], name) for name in self.one.authors)
        return min(here, there)

    @cached_property
    def years_apart(self) -> int | None:
        """Years between them."""
        if not self.one.record.year or not self.other.record.year:
            return None
        return abs(int(self.one.record.year) - int(self.other.record.year))

    @cached_property
    def journal(self) -> float | None:
        """100 if one name of a journal abbreviates the other, else 0."""
        if not self.one.journal or not self.other.journal:
            return None
        return 100.0 if _abbreviates(*sorted((self.one.journal, self.other.journal), key=_length)) else 0.0

    @cached_property
    def pages(self) -> float | None:
        """100 if the first page agrees, and the volume where both name one."""
        if not self.one.first_page or not self.other.first_page:
            return None
        volumes = {self.one.record.volume, self.other.record.volume} - {""}
        return 100.0 if self.one.first_page == self.other.first_page and len(volumes) < 2 else 0.0

    @cached_property
    def abstract(self) -> float | None:
        """Likeness of the abstracts as far as the shorter one goes."""
        if not self.one.abstract or not self.other.abstract:
            return None
        start = fuzz.ratio(self.one.abstract[:_FIRST_LOOK], self.other.abstract[:_FIRST_LOOK])
        if start < _UNRELATED:
            return start
        length = min(len(self.one.abstract), len(self.other.abstract))
        return fuzz.ratio(self.one.abstract[:length], self.other.abstract[:length])

    @property
    def in_other_places(self) -> bool:
        """Whether they stand on other pages of other journals, as an abstract of a conference and its article do."""
        return self.pages == 0 and self.journal == 0

    @property
    def numbers_differ(self) -> bool:
        """Whether the titles hold different numbers, as the parts of a series do; a shortened one may lack some."""
        if not self.opening:
            return self.one.numbers != self.other.numbers
        short, long = sorted((self.one, self.other), key=lambda profile: len(profile.title))
        return not short.numbers <= long.numbers


def _compare_names(one: tuple[str, str], other: tuple[str, str]) -> float:
    """Compare family names, which may have changed places with given names."""
    (family, given), (other_family, other_given) = one, other
    likeness = fuzz.ratio(family, other_family) if family and other_family else 0.0
    if (family == other_given and len(family) > 2) or (given == other_family and len(given) > 2):
        return 100.0
    whole, other_whole = (" ".join(sorted(f"{a} {b}".split())) for a, b in (one, other))
    return max(likeness, fuzz.ratio(whole, other_whole))


def _compare_words(one: str, other: str) -> float:
    """Compare words that differ; 'inter' and 'intra' or 'more' and 'less' are no typing errors of each other."""
    if one[:_LIKE_BEGINNING] != other[:_LIKE_BEGINNING]:
        return 0.0
    return fuzz.ratio(one, other)


def _each(left: Counter[str], right: Counter[str]) -> Iterator[tuple[str, Counter[str]]]:
    yield from ((word, right) for word in left)
    yield from ((word, left) for word in right)


def _length(words: tuple[str, ...]) -> int:
    return sum(map(len, words))


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether each word of the short name begins a word of the long one, in order and from its start."""
    rest = iter(long[1:] if long[0] == "the" and short[0] != "the" else long)
    first = next(rest, "")
    return first.startswith(short[0]) and all(any(w.startswith(word) for w in rest) for word in short[1:])
