"""The fetch against a server on this machine: which batches are asked for, and what becomes of them."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from assistant.fetch import (
    Fetched,
    FetchError,
    Fetching,
    FetchRequest,
    PartialFolder,
    Patience,
    Server,
    open_fetching,
    searching,
)
from tests.fetch.conftest import PMIDS, Clock
from tests.fetch.eutils import Eutils, broken_off, cut, fine, instead, medline, status

Begin = Callable[..., Fetching]


@pytest.fixture
def folder(tmp_path: Path) -> PartialFolder:
    return PartialFolder(tmp_path / "f.nbib")


@pytest.fixture
def begin(eutils: Eutils, connection: Server, clock: Clock, folder: PartialFolder) -> Begin:
    def begin(query: str = "pain", batch_size: int = 10, **wishes: object) -> Fetching:
        request = FetchRequest(query, base_url=eutils.base_url, **wishes)  # type: ignore[arg-type]
        return open_fetching(request, connection, Patience(sleep=clock.sleep), folder, batch_size)

    return begin


def finish(fetching: Fetching) -> Fetched:
    list(fetching.fetch_batches())
    return fetching.collect()


def starts(eutils: Eutils) -> list[int]:
    return [start for _, start, _ in eutils.windows()]


def test_a_search_is_fetched_in_batches_of_the_history_server(begin: Begin, eutils: Eutils) -> None:
    fetched = finish(begin())
    assert fetched.to_medline().decode() == "\n".join(map(medline, PMIDS))
    (search,) = eutils.of("esearch")
    assert search.items() >= {"db": "pubmed", "term": "pain", "usehistory": "y", "tool": "draftreview"}.items()
    assert [(start, size) for _, start, size in eutils.windows()] == [(0, 10), (10, 10), (20, 5)]
    assert {(a["rettype"], a["retmode"], a["email"]) for a in eutils.of("efetch")} == {
        ("medline", "text", "ann@example.org")
    }
    assert (fetched.search.date, fetched.search.found) == ("2026-03-01", 25)
    assert (fetched.missing, fetched.not_given) == ((), 0)


def test_since_is_part_of_what_is_sent(begin: Begin, eutils: Eutils) -> None:
    begin("pain OR ache", since="2026/03/01")
    assert eutils.of("esearch")[0]["term"] == "(pain OR ache) AND 2026/03/01:3000[crdt]"


def test_a_limit_asks_for_no_more(begin: Begin, eutils: Eutils) -> None:
    fetched = finish(begin(limit=12))
    assert [record.pmid for record in fetched.records] == list(PMIDS[:12])
    assert [(start, size) for _, start, size in eutils.windows()] == [(0, 10), (10, 2)]
    assert (fetched.search.found, fetched.missing, fetched.not_given) == (25, (), 0)


def test_a_list_of_ids_is_posted_and_what_has_no_record_is_missing(begin: Begin, eutils: Eutils) -> None:
    fetched = finish(begin("", pmids=(PMIDS[3], "7", PMIDS[1])))
    assert [record.pmid for record in fetched.records] == [PMIDS[3], PMIDS[1]]
    assert fetched.missing == ("7",)
    assert [a["id"] for a in eutils.of("epost")] == [f"{PMIDS[3]},7,{PMIDS[1]}"]
    assert eutils.of("epost")[0]["method"] == "POST"


def test_an_id_that_the_server_calls_unavailable_is_not_asked_for_again(begin: Begin, eutils: Eutils) -> None:
    line = "id: 7 Error occurred: The following PMID is not available: 7\n"
    eutils.mishaps["efetch"].append(instead(f"\n{line}\n{medline(PMIDS[1])}".encode(), "text/plain"))
    fetched = finish(begin("", pmids=("7", PMIDS[1])))
    assert (fetched.missing, len(eutils.of("efetch"))) == (("7",), 1)


def test_more_records_than_a_search_gives_are_searched_for_between_ids(
    begin: Begin, eutils: Eutils, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_OF_A_SEARCH", 10)
    fetched = finish(begin("pain"))
    assert [record.pmid for record in fetched.records] == list(PMIDS)
    assert fetched.search.found == 25
    assert all(size <= 10 for _, _, size in eutils.windows())
    assert eutils.of("esearch")[1]["term"] == "(pain) AND 1:99999999[uid]"
    limited = [listing.count for listing in searching._first_of(fetched.search.listings, 12)]
    assert sum(limited) == 12


@pytest.mark.parametrize(
    "mishap",
    [
        status(429, Retry_After="0"),
        status(500),
        status(502),
        status(503),
        broken_off(0.5),
        broken_off(0.999),
        cut(0.5),
        cut(0.98),
        instead(b"<html><title>Sorry</title></html>"),
        instead(b"<eFetchResult><ERROR>Search Backend failed: try later</ERROR></eFetchResult>"),
        instead(b'{"error": "API rate limit exceeded"}'),
        instead(medline("99").encode() * 10),
        instead(b"\n"),
        instead(b"garbage\n" + medline(PMIDS[0]).encode()),
    ],
)
def test_a_batch_that_fails_is_asked_for_again_and_no_other(begin: Begin, eutils: Eutils, mishap: object) -> None:
    eutils.mishaps["efetch"].extend([fine, mishap])  # type: ignore[list-item]
    fetched = finish(begin())
    assert [record.pmid for record in fetched.records] == list(PMIDS)
    assert fetched.to_medline().decode() == "\n".join(map(medline, PMIDS))
    assert starts(eutils) == [0, 10, 10, 20]


def test_a_search_that_fails_is_sent_again(begin: Begin, eutils: Eutils) -> None:
    eutils.mishaps["esearch"].extend([status(500), cut(0.5), instead(b"<eSearchResult/>"), instead(b"<other/>")])
    assert begin().total == 25
    assert len(eutils.of("esearch")) == 5


def test_fewer_records_are_believed_if_the_same_come_twice(begin: Begin, eutils: Eutils) -> None:
    del eutils.records[PMIDS[4]]
    eutils.sets["E", "1"] = list(PMIDS)
    eutils.mishaps["esearch"].append(
        instead(
            f"<eSearchResult><Count>25</Count><QueryKey>1</QueryKey><WebEnv>E</WebEnv><IdList>"
            f"{''.join(f'<Id>{pmid}</Id>' for pmid in PMIDS)}</IdList></eSearchResult>".encode()
        )
    )
    fetched = finish(begin())
    assert fetched.missing == (PMIDS[4],)
    assert len(fetched.records) == 24
    assert starts(eutils) == [0, 0, 10, 20]


def test_an_interrupted_fetch_goes_on_where_it_stopped(begin: Begin, eutils: Eutils) -> None:
    first = begin()
    assert list(islice(first.fetch_batches(), 2)) == [10, 10]
    again = begin()
    assert (again.resumed, again.done, again.total) == (True, 20, 25)
    assert [record.pmid for record in finish(again).records] == list(PMIDS)
    assert starts(eutils) == [0, 10, 20]
    assert len(eutils.of("esearch")) == 1


def test_a_fetch_that_failed_goes_on_with_batches_of_another_size(begin: Begin, eutils: Eutils) -> None:
    eutils.mishaps["efetch"].extend([fine, *[status(500)] * 5])
    with pytest.raises(FetchError, match=r"records 11 to 20: server-busy: HTTP 500.*run the same command again"):
        finish(begin())
    fetched = finish(begin(batch_size=4))
    assert [record.pmid for record in fetched.records] == list(PMIDS)
    assert [(start, size) for _, start, size in eutils.windows()[6:]] == [(10, 4), (14, 4), (18, 4), (22, 3)]


@pytest.mark.parametrize("way", ["forgotten", "refused"])
def test_of_a_search_that_has_expired_only_the_rest_is_posted(begin: Begin, eutils: Eutils, way: str) -> None:
    list(islice(begin().fetch_batches(), 2))
    if way == "forgotten":
        eutils.forget()
    else:
        eutils.mishaps["efetch"].append(status(400, b"<ERROR>WebEnv not found</ERROR>"))
    fetched = finish(begin())
    assert fetched.to_medline().decode() == "\n".join(map(medline, PMIDS))
    assert [a["id"].split(",") for a in eutils.of("epost")] == [list(PMIDS[20:])]
    assert starts(eutils) == [0, 10, 20, 0]
    assert len(eutils.of("esearch")) == 1


def test_the_rest_of_an_expired_search_can_be_interrupted_as_well(begin: Begin, eutils: Eutils) -> None:
    list(islice(begin().fetch_batches(), 1))
    eutils.forget()
    list(islice(begin().fetch_batches(), 1))
    fetched = finish(begin())
    assert fetched.to_medline().decode() == "\n".join(map(medline, PMIDS))
    assert [(start, size) for _, start, size in eutils.windows()] == [(0, 10), (10, 10), (0, 10), (10, 5)]


def test_of_an_expired_search_with_a_limit_the_rest_is_not_known(begin: Begin, eutils: Eutils) -> None:
    list(islice(begin(limit=12).fetch_batches(), 1))
    eutils.forget()
    with pytest.raises(FetchError, match=r"search-expired: .*of 2026-03-01.*; delete .*f\.nbib\.partial and fetch"):
        finish(begin(limit=12))


def test_another_error_is_not_taken_for_an_expired_search(begin: Begin, eutils: Eutils) -> None:
    list(islice(begin(limit=12).fetch_batches(), 1))
    eutils.mishaps["efetch"].append(instead(b"<eFetchResult><ERROR>Search Backend failed</ERROR></eFetchResult>"))
    assert len(finish(begin(limit=12)).records) == 12
    assert [(start, size) for _, start, size in eutils.windows()] == [(0, 10), (10, 2), (10, 2)]


def test_an_unfinished_fetch_of_something_else_is_not_mixed_in(begin: Begin) -> None:
    begin("pain")
    with pytest.raises(FetchError, match=r"other-search: .*delete it, or choose another place") as caught:
        begin("ache")
    assert caught.value.exit_code == 2


def test_a_query_that_finds_nothing_gives_no_records(begin: Begin, eutils: Eutils) -> None:
    eutils.records.clear()
    fetched = finish(begin())
    assert (fetched.records, fetched.search.found, eutils.of("efetch")) == ((), 0, [])


def test_what_is_announced_and_not_given_is_counted_without_ids(begin: Begin, eutils: Eutils) -> None:
    eutils.mishaps["efetch"].extend([cut(0), cut(0)])
    fetched = finish(begin(limit=12))
    assert (len(fetched.records), fetched.not_given) == (2, 10)


@pytest.mark.parametrize(("key", "most"), [("", 3), ("secret", 10)])
def test_the_rate_stays_within_what_ncbi_allows(
    eutils: Eutils, clock: Clock, folder: PartialFolder, key: str, most: int
) -> None:
    times = []
    eutils.mishaps["efetch"].extend([lambda _, reply: times.append(clock.now) or reply] * 25)  # type: ignore[func-returns-value]
    server = Server(eutils.base_url, api_key=key, timeout=5)
    with server.connected():
        finish(open_fetching(FetchRequest("pain", base_url=eutils.base_url), server, Patience(), folder, 1))
    assert len(times) == 25
    assert all(sum(now <= time < now + 0.999 for time in times) <= most for now in times)
    assert {a.get("api_key", "") for a in eutils.asked} == {key}
