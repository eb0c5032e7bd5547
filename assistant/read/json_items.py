"""Items of a JSON file one by one, each with its line, past the faults between them."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.errors import Location, Problem, Severity

# Numbers stay as written: a year needs no arithmetic, and a number of any length is no risk.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
_GAP = re.compile(r"[\s,\ufeff]*")
_SPACE = re.compile(r"[\s\ufeff]*")
_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]', re.DOTALL)
MAX_TEXT = 200_000_000  # a list of items is looked through as a whole; one item a line has no such bound
_DEEP = 300  # less than what the decoder refuses, more than any publication needs
_MOST_PASSES = 20
_MOST_FAULTS = 2_000  # the decoder counts lines from the top at each, so their number must have an end
_WRAPPERS = ("items", "references", "message")
_SIGNS = frozenset(("title", "title-short", "type", "issued", "DOI", "container-title"))


@dataclass(frozen=True, slots=True)
class Item:
    """One object of the file.

    Attributes
    ----------
    line
        Counted from one.
    value
        Key -> value; numbers are texts.
    """

    line: int
    value: dict[str, Any]


def decode_line(line: str) -> dict[str, Any] | None:
    """Read a whole JSON object that stands on one line, or give nothing if it is none."""
    try:
        value, end = _DECODER.raw_decode(line, _after(_SPACE, line, 0))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and not line[end:].strip(" \t,") else None


def is_wrapper(value: dict[str, Any]) -> bool:
    """Tell whether an object holds items instead of being one."""
    return not looks_like_item(value) and any(isinstance(value.get(key), list | dict) for key in _WRAPPERS)


def looks_like_item(value: object) -> bool:
    """Tell a publication from its authors and dates, which are objects too."""
    return isinstance(value, dict) and not _SIGNS.isdisjoint(value)


def scan_items(path: str, text: str) -> Iterator[Item | Problem]:
    """Give the items of an array, of an object that holds one, or of objects one after the other.

    Parameters
    ----------
    path
        The file as the user named it.
    text
        The whole file.

    Yields
    ------
    Item or Problem
        ``bad-json`` for what cannot be read up to the next item, ``no-item`` if that is a value and no object, and
        a ``no-end`` note for an array that is cut off. ``too-many-faults`` if the search for more of them was given up.
    """
    position, is_wrapped = _find_first(text)
    is_array, scan = text[:position].rstrip().endswith("["), _Scan(path, text)
    while position < len(text):
        if text[position] == "]" and (is_wrapped or not text[position + 1 :].strip()):
            return
        start = position
        try:
            value, position = _DECODER.raw_decode(text, start)
            fault: Exception | None = None if isinstance(value, dict) else TypeError()
        except (ValueError, RecursionError) as error:
            fault = error
        if fault is None:
            yield Item(scan.line_of(start), value)
            position = _after(_GAP, text, position)
        else:
            yield scan.describe(start, fault)
            position = scan.find_next(start + 1)
    if scan.faults > _MOST_FAULTS:
        message = f"more than {_MOST_FAULTS:,} faults; the rest of the file is left out: export it again"
        yield Problem(Location(path, scan.line), "too-many-faults", message)
    elif is_array:
        message = "the list does not end with ']'; see that the export is complete"
        yield Problem(Location(path, text.count("\n") + 1), "no-end", message, Severity.NOTE)


def _find_first(text: str) -> tuple[int, bool]:
    """Return where the first item begins, inside the array or the wrapping object, and whether there is one."""
    start, is_wrapped = _after(_SPACE, text, 0), False
    while text[start : start + 1] == "{":
        inside = _find_wrapped(text, start)
        if inside is None:
            break
        start, is_wrapped = inside, True
    first = _after(_GAP, text, start + 1) if text[start : start + 1] == "[" else start
    return first, is_wrapped


def _find_wrapped(text: str, start: int) -> int | None:
    """Return where the value of a wrapping key begins, reading the keys before it."""
    position = _after(_GAP, text, start + 1)
    try:
        while text[position : position + 1] == '"':
            key, position = _DECODER.raw_decode(text, position)
            position = _after(_SPACE, text, position)
            if text[position : position + 1] != ":" or key in _SIGNS:
                return None
            position = _after(_SPACE, text, position + 1)
            if key in _WRAPPERS and text[position : position + 1] in ("[", "{"):
                return position
            _, position = _DECODER.raw_decode(text, position)
            position = _after(_GAP, text, position)
    except (ValueError, RecursionError):
        return None
    return None


def _after(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position


@dataclass(slots=True)
class _Scan:
    """The way through one text: lines are counted once, and the search past faults is bounded."""

    path: str
    text: str
    position: int = 0
    line: int = 1
    spent: int = 0
    faults: int = 0

    def line_of(self, position: int) -> int:
        """Return the line of a position that is not before the last one asked for."""
        self.line += self.text.count("\n", self.position, position)
        self.position = position
        return self.line

    def find_next(self, start: int) -> int:
        """Return where the next readable item begins after a fault, else the end of the text."""
        position = self.text.find("{", start)
        while position >= 0 and self.faults <= _MOST_FAULTS:
            self.faults += 1
            try:
                value, after = _DECODER.raw_decode(self.text, position)
            except json.JSONDecodeError as error:
                after = self._pay_for(position, error.pos)
            except ValueError:
                after = position + 1
            except RecursionError:
                after = self._climb_in(position)
            else:
                self.faults -= 1
                if looks_like_item(value):
                    return position
            position = self.text.find("{", after)
        return len(self.text)

    def describe(self, start: int, fault: Exception) -> Problem:
        """Say what is wrong with the item that begins here."""
        self.faults += 1
        line = self.line_of(start)
        if isinstance(fault, json.JSONDecodeError):
            line += self.text.count("\n", start, fault.pos)
            column = fault.pos - self.text.rfind("\n", 0, fault.pos)
            message = f"{fault.msg}; the item is left out up to the next one: mend it or export again"
            return Problem(Location(self.path, line, column), "bad-json", message)
        if isinstance(fault, TypeError):
            message = "this is no object with a title; it is left out up to the next one: export the file again"
            return Problem(Location(self.path, line), "no-item", message)
        message = "lists or objects stand too deep inside each other; the item is left out: export it again"
        return Problem(Location(self.path, line), "bad-json", message)

    def _pay_for(self, start: int, fault: int) -> int:
        """Return where to go on: inside of what failed, unless looking there has cost too much already."""
        self.spent += fault - start
        return start + 1 if self.spent < _MOST_PASSES * len(self.text) else max(fault, start + 1)

    def _climb_in(self, start: int) -> int:
        """Return a place deep inside of what is too deep to be read; all that holds it is too deep as well."""
        depth = 0
        for found in _STRUCTURE.finditer(self.text, start):
            depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(found[0], 0)
            if depth >= _DEEP:
                return found.start()
        return start + 1
