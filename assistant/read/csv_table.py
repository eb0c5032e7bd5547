"""Tables with a line of column names: commas, semicolons, tabs or bars between the cells."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from assistant.errors import Location, Problem, Severity
from assistant.read.citations import Citation
from assistant.read.csv_columns import FIELDS, Columns, name_columns, normalise_name

DELIMITERS = (",", ";", "\t", "|")
_LOOK_AT = 20
_MOST_LINES = 300  # of one row; a quotation mark that never closes must not swallow the file
_MOST_CHARACTERS = 500_000  # of one row, and so of one cell; the references of a review take a hundred thousand
_NO_COLUMNS: Mapping[str, str] = {}


def parse_csv(
    path: str, source: Iterable[str], mapping: Mapping[str, str] = _NO_COLUMNS
) -> Iterator[Citation | Problem]:
    """Read a table of records.

    Parameters
    ----------
    path
        The file as the user named it, for messages.
    source
        Its lines without line ends.
    mapping
        Field (one of ``csv_columns.FIELDS``) -> name of its column, for tables of other programs.

    Yields
    ------
    Citation or Problem
        One of them for each row that is not blank: ``bad-row`` where the cells do not fit the columns. In place of
        them ``no-column`` for a wish that cannot be met, or ``no-title-column`` if there is nothing to read by.
        ``short-row`` and ``open-quote`` stand among the problems of a citation that was read all the same.
    """
    csv.field_size_limit(_MOST_CHARACTERS)  # the module knows one limit for all its readers
    lines = _Lines(iter(source))
    header = _find_header(lines.look(_LOOK_AT), mapping)
    if header is None:
        yield Problem(Location(path), "no-title-column", "there is no line of column names; export the table again")
        return
    place = Location(path, header.line)
    faults = tuple(_check_mapping(place, header.cells, mapping))
    if faults:
        yield from faults
        return
    columns = name_columns(header.cells, mapping)
    if "title" not in columns.places:
        found = ", ".join(repr(name.strip()) for name in header.cells)
        message = f"no column is known to hold titles; found are {found[:500]}: name it with --columns title=NAME"
        yield Problem(place, "no-title-column", message)
        return
    lines.skip(header.line)
    yield from _read_rows(path, lines, header.delimiter, columns)


@dataclass(frozen=True, slots=True)
class _Header:
    line: int
    delimiter: str
    cells: tuple[str, ...]


@dataclass(slots=True)
class _Lines:
    """Lines that can be given back, with the number of the next one."""

    rest: Iterator[str]
    number: int = 1
    waiting: deque[str] = field(default_factory=deque)

    def look(self, count: int) -> list[str]:
        """Return the next lines without taking them."""
        self.waiting.extend(islice(self.rest, max(0, count - len(self.waiting))))
        return list(islice(self.waiting, count))

    def skip(self, count: int) -> None:
        """Take lines that were looked at."""
        for _ in range(count):
            self.waiting.popleft()
        self.number += count

    def take(self) -> str | None:
        """Take the next line, or nothing at the end."""
        line = self.waiting.popleft() if self.waiting else next(self.rest, None)
        self.number += line is not None
        return line

    def give_back(self, lines: Sequence[str]) -> None:
        """Put lines before the next one."""
        self.waiting.extendleft(reversed(lines))
        self.number -= len(lines)


def _find_header(head: Sequence[str], mapping: Mapping[str, str]) -> _Header | None:
    """Take the first line that names a title in some delimiter, else the first line that is not blank."""
    options = [
        _Header(number, delimiter, tuple(_split_line(line, delimiter)))
        for number, line in enumerate(head, start=1)
        if line.strip() and not line.lower().startswith("sep=")
        for delimiter in DELIMITERS
    ]
    titled = [header for header in options if "title" in name_columns(header.cells, mapping).places]
    line = min((header.line for header in titled or options), default=0)
    candidates = [header for header in titled or options if header.line == line]
    return max(candidates, key=lambda h: len(h.cells), default=None)


def _check_mapping(place: Location, header: Sequence[str], mapping: Mapping[str, str]) -> Iterator[Problem]:
    names = set(map(normalise_name, header))
    for wanted, column in mapping.items():
        if wanted not in FIELDS:
            message = f"{wanted!r} is no field; --columns knows {', '.join(FIELDS)}"
            yield Problem(place, "no-column", message, Severity.NOTE)
        elif normalise_name(column) not in names:
            found = ", ".join(repr(name.strip()) for name in header)
            message = (
                f"--columns says that {wanted} stands in {column!r}, and there is no such column; found are {found}"
            )
            yield Problem(place, "no-column", message[:700], Severity.NOTE)


def _read_rows(path: str, lines: _Lines, delimiter: str, columns: Columns) -> Iterator[Citation | Problem]:
    is_broken = False  # inside the lines of a row that was given up
    while True:
        row = _read_row(lines, delimiter, columns.width)
        if row is None:
            return
        if not row.is_torn and not any(cell.strip() for cell in row.cells):
            continue
        fault = _judge(row, columns, delimiter)
        if fault:
            if not is_broken:
                yield Problem(Location(path, row.line), "bad-row", fault)
            is_broken = is_broken or row.is_torn
            continue
        is_broken = False
        yield _cite(path, row, columns, delimiter)


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells of a row.

    It is torn if its quotation marks led nowhere and only its first line was read, and open if one of them is left.
    """

    line: int
    cells: tuple[str, ...]
    is_torn: bool = False
    is_open: bool = False


