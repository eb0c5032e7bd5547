"""Phrases: the sentences of a draft, written in a rule file and filled in here."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, meta
from jinja2.sandbox import SandboxedEnvironment
from pydantic import Field

from assistant.draft import markup
from assistant.draft.phrase_book import PHRASES, WORDS
from assistant.draft.sentences import Inline
from assistant.errors import Problem, RuleFileError, UnknownNameError
from assistant.layers import load_layered_file
from assistant.located_yaml import Located, Schema, did_you_mean
from assistant.pack import Pack

_MIXED_CASE = re.compile(r"^[a-z][a-z]?[A-Z]")


class PhraseFile(Schema):
    """Content of a file under ``phrases/``.

    Attributes
    ----------
    language
        Language code, as in the name of the file.
    description
        For whom and in which register.
    bare_words
        Names of places take no article if one of these words stands before a capital, or if they hold a digit.
    article_words
        A group whose words end so takes an article in a sentence.
    elliptic_words
        A group named by words that begin or end so cannot stand as a noun; it is named by its concept.
    words
        Table -> key -> word, for everything that comes from a closed list.
    phrases
        Phrase id -> Jinja text.
    """

    language: str = Field(pattern=r"^[a-z]{2,3}$")
    description: str
    bare_words: tuple[str, ...] = ()
    article_words: tuple[str, ...] = ()
    elliptic_words: tuple[str, ...] = ()
    words: dict[str, dict[str, str]] = Field(json_schema_extra={"propertyNames": {"enum": [*sorted(WORDS)]}})
    phrases: dict[str, str] = Field(json_schema_extra={"propertyNames": {"enum": [*sorted(PHRASES)]}})


@dataclass(frozen=True)
class Phrases:
    """The phrases of one language, checked and ready to be filled in."""

    file: Located[PhraseFile]
    _templates: Mapping[str, Template]

    @property
    def language(self) -> str:
        """Language code of the phrases."""
        return self.file.value.language

    def word(self, table: str, key: str) -> str:
        """Give a word of a table; a key that the file does not list is printed with spaces, one with numbers as is."""
        readable = key if any(map(str.isdigit, key)) else key.replace("-", " ").replace("_", " ")
        return self.file.value.words[table].get(key, readable)

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
        words = group.casefold().split()
        return bool(words) and words[-1] in self.file.value.article_words and words[0] not in ("a", "an", "the")

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
            return self._templates[phrase_id].render(values).strip()
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            message = f"{phrase_id}: {error}; correct the phrase"
            raise RuleFileError([self.file.problem("bad-phrase", message, "phrases", phrase_id)]) from None


def load_phrases(pack: Pack, language: str = "en") -> Phrases:
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
    file = load_layered_file(pack, "phrases", language, PhraseFile)
    if file is None:
        known = {path.name.split(".")[0] for path in pack.files("phrases")}
        raise UnknownNameError("phrase language", language, known)
    environment = _make_environment(file.value.words)
    problems = [*_word_problems(file), *_phrase_problems(file, environment)]
    if problems:
        raise RuleFileError(problems)
    return Phrases(file, {name: environment.from_string(text) for name, text in file.value.phrases.items()})


def _make_environment(words: Mapping[str, Mapping[str, str]]) -> SandboxedEnvironment:
    """Make the sandbox; autoescape stays off because phrases become text, never markup."""
    environment = SandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    numbers, join = words.get("number", {}), words.get("join", {})
    environment.filters |= {
        "number": lambda n: numbers.get(str(n), f"{n:,}"),
        "plural": lambda n, one, many: one if n == 1 else many,
        "capital": _capital,
        "listed": lambda items: _join(tuple(items), join.get("comma", ", "), join.get("and", " and ")),
        "clauses": lambda items: _join(tuple(items), join.get("comma", ", "), join.get("clause_and", ", and ")),
        "word": lambda key, table: words.get(table, {}).get(str(key), str(key)),
        "strong": markup.strong,
        "slanted": markup.slanted,
    }
    return environment


def _capital(text: str) -> str:
    """Begin with a capital, except for names such as ``fALFF`` that begin with small letters on purpose."""
    return text if _MIXED_CASE.match(text) else text[:1].upper() + text[1:]


def _join(items: tuple[str, ...], comma: str, last: str) -> str:
    return last.join((comma.join(items[:-1]), items[-1])) if len(items) > 1 else "".join(items)


def _word_problems(file: Located[PhraseFile]) -> Iterator[Problem]:
    tables = file.value.words
    for name in sorted(tables.keys() - WORDS.keys()):
        yield Problem(file.locate("words", name, on_key=True), "unknown-words", f"{name}: {did_you_mean(name, WORDS)}")
    for name, keys in WORDS.items():
        missing = sorted(keys - tables.get(name, {}).keys())
        if missing or name not in tables:
            yield file.problem("missing-words", f"{name}: add {', '.join(missing) or 'the table'}", "words", name)


def _phrase_problems(file: Located[PhraseFile], environment: SandboxedEnvironment) -> Iterator[Problem]:
    phrases = file.value.phrases
    for name in sorted(PHRASES.keys() - phrases.keys()):
        yield file.problem("missing-phrase", f"add {name!r}; it gets: {_listed(PHRASES[name])}", "phrases")
    for name, text in phrases.items():
        if name not in PHRASES:
            place = file.locate("phrases", name, on_key=True)
            yield Problem(place, "unknown-phrase", f"{name}: {did_you_mean(name, PHRASES)}")
            continue
        for message in _text_problems(text, PHRASES[name], environment):
            yield file.problem("bad-phrase", f"{name}: {message}", "phrases", name)


def _text_problems(text: str, variables: frozenset[str], environment: SandboxedEnvironment) -> Iterator[str]:
    try:
        used = meta.find_undeclared_variables(environment.parse(text))
        environment.from_string(text)
    except TemplateSyntaxError as error:
        yield f"{error.message}; correct the Jinja text"
        return
    for name in sorted(used - variables):
        yield f"unknown variable {name!r}; {did_you_mean(name, variables)}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "no variables"


def fill(phrases: Phrases, phrase_id: str, /, **values: Any) -> tuple[Inline, ...]:
    """Fill in a phrase and turn it into inlines."""
    return markup.parse(phrases.say(phrase_id, **values))
