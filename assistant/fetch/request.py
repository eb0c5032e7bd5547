"""What a user wants fetched."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

NCBI_URL = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
_DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """A wish for records; two runs with equal wishes are one fetch.

    Attributes
    ----------
    query
        As PubMed's search box takes it; empty if records are listed by ``pmids``.
    pmids
        PubMed ids, each once.
    since
        ``YYYY/MM/DD`` or less of it: only records that entered PubMed on that day or later.
    limit
        At most so many records.
    base_url
        Where the E-utilities are, without a slash at the end.
    """

    query: str = ""
    pmids: tuple[str, ...] = ()
    since: str = ""
    limit: int | None = None
    base_url: str = NCBI_URL

    @property
    def term(self) -> str:
        """The query as it is sent: PubMed's create date stays, while an entry date may be set back."""
        return f"({self.query}) AND {self.since}:3000[crdt]" if self.since else self.query

    def cut(self, count: int) -> int:
        """Say how many of ``count`` records are wanted."""
        return count if self.limit is None else min(count, self.limit)


def read_since(text: str) -> str:
    """Read a date, ``2026``, ``2026-03`` or ``2026-03-01``, also with slashes.

    Returns
    -------
    str
        As PubMed writes it, ``2026/03/01``.

    Raises
    ------
    ValueError
        If it is no date.
    """
    found = _DATE.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is no date; write it as 2026-03-01, 2026-03 or 2026")
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"{text!r} is no date ({error}); write it as 2026-03-01") from None
    return "/".join([found[1], *(f"{part:02}" for part in (month, day) if part)])


def check_base_url(text: str) -> str:
    """Check the address of the E-utilities and take the slash off its end.

    Raises
    ------
    ValueError
        If it is not a plain http or https address.
    """
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ValueError(f"{text!r} is no address ({error})") from None
    if parts.scheme not in ("http", "https") or not host or re.search(r"\s", text):
        raise ValueError(f"{text!r} is no address; write it as {NCBI_URL}")
    if parts.username or parts.query or parts.fragment:
        raise ValueError(f"{text!r} holds more than an address; leave out user name, '?' and '#'")
    return text.rstrip("/")
