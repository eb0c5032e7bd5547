"""What ``draftreview.toml`` may say; the folder of a review may come from a stranger."""

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.cli.options import CACHE_VARIABLE, OFF
from assistant.errors import Location, Problem

LISTS = ("snapshots",)
WILD = frozenset("*?[")
_OUTPUT = "output"
_CACHE = "cache"
_STAYS = "{} stays in the folder of the review"
_AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def check_values(path: Path, text: str, values: Mapping[str, Any], known: Collection[str]) -> Iterator[Problem]:
    """Find what cannot be used of the file of a review.

    Parameters
    ----------
    path
        The file.
    text
        Its content.
    values
        Key -> value, as TOML has it.
    known
        The keys that there are.
    """
    from assistant.located_yaml import did_you_mean

    for key, value in values.items():
        place = find_key(os.path.relpath(path), text, key)
        if key not in known:
            yield Problem(place, "unknown-key", f"{key}; {did_you_mean(key, known)}")
        elif message := _find_type_fault(key, value) or _find_harm(path.parent, key, value):
            yield Problem(place, "bad-value", f"{key}: {message}")


def find_key(shown: str, text: str, key: str) -> Location:
    """Say where a key stands in the file of a review."""
    pattern = re.compile(rf"""\s*(\[+\s*)?["']?{re.escape(key)}["']?\s*[=.\]]""")
    for number, line in enumerate(text.splitlines(), start=1):
        if pattern.match(line):
            return Location(shown, number, len(line) - len(line.lstrip()) + 1)
    return Location(shown)


def tell_mistake(shown: str, message: str) -> Problem:
    """Say where a mistake of TOML stands, which the parser tells in words."""
    place = _AT_LINE.search(message)
    line, column = map(int, place.groups()) if place else (None, None)
    what = _AT_LINE.sub("", message)
    return Problem(Location(shown, line, column), "bad-toml", f'{what}; a line is key = "value"')


def leads_out(folder: Path, name: str) -> bool:
    """Tell whether a name leads out of a folder, by its own words or by links that stand there."""
    # Not Path.resolve, which raises for links that lead to each other.
    return _names_outside(name) or not Path(os.path.realpath(folder / name)).is_relative_to(os.path.realpath(folder))


def as_list(value: Any) -> list[str]:
    """Give a list of texts that may be written as one text."""
    return [value] if isinstance(value, str) else value


def _find_type_fault(key: str, value: Any) -> str | None:
    if key in LISTS and not (isinstance(value, str) or _is_texts(value)):
        return 'write texts in a list, such as ["snapshots/*"]'
    if key not in LISTS and not isinstance(value, str):
        return f'write a text in quotation marks, such as {key} = "..."'
    return "a NUL character stands in it; take it out" if "\0" in "".join(value) else None


def _find_harm(folder: Path, key: str, value: Any) -> str | None:
    """Say why a value is refused that would let a file from a stranger do harm."""
    if key in LISTS and any(set(name) & WILD and _names_outside(name) for name in as_list(value)):
        return f"{_STAYS.format('a pattern')}; name other files one by one"
    # A draft replaces a link that stands in its place, but it would follow one to a folder.
    if key == _OUTPUT and (_names_outside(value) or leads_out(folder, os.path.dirname(value))):  # noqa: PTH120
        return f"{_STAYS.format('what is written')}, and no link leads out of it; name another place on the line"
    # SQLite deletes any file that a journal beside a database names: the one that came with a folder is never opened.
    if key == _CACHE and value != OFF:
        return f'write "{OFF}" or take it out; {CACHE_VARIABLE} or, on the line, --cache names another folder'
    return None


def _names_outside(name: str) -> bool:
    return Path(name).is_absolute() or Path(os.path.normpath(name)).parts[:1] == (os.pardir,)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
