"""The entries of a BibTeX or BibLaTeX file with their fields, macros and cross-references resolved.

bibtexparser splits an entry into fields. It is given one entry at a time, because an entry that it gives up can
take the next one with it.
"""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import ParsingException
from bibtexparser.model import Block, Entry, ParsingFailedBlock, String

from assistant.errors import Location, Problem, Severity, UnreadableInputError
from assistant.read.bibtex_values import MONTHS, read_value

MAX_ENTRY = 4_000_000
MAX_ENTRIES = 200_000  # of a file, as all are held until the last one is read
_START = re.compile(r"\s*@\s*\w+\s*[{(]")
_START_ALONE = re.compile(r"\s*@\s*\w+\s*$")
_HEAD = re.compile(r"\s*@\s*(\w+)\s*([{(])")
_NO_KEY = re.compile(r"@\w+[{(](?=\s*[A-Za-z][\w+-]*\s*=)")
_SWALLOWED = re.compile(r"[\n,]\s*[A-Za-z][\w+-]*\s*=\s*[{\"]")
_GROUPS = frozenset({"set", "xdata", "control"})
_NO_ENTRY = ("@comment", "@preamble", "@string")
_CROSSED = frozenset("journal journaltitle booktitle year date month volume number issue publisher language".split())
_IN_A_BOOK = frozenset({"incollection", "inproceedings", "inbook", "conference", "inreference", "suppcollection"})
# Its warnings repeat, without the file, what is reported here; a library is silenced by giving it a handler.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry as it stands in the file.

    Attributes
    ----------
    kind, key
        Entry type in lower case and citation key.
    fields
        By name in lower case; LaTeX is not decoded yet.
    line
        Where it begins, counted from one.
    problems
        What is doubtful about it.
    """

    kind: str
    key: str
    fields: Mapping[str, str]
    line: int
    problems: tuple[Problem, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Found:
    """A block of bibtexparser, with the line of its beginning and the line its fields are counted from."""

    block: Entry | String
    line: int
    origin: int
    problems: tuple[Problem, ...] = ()


def read_entries(path: str, lines: Iterable[str]) -> Iterator[BibEntry | Problem]:
    """Read every entry, in file order; none is given before the end, because it may refer to a later one.

    Parameters
    ----------
    path
        The file as the user named it, for messages.
    lines
        Its lines without line ends.

    Yields
    ------
    BibEntry or Problem
        An error for each entry that cannot be read, and a note for each that is a group of others.
    """
    parsed = (item for text, line in _cut(lines) for item in _parse(path, text, line))
    found = list(islice(parsed, MAX_ENTRIES))
    if next(parsed, None) is not None:
        message = f"more than {MAX_ENTRIES:,} entries; export the search in parts"
        raise UnreadableInputError([Problem(Location(path), "too-large", message)])
    macros = dict(MONTHS)
    for item in found:
        if isinstance(item, _Found) and isinstance(item.block, String):
            macros[item.block.key.lower()] = read_value(item.block.value, macros).text
    read = [
        item if isinstance(item, Problem) else _resolve(path, item, item.block, macros)
        for item in found
        if isinstance(item, Problem) or isinstance(item.block, Entry)
    ]
    by_key: dict[str, BibEntry] = {}
    for entry in read:
        if isinstance(entry, BibEntry):
            by_key.setdefault(entry.key.lower(), entry)
    for entry in read:
        yield _finish(path, entry, by_key) if isinstance(entry, BibEntry) else entry


def _cut(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield the text from each entry's first line up to the next one's, with the number of that line."""
    block: list[str] = []
    first = size = 0
    for number, line in _join_heads(lines):
        if _START.match(line) or size > MAX_ENTRY:
            if block:
                yield "\n".join(block), first
            block, first, size = [], number, 0
            if not _START.match(line):
                continue  # what follows an entry without end is no entry
        elif not block:
            continue  # text between entries is a comment
        block.append(line)
        size += len(line)
    if block:
        yield "\n".join(block), first


