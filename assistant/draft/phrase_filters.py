"""The sandbox in which phrases are filled in, and its filters: numbers, lists, capitals, spaces."""

import re
from collections.abc import Iterable, Mapping

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from assistant.draft import markup
from assistant.draft.phrase_bounds import bound

_TAKEN = ("first", "last", "length", "lower", "upper", "trim")  # of Jinja's filters; others would need bounds
_MIXED_CASE = re.compile(r"^[a-z][a-z]?[A-Z]")
# Letters of scripts without spaces, and punctuation as wide as these.
_WIDE = "\u3000-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff01-\uff60"
_SPACE_BESIDE = re.compile(f"(?<=[{_WIDE}])\\s+|\\s+(?=[{_WIDE}])")

Words = Mapping[str, Mapping[str, str]]


def make_environment(words: Words) -> SandboxedEnvironment:
    """Make the sandbox; autoescape stays off because phrases become text, never markup."""
    environment = SandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.clear()  # a phrase needs none of Jinja's, and each rendering would copy them
    environment.tests.clear()
    numbers = words.get("number", {})
    environment.filters = {name: environment.filters[name] for name in _TAKEN} | {
        "join": lambda items, by="": bound(by.join(map(str, items))),
        "replace": lambda text, old, new: bound(str(text).replace(old, new)),
        "number": lambda n: numbers.get(str(n)) or write_number(words, n),
        "numeral": lambda n: write_number(words, n),
        "plural": lambda n, one, many: one if n == 1 else many,
        "capital": _capital,
        "listed": lambda items: bound(join_words(words, items, "and")),
        "clauses": lambda items: bound(join_words(words, items, "clause_and", "clause")),
        "series": lambda items: bound(join_words(words, items, "series", "series")),
        "word": lambda key, table: words.get(table, {}).get(str(key), str(key)),
        "strong": markup.strong,
        "slanted": markup.slanted,
    }
    return environment


def write_number(words: Words, number: float, form: str = ",") -> str:
    """Write a number in digits, in a form of ``format``, with the signs that a language puts into it."""
    signs = words.get("numeral", {})
    return format(number, form).translate({ord(","): signs.get("thousands", ","), ord("."): signs.get("decimal", ".")})


def join_words(words: Words, items: Iterable[str], last: str, comma: str = "comma") -> str:
    """Join the items of a list, by the words of the table ``join``."""
    join = words.get("join", {})
    *first, end = tuple(items) or ("",)
    return join.get(last, ", ").join((join.get(comma, ", ").join(first), end)) if first else end


def close_up(text: str) -> str:
    """Take out the spaces beside ideographs and their punctuation, which no word needs."""
    return _SPACE_BESIDE.sub("", text)


def _capital(text: str) -> str:
    """Begin with a capital, except for names such as ``fALFF`` that begin with small letters on purpose."""
    return text if _MIXED_CASE.match(text) else text[:1].upper() + text[1:]
