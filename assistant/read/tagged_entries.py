"""Tagged files cut into entries: RIS and the field-tagged format of Web of Science.

rispy, which reads both, drops an entry without its end line together with the one that follows, keeps one of
several abstracts and knows no lines. Here no type line is lost; only its table of tags is used.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rispy.config import TAG_KEY_MAPPING  # type: ignore[import-untyped]

from assistant.errors import Location, Problem, Severity

_TWO_SPACES = re.compile(r"[\s\ufeff]*([A-Za-z][A-Za-z0-9])(?: {2,3}| ?\t ?)-(\s*)(.*)", re.DOTALL)
_ONE_SPACE = re.compile(r"[\s\ufeff]*([A-Z][A-Z0-9]) ?-(\s+|$)(.*)", re.DOTALL)
_WOS = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?:[ \t](.*)|$)", re.DOTALL)
_KNOWN = frozenset(TAG_KEY_MAPPING)
MAX_ENTRY = 8_000_000  # characters of an entry
_TITLES = ("TI", "T1")
_AUTHORS = ("AU", "A1")
_WOS_HEADS = frozenset(("FN", "VR", "EF"))


@dataclass(slots=True)
class TaggedEntry:
    """One entry while it is collected, and then as it is interpreted.

    Attributes
    ----------
    line
        Of its type, or of its first field.
    fields
        Tag -> the lines of each field that has it, in file order; the first tag is the entry's first.
    open_field
        Where the lines that continue a field go.
    problems
        What is doubtful about it.
    size
        Its characters, those that were left out as well.
    """

    line: int
    fields: dict[str, list[list[str]]] = field(default_factory=dict)
    open_field: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    size: int = 0

    def add(self, tag: str, text: str) -> "TaggedEntry":
        """Begin a field."""
        self.open_field = []
        self.fields.setdefault(tag, []).append(self.open_field)
        self.go_on(text)
        return self

    def go_on(self, text: str) -> None:
        """Continue the field that was begun last, unless the entry is longer than any."""
        self.size += len(text) + 1
        if self.size <= MAX_ENTRY or not self.open_field:
            self.open_field.append(text[:MAX_ENTRY])

    def join(self, rest: "TaggedEntry") -> None:
        """Take the fields of an entry that goes on with this one."""
        for tag, found in rest.fields.items():
            self.fields.setdefault(tag, []).extend(found)
        self.open_field = rest.open_field
        self.size += rest.size

    def lines(self, *tags: str) -> tuple[str, ...]:
        """Give the lines of all fields with these tags, in the order of the tags, then of the file."""
        return tuple(text for tag in tags for lines in self.fields.get(tag, ()) for text in lines)

    def texts(self, *tags: str) -> tuple[str, ...]:
        """Give the fields with these tags, each on one line, without empty ones."""
        joined = (" ".join(" ".join(lines).split()) for tag in tags for lines in self.fields.get(tag, ()))
        return tuple(filter(None, joined))

    def first(self, *tags: str) -> str:
        """Give the first text under these tags, or nothing."""
        return next(iter(self.texts(*tags)), "")

    def has_title(self) -> bool:
        """Tell whether a reader would find a title in it."""
        return bool(self.first(*_TITLES))

    def is_typed(self) -> bool:
        """Tell whether it begins with its type, as it should."""
        return next(iter(self.fields)) in ("TY", "PT")


def cut_ris(path: str, lines: Iterable[str]) -> Iterator[TaggedEntry | Problem]:
    """Cut a RIS file into entries.

    Parameters
    ----------
    path
        The file as the user named it.
    lines
        Without line ends. What is no field continues the field above, across blank lines too.

    Yields
    ------
    TaggedEntry or Problem
        One entry for each TY line, with ``no-end`` if the next begins or the file stops before its ER, and
        ``repeated-type`` where a TY line goes on with the entry above; also what stands outside of them and has a
        title or an ER (``no-type``). A note, once a file, for other such lines.
    """
    held: TaggedEntry | None = None  # not ended when the next TY came, which may belong to it
    entry: TaggedEntry | None = None
    is_loose, strays = False, _Strays(path)
    for number, line in enumerate(lines, start=1):
        tag, text = _read_ris_tag(line, is_loose or entry is None)
        if tag == "TY":
            done, entry = _settle(path, held, entry)
            yield from _close(path, done, strays)
            if entry and not entry.is_typed():
                yield from _close(path, entry, strays)
                entry = None
            held, entry = entry, TaggedEntry(number).add(tag, text)
            is_loose = not _TWO_SPACES.match(line)
        elif tag == "ER":
            done, entry = _settle(path, held, entry)
            yield from _close(path, done, strays)
            yield from _close(path, entry, strays, ended=True)
            held = entry = None
        elif tag:
            entry = (entry or TaggedEntry(number)).add(tag, text)
        elif entry:
            entry.go_on(line)
        else:
            yield from strays.note(number, line)
    for rest in _settle(path, held, entry):
        yield from _close(path, rest, strays)


def cut_web_of_science(path: str, lines: Iterable[str]) -> Iterator[TaggedEntry | Problem]:
    """Cut a field-tagged file of Web of Science into entries.

    Parameters
    ----------
    path
        The file as the user named it.
    lines
        Without line ends; three spaces continue a field.

    Yields
    ------
    TaggedEntry or Problem
        One entry for each PT line, with ``no-end`` if the next begins or the file stops before its ER, and
        ``unreadable-line``; a note, once a file, for lines outside of entries.
    """
    entry: TaggedEntry | None = None
    strays = _Strays(path)
    for number, line in enumerate(lines, start=1):
        found = _WOS.match(line)
        tag, text = (found[1], found[2] or "") if found else ("", "")
        if tag == "PT":
            yield from _close(path, entry, strays)
            entry = TaggedEntry(number).add(tag, text)
        elif tag == "ER":
            yield from _close(path, entry, strays, ended=True)
            entry = None
        elif entry is None:
            yield from strays.note(number, "" if tag in _WOS_HEADS else line)
        elif tag in _WOS_HEADS:
            continue
        elif tag:
            entry.add(tag, text)
        elif line.startswith(" "):
            entry.go_on(line.strip())
        elif line.strip():
            entry.problems.append(_unreadable(Location(path, number)))
    yield from _close(path, entry, strays)


def _read_ris_tag(line: str, may_be_loose: bool) -> tuple[str, str]:
    """Return tag and text; text that only looks like a field, 'no  - not here', has no known tag."""
    found = _TWO_SPACES.match(line)
    if found and (found[1].upper() in _KNOWN or (found[1].isupper() and (found[2] or not found[3]))):
        return found[1].upper(), found[3]
    found = _ONE_SPACE.match(line) if may_be_loose else None
    return (found[1], found[3]) if found and found[1] in _KNOWN else ("", "")


def _settle(
    path: str, held: TaggedEntry | None, entry: TaggedEntry | None
) -> tuple[TaggedEntry | None, TaggedEntry | None]:
    """Return what is complete and what is not, after joining an entry that only repeats the type of the one above.

    A record without title and authors that follows an open one is more likely the rest of that one.
    """
    if held is None or entry is None:
        return held, entry
    if set(held.fields) != {"TY"} and (entry.has_title() or entry.first(*_AUTHORS)):
        return held, entry
    message = "a second TY line before the ER of the record; read as one record: see whether an ER is missing"
    held.problems.append(Problem(Location(path, entry.line), "repeated-type", message))
    held.join(entry)
    return None, held


def _close(
    path: str, entry: TaggedEntry | None, strays: "_Strays", *, ended: bool = False
) -> Iterator[TaggedEntry | Problem]:
    """Yield an entry that is complete, with what is missing around it."""
    if entry is None:
        return
    place = Location(path, entry.line)
    if not entry.is_typed() and not entry.has_title() and not (ended and len(entry.fields) > 1):
        yield from strays.note(entry.line, entry.open_field[0])
        return
    if not entry.is_typed():
        message = "no TY line begins this record; it is read all the same: see that nothing of it is missing"
        entry.problems.append(Problem(place, "no-type", message))
    if entry.size > MAX_ENTRY:
        message = f"more than {MAX_ENTRY:,} characters; text beyond that is left out: see whether an ER line is missing"
        entry.problems.append(Problem(place, "too-long", message))
    if not ended:
        message = "no ER line ends this record; what is there was read: see that the export is complete"
        entry.problems.append(Problem(place, "no-end", message))
    yield entry


@dataclass(slots=True)
class _Strays:
    """Lines outside of entries: databases put numbers and links there, so the first is noted once."""

    path: str
    is_noted: bool = False

    def note(self, number: int, line: str) -> Iterator[Problem]:
        """Yield a note unless there is one, or nothing but a number stands on the line."""
        if self.is_noted or not line.strip(" \t.)\ufeff0123456789"):
            return
        self.is_noted = True
        message = "lines outside of records, here or below, are left out; look whether a record has lost its first line"
        yield Problem(Location(self.path, number), "stray-line", message, Severity.NOTE)


def _unreadable(place: Location) -> Problem:
    message = "neither a field such as 'TI Title' nor its continuation; left out: mend the line or export again"
    return Problem(place, "unreadable-line", message)
