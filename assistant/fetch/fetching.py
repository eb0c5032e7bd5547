"""The fetch itself: batch after batch, each once, until all records are here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.fetch.batches import Batch, MedlineRecord, read_batch
from assistant.fetch.failures import FetchError, NoAnswer, SearchExpired
from assistant.fetch.partial import PartialFolder
from assistant.fetch.patience import Patience
from assistant.fetch.request import FetchRequest
from assistant.fetch.searching import Listing, Search, begin_search, post_pmids
from assistant.fetch.server import Server


@dataclass(frozen=True, slots=True)
class Fetched:
    """A finished fetch.

    Attributes
    ----------
    search
        What was asked for.
    records
        Each record once, in the order in which the server lists them.
    missing
        Ids that were asked for and did not come.
    not_given
        How many records more the server had announced without telling their ids.
    """

    search: Search
    records: tuple[MedlineRecord, ...]
    missing: tuple[str, ...]
    not_given: int

    def to_medline(self) -> bytes:
        """Write the records as a MEDLINE file, a blank line between them."""
        return b"\n".join(record.text for record in self.records)


@dataclass(slots=True)
class Fetching:
    """A fetch under way.

    Attributes
    ----------
    search
        As the server took it, in this run or in an earlier one.
    resumed
        Whether an earlier run made the search.
    server, patience, folder
        Who is asked, how often again, and where batches are kept.
    batch_size
        Records asked for at a time.
    """

    search: Search
    resumed: bool
    server: Server
    patience: Patience
    folder: PartialFolder
    batch_size: int

    @property
    def total(self) -> int:
        """Number of records wanted."""
        return sum(listing.count for listing in self.search.listings)

    @property
    def done(self) -> int:
        """Number of records whose batches have arrived."""
        return sum(self.folder.position(number) for number in range(len(self.search.listings)))

    def fetch_batches(self) -> Iterator[int]:
        """Fetch what is not here yet, and yield the size of each batch once it is kept.

        Raises
        ------
        FetchError
            If a batch does not come; those before it are kept.
        OutputError
            If a batch cannot be kept.
        """
        of_earlier_run = len(self.search.listings) if self.resumed else 0
        number = 0
        while number < len(self.search.listings):
            try:
                yield from self._fetch_listing(number, number < of_earlier_run)
            except SearchExpired:
                self._ask_for_the_rest(number)
            number += 1

    def collect(self) -> Fetched:
        """Put the batches together."""
        records: dict[str, MedlineRecord] = {}
        for batch in self.folder.batches():
            for record in batch.records:
                records.setdefault(record.pmid, record)
        listed = list(dict.fromkeys(pmid for listing in self.search.listings for pmid in listing.pmids))
        missing = tuple(pmid for pmid in listed if pmid not in records)
        ordered = [records[pmid] for pmid in listed if pmid in records]
        known = set(listed)
        unlisted = [record for pmid, record in records.items() if pmid not in known]
        not_given = sum(listing.count for listing in self.search.listings if not listing.pmids) - len(unlisted)
        return Fetched(self.search, (*ordered, *unlisted), missing, max(0, not_given))

    def _fetch_listing(self, number: int, is_old: bool) -> Iterator[int]:
        listing = self.search.listings[number]
        start = self.folder.position(number)
        while start < listing.count:
            stop = min(start + self.batch_size, listing.count)
            batch = self._fetch_batch(listing, start, stop, is_old)
            self.folder.save_batch(number, start, stop, batch)
            yield stop - start
            start = stop

    def _fetch_batch(self, listing: Listing, start: int, stop: int, is_old: bool) -> Batch:
        """Fetch one batch; one that looks incomplete is believed when it comes twice the same."""
        earlier: list[Batch] = []

        def ask() -> Batch:
            try:
                batch = self._ask_once(listing, start, stop)
            except NoAnswer as failure:
                if is_old and _may_have_expired(listing, failure):
                    raise SearchExpired from None
                raise
            arrived = len(batch.records) + len(batch.unavailable)
            if (arrived < stop - start or batch.ends_oddly) and batch not in earlier:
                earlier.append(batch)
                cut_off = ", the last perhaps cut off" if batch.ends_oddly else ""
                raise NoAnswer("too-few", f"{arrived} of {stop - start} records came{cut_off}")
            return batch

        return self.patience.ask(ask, f"{self.server.base_url}/efetch.fcgi: records {start + 1} to {stop}")

    def _ask_once(self, listing: Listing, start: int, stop: int) -> Batch:
        answer = self.server.ask(
            "efetch",
            WebEnv=listing.web_env,
            query_key=listing.query_key,
            retstart=start,
            retmax=stop - start,
            rettype="medline",
            retmode="text",
        )
        self.server.raise_error_in(answer)
        batch = read_batch(answer.body)
        if listing.pmids and not set(batch.pmids) <= set(listing.pmids):
            raise NoAnswer("other-records", "the answer holds records that were not asked for")
        return batch

    def _ask_for_the_rest(self, number: int) -> None:
        """End an expired listing where it stands, and hand the ids that have not come over anew."""
        expired = self.search.listings[number]
        if not expired.pmids:
            message = (
                f"the server has forgotten the search of {self.search.date or 'an earlier run'}, and with it which "
                f"records are left; delete {self.folder.path} and fetch again"
            )
            raise FetchError(f"{self.server.base_url}/efetch.fcgi", "search-expired", message)
        here = {pmid for batch in self.folder.batches() for pmid in batch.pmids}
        rest = [pmid for pmid in expired.pmids if pmid not in here]
        posted = [found.listing for found in post_pmids(rest, self.server, self.patience)]
        ended = replace(expired, count=self.folder.position(number))
        self.search = replace(self.search, listings=_replace(self.search.listings, number, ended, posted))
        self.folder.save_search(self.search)


def open_fetching(
    request: FetchRequest, server: Server, patience: Patience, folder: PartialFolder, batch_size: int
) -> Fetching:
    """Begin a fetch, or go on with one that was interrupted.

    Parameters
    ----------
    request
        What is wanted.
    server
        Who is asked; connected.
    patience
        How often a request is sent again.
    folder
        Where batches are kept until all are here.
    batch_size
        Records asked for at a time.

    Raises
    ------
    FetchError
        If the search is not answered.
    OtherSearchError
        If the folder holds a fetch of something else.
    OutputError
        If the folder cannot be made.
    """
    search = folder.load_search(request)
    resumed = search is not None
    if search is None:
        search = begin_search(request, server, patience)
        folder.save_search(search)
    return Fetching(search, resumed, server, patience, folder, batch_size)


def _may_have_expired(listing: Listing, failure: NoAnswer) -> bool:
    """Tell whether to ask in another way; as long as its ids are known, that costs one request."""
    if listing.pmids:
        return failure.lasting or failure.code == "error-answer"
    return "obtain query" in failure.message  # what PubMed says of a search it has forgotten


def _replace(
    listings: Sequence[Listing], number: int, ended: Listing, further: Sequence[Listing]
) -> tuple[Listing, ...]:
    return (*listings[:number], ended, *listings[number + 1 :], *further)
