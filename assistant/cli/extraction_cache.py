"""Extractions of earlier builds beside those that have to be made, in the order of the records."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from assistant.cli.messages import print_problems
from assistant.extract import ExtractionRules
from assistant.extract.inventory import identify_base, list_entries
from assistant.extract.reach import Reach
from assistant.model import Extraction, Record
from assistant.scale import ClaimsStore, RuleState, identify

_AT_ONCE = 500  # records that are looked up, and extractions that are kept, together

Extract = Callable[[Iterable[Record]], Iterator[Extraction]]


class ExtractionCache:
    """Gives what the store knows, has the rest extracted, and keeps that.

    Parameters
    ----------
    folder
        Where the store stands.
    rules, mentions
        What is extracted, and whether mentions are wanted too.
    """

    def __init__(self, folder: Path, rules: ExtractionRules, *, mentions: bool) -> None:
        self._store = ClaimsStore(folder)
        self._rules = rules
        self._state = RuleState(identify_base(rules), list_entries(rules.concepts))
        self._mentions = mentions

    def complete(self, records: Iterable[Record], extract: Extract) -> Generator[Extraction, None, None]:
        """Go through the extractions of records in their order; nothing is asked of ``extract`` if all are known."""
        chunks = _cut(records)
        try:
            for chunk in chunks:
                known = self._find(chunk)
                found = [known.get(identify(record)) for record in chunk]
                if None in found:
                    yield from self._mix(chain([chunk], chunks), extract)
                else:
                    yield from filter(None, found)
        finally:
            print_problems(self._store.notes)

    def _mix(self, chunks: Iterable[Sequence[Record]], extract: Extract) -> Iterator[Extraction]:
        waiting: deque[tuple[bytes, Extraction | None]] = deque()
        made: dict[bytes, Extraction] = {}

        def missing() -> Iterator[Record]:
            for chunk in chunks:
                known = self._find(chunk)
                for record in chunk:
                    waiting.append((identify(record), known.get(identify(record))))
                    if waiting[-1][1] is None:
                        yield record

        try:
            for extraction in extract(missing()):
                yield from _take_known(waiting)
                made[waiting.popleft()[0]] = extraction
                yield extraction
                if len(made) >= _AT_ONCE:
                    self._store.add(made, self._state, mentions=self._mentions)
                    made.clear()
            yield from _take_known(waiting)
        finally:  # what an interrupted build has made serves the next one
            self._store.add(made, self._state, mentions=self._mentions)

    def _find(self, records: Sequence[Record]) -> dict[bytes, Extraction]:
        return self._store.find(records, self._state, self._ask, mentions=self._mentions)

    def _ask(self, changes: Sequence[tuple[str, str]]) -> Callable[[Record], bool]:
        return Reach(self._rules.names.value, self._rules.regions).of(changes)


def _take_known(waiting: deque[tuple[bytes, Extraction | None]]) -> Iterator[Extraction]:
    while waiting and (extraction := waiting[0][1]) is not None:
        waiting.popleft()
        yield extraction


def _cut(records: Iterable[Record]) -> Iterator[Sequence[Record]]:
    rest = iter(records)
    while chunk := tuple(islice(rest, _AT_ONCE)):
        yield chunk