def _join_heads(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Count the lines; a line such as ``@article`` is put together with the brace below it."""
    held = ""
    for number, line in enumerate(lines, start=1):
        if held and line.lstrip().startswith(("{", "(")):
            yield number - 1, f"{held}\n{line}"
            held = ""
            continue
        if held:
            yield number - 1, held
        held = line if _START_ALONE.match(line) else ""
        if not held:
            yield number, line


def _parse(path: str, text: str, line: int) -> Iterator[_Found | Problem]:
    """Read the text of one entry, and of others that follow on its last line."""
    head = _HEAD.match(text)
    origin = line + (head[0].count("\n") if head else 0)
    text = f"@{head[1]}{head[2]}{text[head.end() :]}" if head else text
    if no_key := _NO_KEY.match(text):
        text = text if text.lower().startswith(_NO_ENTRY) else f"{no_key[0]},{text[no_key.end() :]}"
    blocks, doubts = _mend(path, text, line)
    for block in blocks:
        inner = getattr(block, "ignore_error_block", None) or block
        start = inner.start_line or 0
        at = origin + start if start else line
        if isinstance(inner, Entry | String):
            yield _Found(inner, at, origin, doubts)
        elif isinstance(inner, ParsingFailedBlock) and not (inner.raw or "").lower().startswith(_NO_ENTRY[:2]):
            message = "a brace, a quote or an equals sign too few or too many; the entry is left out: mend it"
            yield Problem(Location(path, at), "broken-entry", message)


def _mend(path: str, text: str, line: int) -> tuple[list[Block], tuple[Problem, ...]]:
    """Split into blocks; if all that is missing is the brace at the end, do as if it stood there."""
    blocks = _split(text)
    if not any(map(_is_broken, blocks)) or text.lower().startswith(_NO_ENTRY):
        return blocks, ()
    closed = _split(f"{text}\n{'}' if '{' in text.partition('(')[0] else ')'}")
    if any(map(_is_broken, closed)) or not any(isinstance(block, Entry) and block.fields for block in closed):
        return blocks, ()
    message = "the entry has no closing brace; it is read as if one stood at its end: add it"
    return closed, (Problem(Location(path, line), "unclosed-entry", message),)


def _split(text: str) -> list[Block]:
    try:
        return parse_string(text, parse_stack=[]).blocks
    except (ParsingException, RecursionError) as error:
        return [ParsingFailedBlock(error=error, start_line=0, raw=text)]


def _is_broken(block: Block) -> bool:
    if isinstance(block, Entry):
        return any(_SWALLOWED.search(item.value) for item in block.fields)
    return isinstance(block, ParsingFailedBlock) and block.ignore_error_block is None


def _resolve(path: str, found: _Found, entry: Entry | String, macros: Mapping[str, str]) -> BibEntry:
    fields: dict[str, str] = {}
    doubts = list(found.problems)
    for item in entry.fields if isinstance(entry, Entry) else ():
        at = Location(path, found.origin + (item.start_line or 0))
        value = read_value(item.value, macros)
        if value.more:
            doubts.append(Problem(at, "no-comma", _missing_comma(item.key)))
        for name, text in ((item.key.lower(), value.text), *value.more):
            if fields.get(name) and text and fields[name] != text:
                message = f"the field {name!r} is given twice; the first is used: delete the wrong one"
                doubts.append(Problem(at, "repeated-field", message, Severity.NOTE))
            fields[name] = fields.get(name) or text
    kind = entry.entry_type.lower() if isinstance(entry, Entry) else ""
    return BibEntry(kind, entry.key, fields, found.line, tuple(doubts))


def _missing_comma(name: str) -> str:
    return f"no comma behind the field {name!r}; the next field is read all the same: add the comma"


def _finish(path: str, entry: BibEntry, by_key: Mapping[str, BibEntry]) -> BibEntry | Problem:
    if entry.kind in _GROUPS:
        message = f"@{entry.kind} is no publication itself; nothing to do"
        return Problem(Location(path, entry.line), "no-publication", message, Severity.NOTE)
    fields = dict(entry.fields)
    for key in fields.get("xdata", "").split(","):
        if (data := by_key.get(key.strip().lower())) and data.kind == "xdata":
            fields = {**data.fields, **fields}
    parent = by_key.get(fields.get("crossref", "").strip().lower())
    if fields.get("crossref") and parent and parent is not entry:
        fields = {**_pass_on(parent, entry.kind), **fields}
    return replace(entry, fields=fields)


def _pass_on(parent: BibEntry, kind: str) -> dict[str, str]:
    """Give what a part takes over from the whole; the title of the whole is where the part appeared."""
    passed = {name: text for name, text in parent.fields.items() if name in _CROSSED}
    if title := parent.fields.get("title"):
        passed.setdefault("booktitle" if kind in _IN_A_BOOK else "journaltitle", title)
    return passed
