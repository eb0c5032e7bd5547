"""Searches and lists of ids that the server remembers, so that their records can be fetched in batches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from assistant.fetch.failures import FetchError, NoAnswer
from assistant.fetch.patience import Patience
from assistant.fetch.request import FetchRequest
from assistant.fetch.server import Answer, Server

MOST_OF_A_SEARCH = 9_999  # PubMed gives no more of one search
HIGHEST_PMID = 99_999_999
_IN_DOUBT = {
    "ErrorList/PhraseNotFound": "phrase-not-found",
    "ErrorList/FieldNotFound": "field-not-found",
    "WarningList/QuotedPhraseNotFound": "phrase-not-found",
    "WarningList/PhraseIgnored": "phrase-ignored",
}


@dataclass(frozen=True, slots=True)
class Listing:
    """Records that the server remembers under a name.

    Attributes
    ----------
    web_env, query_key
        The name.
    count
        How many records from the first on are wanted.
    pmids
        All of its ids, if the server told them or was told.
    """

    web_env: str
    query_key: str
    count: int
    pmids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A part of the query that the server did not search for."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Search:
    """A request as the server took it.

    Attributes
    ----------
    request
        The request.
    date
        ISO date of the server's answer; empty if it told none.
    found
        Number of records that match.
    translation
        The query as the server read it.
    doubts
        What it left out.
    listings
        What is to be fetched.
    """

    request: FetchRequest
    date: str
    found: int
    translation: str
    doubts: tuple[Doubt, ...]
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    listing: Listing
    date: str
    translation: str
    doubts: tuple[Doubt, ...]


def begin_search(request: FetchRequest, server: Server, patience: Patience) -> Search:
    """Search, or hand over the ids, and learn under which name the server remembers the records.

    Raises
    ------
    FetchError
        If the server does not answer, or has more records than can be told apart.
    """
    if request.pmids:
        wanted = request.pmids[: request.cut(len(request.pmids))]
        posted = post_pmids(wanted, server, patience)
        return Search(request, posted[0].date, len(wanted), "", (), tuple(found.listing for found in posted))
    first = _search(request.term, request.cut(MOST_OF_A_SEARCH), server, patience)
    matching = first.listing.count
    parts = [first.listing]
    if request.cut(matching) > MOST_OF_A_SEARCH:
        parts = list(_search_parts(request.term, 1, HIGHEST_PMID, server, patience))
        matching = sum(part.count for part in parts)
    listings = _first_of(parts, request.cut(matching))
    return Search(request, first.date, matching, first.translation, first.doubts, listings)


def post_pmids(pmids: Sequence[str], server: Server, patience: Patience) -> list[_Found]:
    """Hand ids over to the server, as many at a time as it can give back."""
    return [
        _post(tuple(pmids[start : start + MOST_OF_A_SEARCH]), server, patience)
        for start in range(0, len(pmids), MOST_OF_A_SEARCH)
    ]


def _post(pmids: tuple[str, ...], server: Server, patience: Patience) -> _Found:
    def ask() -> _Found:
        answer = server.ask("epost", id=",".join(pmids))
        root = _parse(answer, "ePostResult", server)
        return _Found(_read_listing(root, len(pmids), pmids), answer.date, "", ())

    return patience.ask(ask, f"{server.base_url}/epost.fcgi")


def _search(term: str, at_most: int, server: Server, patience: Patience) -> _Found:
    def ask() -> _Found:
        answer = server.ask("esearch", term=term, usehistory="y", retmax=at_most, sort="pub_date")
        root = _parse(answer, "eSearchResult", server)
        count = (root.findtext("Count") or "").strip()
        if not (count.isascii() and count.isdigit()):
            raise NoAnswer("unreadable-answer", "the answer to the search tells no count")
        pmids = tuple((item.text or "").strip() for item in root.iterfind("IdList/Id"))
        listing = _read_listing(root, int(count), pmids if len(pmids) == int(count) else ())
        doubts = tuple(_find_doubts(root, server))
        return _Found(listing, answer.date, " ".join((root.findtext("QueryTranslation") or "").split()), doubts)

    return patience.ask(ask, f"{server.base_url}/esearch.fcgi")


def _search_parts(term: str, low: int, high: int, server: Server, patience: Patience) -> Iterator[Listing]:
    """Search between two ids, in halves where there are too many; the newest come first."""
    found = _search(f"({term}) AND {low}:{high}[uid]", MOST_OF_A_SEARCH, server, patience).listing
    if found.count > MOST_OF_A_SEARCH and low == high:
        message = (
            f"{found.count:,} records match, more than PubMed gives of one search; narrow the query or use --limit"
        )
        raise FetchError(f"{server.base_url}/esearch.fcgi", "too-many", message)
    if found.count > MOST_OF_A_SEARCH:
        middle = (low + high) // 2
        yield from _search_parts(term, middle + 1, high, server, patience)
        yield from _search_parts(term, low, middle, server, patience)
    elif found.count:
        yield found


def _first_of(listings: Sequence[Listing], wanted: int) -> tuple[Listing, ...]:
    taken: list[Listing] = []
    for listing in listings:
        if wanted > 0:
            taken.append(_shortened(listing, min(wanted, listing.count)))
            wanted -= listing.count
    return tuple(taken)


def _shortened(listing: Listing, count: int) -> Listing:
    """Want less of a listing; which ids these are, only the server knows for sure."""
    return listing if count == listing.count else Listing(listing.web_env, listing.query_key, count)


def _read_listing(root: etree._Element, count: int, pmids: tuple[str, ...]) -> Listing:
    web_env, query_key = ((root.findtext(name) or "").strip() for name in ("WebEnv", "QueryKey"))
    if count and not (web_env and query_key):
        raise NoAnswer("unreadable-answer", "the server does not tell how it remembers the search")
    return Listing(web_env, query_key, count, pmids)


def _find_doubts(root: etree._Element, server: Server) -> Iterator[Doubt]:
    for path, code in _IN_DOUBT.items():
        for item in root.iterfind(path):
            yield Doubt(code, server.quote((item.text or "").encode()))


def _parse(answer: Answer, name: str, server: Server) -> etree._Element:
    """Parse XML without touching its entities or the network."""
    server.raise_error_in(answer)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(answer.body, parser)
    except etree.XMLSyntaxError:
        raise NoAnswer("unreadable-answer", "the answer is no XML or breaks off") from None
    if root.tag != name:
        raise NoAnswer("unreadable-answer", f"the answer is no {name}; check --base-url")
    return root
