"""An entry as a format gives it, before it is held to what a record promises."""

from dataclasses import dataclass, field

from assistant.errors import Problem
from assistant.model import Author


@dataclass(slots=True)  # not frozen: it lives for a moment, and freezing it takes a tenth of the time of reading
class Citation:
    """The texts of one entry, each on one line and free of markup, else as the file has them.

    Every format is parsed to citations, and one function makes records of them, so that a DOI or a year is
    judged in one way wherever it comes from.

    Attributes
    ----------
    line
        First line of the entry, counted from one.
    title, abstract, container_title, year, volume, issue, page, language
        Empty where not given; the year and the language as written.
    authors
        In printed order.
    dois, pmids
        Every text that is given as one.
    kinds
        Publication types as written: "Journal Article", "JOUR", "article".
    dates
        When a database entered or revised it, as written.
    notices
        Publication notices as pairs of a kind (``retraction``, ``concern``, ``erratum``, ``update``, ``preprint``)
        and the words of the source; a ``preprint`` notice names the other version.
    problems
        What is doubtful about the entry; the entry is read all the same.
    """

    line: int
    title: str = ""
    abstract: str = ""
    container_title: str = ""
    year: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    language: str = ""
    authors: tuple[Author, ...] = ()
    dois: tuple[str, ...] = ()
    pmids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    notices: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = field(default=())