def _read_row(lines: _Lines, delimiter: str, width: int) -> _Row | None:
    """Read a row; if its quotation marks lead nowhere, read its first line only and go on with the next."""
    start = lines.number
    taken: list[str] = []
    try:
        cells = next(csv.reader(_supply(lines, taken), delimiter=delimiter, strict=True), None)
    except csv.Error:
        cells = []
    else:
        if cells is None:
            return None
        if len(taken) == 1 or len(cells) == width or (delimiter == "\t" and len(cells) < width):
            return _Row(start, tuple(cells))
    lines.give_back(taken[1:])
    cells = _split_line(taken[0], delimiter)
    if cells and len(cells) != width and len(plain := taken[0].split(delimiter)) == width:
        cells = plain  # its quotation marks are no more than that
    return _Row(start, tuple(cells), is_torn=True, is_open=taken[0].count('"') % 2 == 1)


def _supply(lines: _Lines, taken: list[str]) -> Iterator[str]:
    """Hand on the lines of one row and remember them."""
    size = 0
    while len(taken) < _MOST_LINES and size < _MOST_CHARACTERS:
        line = lines.take()
        if line is None:
            return
        taken.append(line)
        size += len(line)
        yield line.replace("\0", " ") + "\n"


def _split_line(line: str, delimiter: str) -> list[str]:
    """Split one line and forgive its quotation marks; a cell beyond the limit of the csv module gives none."""
    try:
        return next(csv.reader([line.replace("\0", " ")], delimiter=delimiter), [])
    except csv.Error:
        return []


def _judge(row: _Row, columns: Columns, delimiter: str) -> str:
    """Say why a row cannot be read, or nothing; editors cut tabs off the end of a line."""
    written, width = len(row.cells), columns.width
    surplus = any(cell.strip() for cell in row.cells[width:])
    too_few = delimiter != "\t" and written <= width // 2
    if not row.cells or not (surplus or too_few):
        return "" if row.cells else f"a cell is longer than {_MOST_CHARACTERS:,} characters; shorten it"
    quotes = "a quotation mark opens and does not close" if row.is_open else "a cell may hold the sign between cells"
    return f"{written} cells for {width} columns, so the row is left out: {quotes}; put it right and read again"


def _cite(path: str, row: _Row, columns: Columns, delimiter: str) -> Citation:
    problems = []
    if row.is_open:
        message = "a quotation mark is not closed, and the row was read up to the end of the line; close it"
        problems.append(Problem(Location(path, row.line), "open-quote", message))
    if len(row.cells) < columns.width and delimiter != "\t":
        message = f"{len(row.cells)} cells for {columns.width} columns; the last were read as empty: complete the row"
        problems.append(Problem(Location(path, row.line), "short-row", message))
    return replace(columns.read_citation(row.cells, row.line), problems=tuple(problems))
