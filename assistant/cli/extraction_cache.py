"""Extractions of earlier builds beside those that have to be made, in the order of the records."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from assistant.batches import cut_into_batches
from assistant.cli.messages import print_problems
from assistant.extract import ExtractionRules
from assistant.extract.inventory import identify_base, list_entries
from assistant.extract.reach import Reach
from assistant.model import Extraction, Record
from assistant.scale import ClaimsStore, RuleState, identify

_AT_ONCE = 500  # records that are looked up, and extractions that are kept, together

Extract = Callable[[Iterable[Record]], Iterator[Extraction]]


class _Entry(NamedTuple):
    """A record, the identity of its text, and what was extracted from it if that is known."""

    record: Record
    identity: bytes
    known: Extraction | None


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
        self._state = state_of(rules)
        self._mentions = mentions

    def complete(self, records: Iterable[Record], extract: Extract) -> Generator[Extraction, None, None]:
        """Go through the extractions of records in their order; nothing is asked of ``extract`` if all are known."""
        looked_up = map(self._look_up, cut_into_batches(records, _AT_ONCE))
        try:
            for entries in looked_up:
                if any(entry.known is None for entry in entries):
                    yield from self._mix(chain([entries], looked_up), extract)
                else:
                    yield from (entry.known for entry in entries if entry.known is not None)
        finally:
            print_problems(self._store.notes)

    def _mix(self, looked_up: Iterable[Sequence[_Entry]], extract: Extract) -> Iterator[Extraction]:
        waiting: deque[_Entry] = deque()
        made: dict[bytes, Extraction] = {}

        def missing() -> Iterator[Record]:
            for entry in chain.from_iterable(looked_up):
                waiting.append(entry)
                if entry.known is None:
                    yield entry.record

        try:
            for extraction in extract(missing()):
                yield from _take_known(waiting)
                made[waiting.popleft().identity] = extraction
                yield extraction
                if len(made) >= _AT_ONCE:
                    self._store.add(made, self._state, mentions=self._mentions)
                    made.clear()
            yield from _take_known(waiting)
        finally:  # what an interrupted build has made serves the next one
            self._store.add(made, self._state, mentions=self._mentions)

    def _look_up(self, records: Sequence[Record]) -> list[_Entry]:
        known = self._store.find(records, self._state, self._ask, mentions=self._mentions)
        identities = map(identify, records)
        return [_Entry(r, identity, known.get(identity)) for r, identity in zip(records, identities, strict=True)]

    def _ask(self, changes: Sequence[tuple[str, str]]) -> Callable[[Record], bool]:
        return Reach(self._rules.names.value, self._rules.regions).of(changes)


def state_of(rules: ExtractionRules) -> RuleState:
    """Give all that decides what is extracted, the program included, as a store tells it apart."""
    return RuleState(identify_base(rules), list_entries(rules.concepts))


def _take_known(waiting: deque[_Entry]) -> Iterator[Extraction]:
    while waiting and (extraction := waiting[0].known) is not None:
        waiting.popleft()
        yield extraction
