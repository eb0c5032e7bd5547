"""The note beside a fetched file: where its records come from, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from assistant.errors import Location, Problem, Severity
from assistant.fetch.fetching import Fetched
from assistant.fetch.server import DATABASE, TOOL

EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True, slots=True)
class Provenance:
    """What ``F.nbib.json`` holds; it names no person and no key.

    Attributes
    ----------
    schema
        Version of this form.
    database, url
        Where the records come from; for a query, the address that repeats the search.
    query, since, limit
        As the user gave them; ``query`` is nothing for a list of ids.
    term
        The query as it was sent.
    translation
        The query as the database read it.
    date
        ISO date of the search; nothing if the server told none.
    found
        How many records match, or how many ids were asked for.
    count
        How many are in the file.
    missing
        Ids of records that the database lists and did not give.
    tool
        This program and its version.
    """

    schema: int
    database: str
    url: str
    query: str | None
    since: str | None
    limit: int | None
    term: str | None
    translation: str | None
    date: str | None
    found: int
    count: int
    missing: tuple[str, ...]
    tool: str


def describe_fetch(
    fetched: Fetched, version: str, environment: Mapping[str, str]
) -> tuple[Provenance, tuple[Problem, ...]]:
    """Say where fetched records come from.

    Parameters
    ----------
    fetched
        A finished fetch.
    version
        That of this program.
    environment
        Its SOURCE_DATE_EPOCH sets the date, else the server's clock did.

    Returns
    -------
    tuple
        The note, and a problem for each part of the query that was not searched for, for records that did
        not come, and for a date that is not known.
    """
    search, request = fetched.search, fetched.search.request
    date, problems = _find_date(search.date, environment)
    address = f"{request.base_url}/{'esearch' if request.query else 'epost'}.fcgi"
    provenance = Provenance(
        schema=1,
        database=DATABASE,
        url=f"{address}?{urlencode({'db': DATABASE, 'term': request.term})}" if request.query else address,
        query=request.query or None,
        since=request.since or None,
        limit=request.limit,
        term=request.term or None,
        translation=search.translation or None,
        date=date or None,
        found=search.found,
        count=len(fetched.records),
        missing=fetched.missing,
        tool=f"{TOOL} {version}",
    )
    return provenance, (*problems, *_find_doubts(fetched), *_find_gaps(fetched, address))


def _find_date(told: str, environment: Mapping[str, str]) -> tuple[str, tuple[Problem, ...]]:
    value = environment.get(EPOCH_VARIABLE, "").strip()
    try:
        date = datetime.fromtimestamp(int(value), tz=UTC).date().isoformat() if value else told
    except (ValueError, OverflowError, OSError):
        message = f"{value!r} is no number of seconds since 1970; correct or unset it (the server's date was taken)"
        return told, (Problem(Location(EPOCH_VARIABLE), "bad-date", message),)
    if date:
        return date, ()
    message = "the server told no date, so that of the search is not recorded; set SOURCE_DATE_EPOCH to give one"
    return "", (Problem(Location(EPOCH_VARIABLE), "no-date", message, Severity.NOTE),)


def _find_doubts(fetched: Fetched) -> tuple[Problem, ...]:
    location = Location("--query")
    problems = [
        Problem(
            location,
            doubt.code,
            f"{doubt.text!r} was not searched for; check its spelling and fetch again if it matters",
            Severity.NOTE if doubt.code == "phrase-ignored" else Severity.ERROR,
        )
        for doubt in fetched.search.doubts
    ]
    if fetched.search.request.query and not fetched.search.found:
        message = "no record matches; if that surprises you, check the query and --since"
        problems.append(Problem(location, "nothing-found", message, Severity.NOTE))
    return tuple(problems)


def _find_gaps(fetched: Fetched, address: str) -> tuple[Problem, ...]:
    """Report records that a search listed and did not give; those of a list of ids are reported at their lines."""
    gaps = () if fetched.search.request.pmids else fetched.missing
    named = [
        Problem(Location(address), "not-given", f"{pmid} was found and not given; fetch it with --pmids later")
        for pmid in gaps
    ]
    if fetched.not_given:
        message = f"{fetched.not_given:,} records were found and not given; fetch again later"
        named.append(Problem(Location(address), "not-given", message))
    return tuple(named)
