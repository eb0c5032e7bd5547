"""PubMed's MEDLINE format: lines to citations, with the line each record begins on.

The lines are scanned here and not by Bio.Medline, which accepts anything as a field and knows no lines.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assistant.errors import Location, Problem, Severity
from assistant.read.citations import Citation
from assistant.read.medline_fields import USED_TAGS, Fields, make_citation

# https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format, with older tags that exports still hold.
TAGS = frozenset(
    """
    AB AD AID AU AUID BTI CA CDAT CI CIN CN COI COIS CON CP CRDT CRF CRI CTDT CTI CY DA DCOM DDIN DEP DP DRIN EA ECF
    ECI ED EDAT EFR EIN EN FAU FED FIR FPS GN GR GS ID IP IR IRAD IS ISBN JC JID JT LA LID LR MH MHDA MID NI NM OAB
    OABL OCI OID ORI OT OTO OWN PB PG PHST PL PMC PMCR PMID PRIN PROF PS PST PT PUBM RF RIN RN ROF RPF RPI RRF RRI SB
    SFM SI SO SPIN STAT TA TI TT UI UIN UOF VI VTI YR
    """.split()
)
# First six characters of a line -> the tag if it is read, else nothing.
_STARTS = {f"{tag:<4}-{space}": tag if tag in USED_TAGS else "" for tag in TAGS for space in ("", " ")}
_SHAPED = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)")
_INDENT = " " * 6
_WRAP = f"\n{_INDENT}"
_BEFORE_ID = re.compile(r"\n(?=PMID- )")
MAX_ENTRY = 16_000_000  # characters of a record
_LONG = 1 << 22


@dataclass(slots=True)
class _Block:
    """One record while its lines are collected."""

    line: int = 0
    has_id: bool = False
    parts: list[tuple[str, list[str]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def fields(self) -> Fields:
        """Tag -> values, the lines of each joined."""
        fields: Fields = {}
        for tag, lines in self.parts:
            fields.setdefault(tag, []).append(" ".join(lines))
        return fields


def parse_medline(path: str, source: Iterable[str]) -> Iterator[Citation | Problem]:
    """Read MEDLINE records one by one.

    Parameters
    ----------
    path
        The file as the user named it, for messages.
    source
        Its lines without line ends, one or many (joined by line feeds) at a time; many are read faster.

    Yields
    ------
    Citation or Problem
        A citation for each record, with ``unreadable-line`` and ``unknown-tag`` among its problems; a problem for
        each run of lines that holds no field at all.
    """
    unknown: set[str] = set()
    for line, text in _cut_paragraphs(source):
        fields = _read_fields(text)
        if fields is not None:
            yield make_citation(fields, line)
            continue
        for block in _read_carefully(path, line, text, unknown):
            if block.line:
                yield make_citation(block.fields, block.line, tuple(block.problems))
            else:
                yield from block.problems[:1]


def _cut_paragraphs(source: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the runs of lines between blank ones, each with the number of its first line."""
    number, size, limit = 1, 0, _LONG
    pending: list[str] = []
    for piece in source:
        pending.append(piece)
        size += len(piece)
        if "\n\n" in piece or piece[:1] in ("", "\n") or piece[-1] == "\n":
            gap, (*paragraphs, rest) = 2, "\n".join(pending).split("\n\n")
        elif size > limit:  # there are no blank lines, so that records are told by their ids alone
            gap, (*paragraphs, rest) = 1, _BEFORE_ID.split("\n".join(pending))
            if len(rest) > MAX_ENTRY:  # no record is so long: it ends here
                paragraphs, rest, gap = [*paragraphs, rest], "", 1
            limit = max(limit, 2 * len(rest))
        else:
            continue
        for paragraph in paragraphs:
            yield _trim(number, paragraph)
            number += paragraph.count("\n") + gap
        pending, size = [rest], len(rest)
    yield _trim(number, "\n".join(pending))


def _trim(number: int, paragraph: str) -> tuple[int, str]:
    """Leave out blank lines at both ends."""
    text = paragraph.lstrip("\n")
    return number + len(paragraph) - len(text), text.rstrip("\n")


def _read_fields(text: str) -> Fields | None:
    """Read a record in which every line is as it should be; nothing if one is not."""
    fields: Fields = {}
    try:
        for line in text.replace(_WRAP, " ").split("\n"):
            if tag := _STARTS[line[:6]]:
                if tag in fields:
                    fields[tag].append(line[6:])
                else:
                    fields[tag] = [line[6:]]
    except KeyError:
        return None
    return None if len(fields.get("PMID", ())) > 1 else fields


def _read_carefully(path: str, number: int, text: str, unknown: set[str]) -> Iterator[_Block]:
    """Yield a block for each record of some lines, of which not all are as they should be.

    A blank line ends a record, and so does a second PMID.
    """
    block = _Block()
    taken: list[str] | None = None  # the values that continuation lines belong to
    for at, line in enumerate(text.split("\n"), start=number):
        if line.startswith(_INDENT) and taken is not None:
            taken.append(line[6:])
        elif (tag := _STARTS.get(line[:6], _STARTS.get(line[:5]))) is not None:  # "TI  -Text" lacks a space
            if tag == "PMID" and block.has_id:
                yield block
                block = _Block()
            block.line = block.line or at
            block.has_id = block.has_id or tag == "PMID"
            taken = [line[5:].removeprefix(" ")]
            block.parts.append((tag, taken))
        elif line.strip():
            skipping = taken is None and bool(block.line or block.problems)
            block.problems += _set_aside(line, Location(path, at), unknown, skipping)
            taken = None
        else:
            yield block
            block, taken = _Block(), None
    yield block


def _set_aside(line: str, location: Location, unknown: set[str], skipping: bool) -> list[Problem]:
    """Report a line that is left out: a run of broken lines once, an unknown tag once a file.

    A new tag of the database stands in every record, and that is no fault of the file.
    """
    shaped = _SHAPED.match(line)
    if not shaped:
        return [] if skipping else [_unreadable(location)]
    tag = shaped[1]
    if tag in unknown:
        return []
    unknown.add(tag)
    message = f"the field {tag!r} is not known and is left out wherever it stands; the rest of the record is read"
    return [Problem(location, "unknown-tag", message, Severity.NOTE)]


def _unreadable(location: Location) -> Problem:
    message = (
        "neither a field such as 'TI  - ' nor its continuation (six spaces); "
        "left out up to the next field: mend the line or export the record again"
    )
    return Problem(location, "unreadable-line", message)
