"""Which texts an entry of the concept files can matter to: those that hold its words, in whatever form it is found.

A text is folded and searched for fragments, which is far cheaper than reading it. What a fragment leaves out makes it
fit more texts, never fewer: whatever the cascade recognises by an entry, the fragments of the entry stand in the folded
text. So a text without them reads the same with and without the entry.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from assistant.extract.region_names import CAPITALS, RegionNames
from assistant.extract.rules import NameGrammar
from assistant.extract.words import normalise, text_of
from assistant.model import Record

# Exchanging and deleting single characters keeps every part of a text a part of it: tokens, which know no spaces,
# "gray" written "grey", hyphens and brackets that one spelling has and another has not.
_FOLD = str.maketrans("e", "a", " \t\n\r\f\v-/(),")
_LETTERS = re.compile(r"[^\W\d_]+")
# What the tokenizer parts from the word before it although only letters stand there: "cannot", "dont".
_PARTED = ("all", "d", "ll", "m", "na", "not", "nt", "re", "s", "ta", "ve")
_PARTED_TWICE = 2  # "couldntve"
_PARTED_ELSEWHERE = {"ima": ("i", "m", "a"), "ma": ("a",), "mon": ("on",)}  # "c'mon"
_SHORT = 4  # letters; words of no more stand inside of many others, and are looked for as words
_FEW = 2  # letters in which too many words end
_REGION = "region"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to name an entry, as fragments of folded texts.

    Attributes
    ----------
    parts
        One fragment of each must stand in the text.
    """

    parts: tuple[tuple[str, ...], ...]

    def may_stand_in(self, folded: str) -> bool:
        """Tell whether a folded text has a fragment of each part."""
        return all(any(fragment in folded for fragment in part) for part in self.parts)


class Reach:
    """Gives the spellings of entries under the grammar of a pack."""

    def __init__(self, grammar: NameGrammar, names: RegionNames) -> None:
        self._names = names
        self._prefixes = tuple(filter(None, map(str.lower, grammar.prefixes)))
        self._initials = frozenset(grammar.initials)
        self._understood = frozenset(self._forms((*grammar.understood, *grammar.initials.values())))
        self._plurals: dict[str, list[str]] = {}
        for plural, singular in grammar.plurals.items():
            self._plurals.setdefault(singular, []).append(plural)
        self._adjectives: dict[str, list[str]] = {}
        for adjective, concept in grammar.adjectives.items():
            self._adjectives.setdefault(concept or "", []).append(adjective)

    def of(self, entries: Iterable[tuple[str, str]]) -> Callable[[Record], bool]:
        """Give what tells of a record whether it may name any of some entries, each a key and its content."""
        spellings = {spelling for key, content in entries for spelling in self.spellings(key, content)}

        def may_name(record: Record) -> bool:
            folded = fold(text_of(record))
            return any(spelling.may_stand_in(folded) for spelling in spellings)

        return may_name

    def spellings(self, key: str, content: str) -> tuple[Spelling, ...]:
        """List the ways in which a text can name an entry of ``list_entries``."""
        entry = json.loads(content)
        is_region = entry["facts"][0]["label"] == _REGION
        spellings = [self._name(entry["name"]) if is_region else self._phrase(entry["name"])]
        spellings += [self._name(adjective) for adjective in self._adjectives.get(key, ())]
        lists = entry.get("all_of", ())
        spellings += [Spelling(tuple(tuple(map(_fragment, words)) for words in lists))] if lists else []
        return tuple(dict.fromkeys(spellings))

    def _phrase(self, name: str) -> Spelling:
        """Take a phrase as a whole; one that looks like the short form of a part keeps regions from having that one."""
        part = (_fragment(name), _fragment(name[1:])) if self._takes_letter(name) else (_fragment(name),)
        return Spelling((part,))

    def _name(self, name: str) -> Spelling:
        """Take the words of a region one by one: names are composed, shared and turned round."""
        parts = dict.fromkeys(self._part(word) for word in self._names.words(name))
        return Spelling(tuple(part for part in parts if "" not in part))

    def _part(self, word: str) -> tuple[str, ...]:
        """List fragments of all that may stand for a word; an empty one if a text need not hold any."""
        single = self._names.single(word)
        if word in self._understood or single in self._understood:
            return ("",)
        forms = {word, single, *self._plurals.get(single, ())}
        forms |= {form[1:] for form in forms if form[0] in self._initials and 3 <= len(form[1:]) <= 5}
        found = {fragment for form in forms for fragment in self._fragments(form)}
        return tuple(sorted(f for f in found if not any(other in f for other in found if other != f)))

    def _fragments(self, form: str) -> Iterator[str]:
        """Give a word, and its rest without prefixes, which may stand apart from it or take the place of others.

        Before a short form may stand a letter for a side or a part.
        """
        for rest in set(self._strip(form)):
            if not _is_short(rest):
                yield _fold(rest)
            elif rest == form or len(rest) > _FEW:
                yield from (f"{rest} ", f"{rest}s ")
            else:
                yield from (f" {rest} ", f" {rest}s ", *(f"{before}{rest} " for before in self._prefixes))

    def _strip(self, word: str) -> Iterator[str]:
        yield word
        for prefix in self._prefixes:
            if word.startswith(prefix) and word != prefix:
                yield from self._strip(word[len(prefix) :])

    def _takes_letter(self, name: str) -> bool:
        return name[:1] in self._initials and bool(CAPITALS.match(name[1:]))

    def _forms(self, names: Iterable[str]) -> Iterator[str]:
        for word in (word for name in names for word in self._names.words(name)):
            yield from (word, self._names.single(word))


def fold(text: str) -> str:
    """Write a text without regard to case, spaces, hyphens, brackets and "grey" for "gray"; then its words again."""
    plain = normalise(text).casefold()
    alike = plain.replace("grey", "gray")
    words = list({*_LETTERS.findall(alike), *_LETTERS.findall(alike.replace("n't", " nt"))})
    found = {*words, *(piece for word in words for piece in _PARTED_ELSEWHERE.get(word, ()))}
    for _ in range(_PARTED_TWICE):
        parted = [(w[: -len(end)], end) for w in words if w.endswith(_PARTED) for end in _PARTED if w.endswith(end)]
        found.update(piece for pieces in parted for piece in pieces)
        words = [stem for stem, _ in parted]
    return f"{plain.translate(_FOLD)}\n {' '.join(found)} "


def _fold(text: str) -> str:
    return normalise(text).casefold().translate(_FOLD)


def _fragment(written: str) -> str:
    """Give what to look for: a short word as a word, with spaces around it, anything else wherever it stands."""
    word = normalise(written).casefold().replace("grey", "gray")
    return f" {word} " if _is_short(word) else _fold(written)


def _is_short(word: str) -> bool:
    return len(word) <= _SHORT and bool(_LETTERS.fullmatch(word))
