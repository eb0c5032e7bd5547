import pytest

from assistant.fetch import FetchError, FetchRequest, Patience, Server, searching
from assistant.fetch.searching import Doubt, begin_search, post_pmids
from tests.fetch.conftest import PMIDS, Clock
from tests.fetch.eutils import Eutils, instead


def begin(server: Server, clock: Clock, **wishes: object) -> searching.Search:
    request = FetchRequest(base_url=server.base_url, **wishes)  # type: ignore[arg-type]
    return begin_search(request, server, Patience(tries=2, sleep=clock.sleep))


def test_a_search_keeps_what_the_server_says_about_it(connection: Server, eutils: Eutils, clock: Clock) -> None:
    eutils.extra = (
        "<ErrorList><PhraseNotFound>paim</PhraseNotFound><FieldNotFound>xy</FieldNotFound></ErrorList>"
        "<WarningList><PhraseIgnored>of</PhraseIgnored>"
        '<QuotedPhraseNotFound>"no such"</QuotedPhraseNotFound></WarningList>'
    )
    found = begin(connection, clock, query="pain < ache")
    assert (found.found, found.translation, found.date) == (25, "read: pain < ache", "2026-03-01")
    assert found.doubts == (
        Doubt("phrase-not-found", "paim"),
        Doubt("field-not-found", "xy"),
        Doubt("phrase-not-found", '"no such"'),
        Doubt("phrase-ignored", "of"),
    )
    assert found.listings[0].pmids == PMIDS


def test_ids_beyond_what_the_server_takes_are_posted_in_parts(
    connection: Server, eutils: Eutils, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_OF_A_SEARCH", 10)
    posted = post_pmids(PMIDS, connection, Patience(sleep=clock.sleep))
    assert [len(found.listing.pmids) for found in posted] == [10, 10, 5]
    assert [a["id"].split(",")[0] for a in eutils.of("epost")] == [PMIDS[0], PMIDS[10], PMIDS[20]]


def test_records_that_no_range_of_ids_parts_are_too_many(connection: Server, eutils: Eutils, clock: Clock) -> None:
    crowd = b"<eSearchResult><Count>10000</Count><QueryKey>1</QueryKey><WebEnv>M</WebEnv></eSearchResult>"
    eutils.mishaps["esearch"].extend([instead(crowd)] * 40)
    with pytest.raises(FetchError, match=r"too-many: 10,000 records match, .*; narrow the query or use --limit"):
        begin(connection, clock, query="pain")
    assert len(eutils.of("esearch")) < 40


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (b"", "unreadable-answer: the answer is no XML"),
        (b"<eSearchResult><Count>25</Count>", "no XML or breaks off"),
        (b"<ePostResult><Count>25</Count></ePostResult>", "the answer is no eSearchResult; check --base-url"),
        (b"<eSearchResult><Count>many</Count></eSearchResult>", "tells no count"),
        (b"<eSearchResult><Count>25</Count></eSearchResult>", "does not tell how it remembers the search"),
        (b"<eSearchResult><ERROR>Search\nBackend failed</ERROR></eSearchResult>", "'Search Backend failed'"),
        (b'<!DOCTYPE a [<!ENTITY b "25">]><eSearchResult><Count>&b;</Count></eSearchResult>', "tells no count"),
    ],
)
def test_an_answer_that_tells_nothing_is_not_taken(
    connection: Server, eutils: Eutils, clock: Clock, answer: bytes, message: str
) -> None:
    eutils.mishaps["esearch"].extend([instead(answer)] * 2)
    with pytest.raises(FetchError, match=message):
        begin(connection, clock, query="pain")
