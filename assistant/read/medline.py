"""PubMed's MEDLINE format: lines to records, with the line each record begins on.

Bio.Medline turns the fields of a record into a mapping. It accepts anything and knows no lines, so this
module first cuts the file into records, unwraps long fields and sets aside every line that is no field.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from Bio import Medline

from assistant.errors import Location, Problem, Severity
from assistant.model import Source
from assistant.read.detection import Format
from assistant.read.entries import Entry, Reading
from assistant.read.medline_fields import Fields, date_of_fields, read_record

# https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format, with the older tags that Bio.Medline lists.
TAGS = frozenset(
    """
    AB AD AID AU AUID BTI CA CDAT CI CIN CN COI COIS CON CP CRDT CRF CRI CTDT CTI CY DA DCOM DDIN DEP DP DRIN EA ECF
    ECI ED EDAT EFR EIN EN FAU FED FIR FPS GN GR GS ID IP IR IRAD IS ISBN JC JID JT LA LID LR MH MHDA MID NI NM OAB
    OABL OCI OID ORI OT OTO OWN PB PG PHST PL PMC PMCR PMID PRIN PROF PS PST PT PUBM RF RIN RN ROF RPF RPI RRF RRI SB
    SFM SI SO SPIN STAT TA TI TT UI UIN UOF VI VTI YR
    """.split()
)
_STARTS = frozenset(f"{tag:<4}-{space}" for tag in TAGS for space in ("", " "))
_SHAPED = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)")
_INDENT = " " * 6


@dataclass(slots=True)
class _Block:
    """Lines of one record while they are collected: each field with its continuation lines."""

    line: int = 0
    fields: list[list[str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    has_pmid: bool = False


def read_medline(path: str, lines: Iterable[str]) -> Reading:
    """Read a MEDLINE file.

    Parameters
    ----------
    path
        The file as the user named it, for messages and sources.
    lines
        Its lines without line ends.

    Returns
    -------
    Reading
        With ``unreadable-line``, ``unknown-tag``, ``no-title``, ``bad-pmid`` and ``two-dois`` among the problems.
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    reported, newest = 0, ""
    for block in _cut_records(path, lines):
        problems += block.problems
        if not block.fields:
            continue
        location = Location(path, block.line)
        fields = _parse_fields(block)
        record, faults = read_record(fields, Source(PurePath(path).name, block.line, Format.MEDLINE.value), location)
        problems += faults
        if record is None:
            reported += 1
            continue
        entries.append(Entry(record, location))
        newest = max(newest, date_of_fields(fields))
    return Reading(tuple(entries), reported, newest, tuple(problems))


def _parse_fields(block: _Block) -> Fields:
    fields: Fields = next(Medline.parse([" ".join(parts) for parts in block.fields]))  # type: ignore[no-untyped-call]
    return fields


def _cut_records(path: str, lines: Iterable[str]) -> Iterator[_Block]:
    """Yield a block for each record; a blank line ends one, and so does a second PMID."""
    unknown: set[str] = set()
    block = _Block()
    taken: list[str] | None = None  # the field that continuation lines belong to
    for number, line in enumerate(lines, start=1):
        if taken is not None and line.startswith(_INDENT):
            taken.append(line)
        elif line[:6] in _STARTS:
            is_pmid = line.startswith("PMID")
            if is_pmid and block.has_pmid:
                yield block
                block = _Block()
            block.line = block.line or number
            block.has_pmid = block.has_pmid or is_pmid
            taken = [line]
            block.fields.append(taken)
        elif line.strip():
            skipping = taken is None and bool(block.fields or block.problems)
            block.problems += _set_aside(line, Location(path, number), unknown, skipping)
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
