"""Phrases: the sentences of a draft, written in a rule file and filled in here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from jinja2 import Template, TemplateError

from assistant.draft import markup
from assistant.draft.phrase_bounds import TooLongError, render
from assistant.draft.phrase_file import PhraseFile, read_phrase_file
from assistant.draft.phrase_filters import close_up, join_words, write_number
from assistant.draft.sentences import Inline
from assistant.errors import RuleFileError
from assistant.located_yaml import Located
from assistant.pack import Pack

ENGLISH = "en"
_FAULTS = (TemplateError, TooLongError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)


@dataclass(frozen=True)
class Phrases:
    """The phrases of one language, checked and ready to be filled in."""

    file: Located[PhraseFile]
    _templates: Mapping[str, Template]

    @property
    def language(self) -> str:
        """Language code of the phrases."""
        return self.file.value.language

    @property
    def style(self) -> str:
        """Citation style of drafts that name no other."""
        return self.file.value.style

    @property
    def title(self) -> str:
        """Title of drafts that have no other."""
        return self.file.value.title

    @property
    def locale(self) -> str:
        """Language and country of the phrases."""
        return self.file.value.locale

    @property
    def quotes(self) -> bool:
        """Whether words of abstracts stand in quotation marks, being of another language."""
        return self.file.value.words_of_abstracts == "quoted"

    @property
    def names(self) -> Mapping[str, str]:
        """Concept id -> its name in this language, for concepts that have another one elsewhere."""
        return self.file.value.words["concept"]

    def translate(self, text: str) -> str:
        """Give a text of the rules, such as the title of a section, as this language has it."""
        return self.file.value.words["text"].get(text, text)

    def knows(self, table: str, key: str) -> bool:
        """Tell whether a table lists a word."""
        return key in self.file.value.words[table]

    def word(self, table: str, key: str) -> str:
        """Give a word of a table; a key that the file does not list is printed with spaces, one with numbers as is.

        So is what a person wrote in the place of a key.
        """
        as_written = " " in key or any(map(str.isdigit, key))
        readable = key if as_written else key.replace("-", " ").replace("_", " ")
        return self.file.value.words[table].get(key, markup.plain(readable))

    def join(self, items: Iterable[str], by: str) -> str:
        """Join texts by a word of the table ``join``."""
        return join_words(self.file.value.words, items, by, by)

    def write_number(self, number: float, form: str = ",") -> str:
        """Write a number in digits, in a form of ``format``."""
        return write_number(self.file.value.words, number, form)

    def spell(self, name: str) -> str:
        """Write the words of a name with the capitals that the file lists for them."""
        spelling = self.file.value.words["spelling"]
        return " ".join(spelling.get(word, word) for word in name.split())

    def takes_article(self, name: str) -> bool:
        """Tell whether the name of a place stands with an article."""
        bare, words = set(self.file.value.bare_words), name.split()
        numbered = any(word.casefold() in bare and after[0].isupper() for word, after in pairwise(words))
        return not numbered and not any(map(str.isdigit, name))

    def needs_article(self, group: str) -> bool:
        """Tell whether the words for a group take an article in a sentence."""
        words, file = group.casefold().split(), self.file.value
        return bool(words) and words[-1] in file.article_words and words[0] not in file.articles

    def stands_alone(self, group: str) -> bool:
        """Tell whether the words for a group can stand as a noun in a sentence."""
        words = group.casefold().split()
        return bool(words) and not {words[0], words[-1]} & set(self.file.value.elliptic_words)

    def say(self, phrase_id: str, /, **values: object) -> str:
        """Fill in a phrase.

        Parameters
        ----------
        phrase_id
            A phrase of the phrase book.
        values
            What its variables stand for; texts may hold marks of citations and tables.

        Raises
        ------
        RuleFileError
            If the phrase asks for something the sandbox refuses or a filter cannot take.
        """
        try:
            said = render(self._templates[phrase_id], values).strip()
        except _FAULTS as error:
            message = f"{phrase_id}: {error}; correct the phrase"
            raise RuleFileError([self.file.problem("bad-phrase", message, "phrases", phrase_id)]) from None
        return said if self.file.value.word_spaces else close_up(said)


def load_phrases(pack: Pack, language: str = ENGLISH) -> Phrases:
    """Read and check the phrases of a language.

    Parameters
    ----------
    pack
        The rule pack.
    language
        Name of a file under ``phrases/``.

    Raises
    ------
    UnknownNameError
        If the pack has no phrases in that language.
    RuleFileError
        With every phrase that is missing, unknown, no Jinja, or uses a variable it does not get.
    """
    return Phrases(*read_phrase_file(pack, language))


def fill(phrases: Phrases, phrase_id: str, /, **values: Any) -> tuple[Inline, ...]:
    """Fill in a phrase and turn it into inlines."""
    return markup.parse(phrases.say(phrase_id, **values))
