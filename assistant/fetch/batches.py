"""A batch of MEDLINE records as it comes: which records it holds, and whether it is whole."""

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.fetch.failures import NoAnswer

_START = re.compile(rb"^PMID-[ \t]*(\d+)[ \t]*$", re.M)
_LAST_FIELD = re.compile(rb"^SO  - ", re.M)
_UNAVAILABLE = re.compile(rb"^(?:\d+\.\s*)?id:\s*(\d+)\s+Error occurred:.*$", re.M)


@dataclass(frozen=True, slots=True)
class MedlineRecord:
    """One record as PubMed wrote it, with a line end at its end."""

    pmid: str
    text: bytes


@dataclass(frozen=True, slots=True)
class Batch:
    """The records of one answer.

    Attributes
    ----------
    records
        In their order.
    unavailable
        Ids that the answer says have no record.
    ends_oddly
        Whether the last field of the last record may be cut off.
    """

    records: tuple[MedlineRecord, ...]
    unavailable: tuple[str, ...] = ()
    ends_oddly: bool = False

    @property
    def pmids(self) -> tuple[str, ...]:
        """The ids of the records, in their order."""
        return tuple(record.pmid for record in self.records)


def read_batch(body: bytes) -> Batch:
    """Cut an answer into records.

    Raises
    ------
    NoAnswer
        If the answer holds something else, or its last record is cut off.
    """
    text = body.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    unavailable = tuple(pmid.decode() for pmid in _UNAVAILABLE.findall(text))
    text = _UNAVAILABLE.sub(b"", text)
    starts = list(_START.finditer(text))
    if text[: starts[0].start() if starts else None].strip():
        raise NoAnswer("no-medline", "the answer holds something else than MEDLINE records")
    edges = [*(start.start() for start in starts), len(text)]
    records = tuple(
        MedlineRecord(start[1].decode(), text[slice(*edge)].strip() + b"\n")
        for start, edge in zip(starts, pairwise(edges), strict=True)
    )
    ends_line = text.endswith(b"\n")
    if records and _is_cut(records, ends_line):
        raise NoAnswer("truncated", f"the answer ends within record {records[-1].pmid}; if it lasts, lower --batch")
    return Batch(records, unavailable, bool(records) and not ends_line and _ends_oddly(records))


def _is_cut(records: tuple[MedlineRecord, ...], ends_line: bool) -> bool:
    """Tell whether the last record lacks the field that PubMed writes last, though others have it."""
    *others, last = (bool(_LAST_FIELD.search(record.text)) for record in records)
    return not last and (any(others) or not (others or ends_line))


def _ends_oddly(records: tuple[MedlineRecord, ...]) -> bool:
    """Tell whether the last record alone lacks the full stop that ends the last field."""
    *others, last = (record.text.endswith(b".\n") for record in records)
    return not last and all(others)
