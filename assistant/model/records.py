"""What a literature search returned: records, and the snapshot that freezes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NoticeKind(StrEnum):
    """What a notice says about the record it is attached to."""

    RETRACTION = "retraction"
    CONCERN = "concern"
    ERRATUM = "erratum"
    UPDATE = "update"
    PREPRINT = "preprint"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was read.

    Attributes
    ----------
    path
        File name without folders, so that a snapshot does not depend on the machine.
    line
        First line of the record, counted from one; ``None`` where the format has no lines.
    format
        Name of the format it was read as, such as ``medline``.
    """

    path: str
    line: int | None
    format: str


@dataclass(frozen=True, slots=True)
class Author:
    """A person, or an organisation whose whole name is the family name.

    Attributes
    ----------
    family
        Family name.
    given
        Given names or initials as printed, possibly empty.
    """

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """Something published about a record after it, or another version of it.

    Attributes
    ----------
    kind
        What it says.
    text
        The words of the source, such as the reference to the retraction notice; possibly empty.
    """

    kind: NoticeKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a bibliographic file, in CSL words.

    Attributes
    ----------
    record_id
        ``pmid:N``, else ``doi:...`` in lower case, else ``title:<hash>``.
    title, abstract
        Plain text, one line each; the abstract may be empty.
    authors
        In printed order, possibly empty.
    container_title, year, volume, issue, page
        Empty where not known; the year has four digits.
    doi, pmid
        Empty where not known; the DOI in lower case.
    type
        CSL type such as ``article-journal`` or ``review``.
    language
        ISO 639-1 code, empty where not known.
    retracted
        Whether a notice says that it is retracted.
    publication_types
        As the sources name them, in lower case, such as ``clinical trial``.
    notices
        Retractions, concerns, corrections and other versions that the sources report.
    versions
        Ids of the records of the same snapshot that are other versions of this work, such as its preprint.
    superseded_by
        Id of that version which speaks for the work, such as the published article; empty if this one does.
    sources
        Every place it was read; not part of equality.
    """

    record_id: str
    title: str
    abstract: str = ""
    authors: tuple[Author, ...] = ()
    container_title: str = ""
    year: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    doi: str = ""
    pmid: str = ""
    type: str = "article-journal"
    language: str = ""
    retracted: bool = False
    publication_types: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    versions: tuple[str, ...] = ()
    superseded_by: str = ""
    sources: tuple[Source, ...] = field(default=(), compare=False)

    @property
    def format(self) -> str:
        """Format of the first place it was read; empty if none is known."""
        return next((source.format for source in self.sources), "")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The records of one literature search, frozen.

    Attributes
    ----------
    records
        Sorted by ``record_id``.
    date
        ISO date the snapshot stands for: the newest date its records or SOURCE_DATE_EPOCH give.
    content_hash
        SHA-256 over the records, without the places they were read.
    counts
        ``read``, ``merged``, ``reported`` and ``kept``; read = merged + reported + kept.
    left_out
        Format -> entries of a store that do not fit the conditions; they are not among the counts.
    conditions
        What the records had to fit, as the user wrote it.
    """

    records: tuple[Record, ...]
    date: str
    content_hash: str
    counts: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    conditions: tuple[str, ...] = ()
