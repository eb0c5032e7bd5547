"""Records through the cascade, as the commands run it: in one process or in several, with the same extractions."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.batches import cut_into_batches
from assistant.cli.extraction_cache import ExtractionCache
from assistant.cli.messages import show_progress
from assistant.errors import Location, Problem, ProblemsError
from assistant.extract import ExtractionRules
from assistant.model import Extraction, Record
from assistant.scale import identify, run_in_order
from assistant.scale.outcomes import describe_fault

# Enough that handing them over costs nothing, few enough that Ctrl-C, progress and memory do not feel it.
BATCH = 32
_NOTHING: Mapping[bytes, Extraction] = {}


class ExtractionError(ProblemsError):
    """A record on which the program itself failed."""


@dataclass(frozen=True, slots=True)
class Extracting:
    """What it takes to extract: called, it gives the function that a process does to batch after batch of records.

    It can be sent to another process, which makes an extractor of its own.

    Attributes
    ----------
    rules
        The rules of extraction.
    mentions
        Whether mentions are wanted too.
    """

    rules: ExtractionRules
    mentions: bool = False

    def __call__(self) -> Callable[[Sequence[Record]], tuple[Extraction, ...]]:
        """Give the function, and see that the extractor is made before processes are forked."""
        assert self.rules.extractor
        return self.extract

    def extract(self, records: Sequence[Record]) -> tuple[Extraction, ...]:
        """Extract a batch.

        Raises
        ------
        ExtractionError
            If the program fails on one of the records, saying where that stands.
        """
        found: list[Extraction] = []
        try:
            found += self.rules.extractor.extract(records, mentions=self.mentions)
        except Exception as error:
            raise ExtractionError([_name_fault(records[len(found)], error)]) from error
        return tuple(found)

    def __reduce__(self) -> tuple[object, ...]:
        """Leave behind what is made of the rules, which holds functions."""
        return Extracting, (replace(self.rules), self.mentions)


def extract_records(
    records: Iterable[Record],
    rules: ExtractionRules,
    *,
    mentions: bool = False,
    jobs: int = 1,
    cache: Path | None = None,
    known: Mapping[bytes, Extraction] = _NOTHING,
) -> Generator[Extraction, None, None]:
    """Extract under a progress bar, one extraction a record in their order.

    Parameters
    ----------
    records
        Taken in batches as processes become free.
    rules, mentions
        As for ``Extracting``.
    jobs
        Number of processes.
    cache
        Folder of what earlier builds extracted; ``None`` to extract everything.
    known
        Identity of a text -> what was extracted from it before, without mentions.

    Raises
    ------
    ExtractionError
        If the program fails on a record.
    WorkError
        If a process is killed or runs out of memory.
    """
    if known and not mentions:
        yield from _extract_unknown(tuple(records), rules, jobs, cache, known)
        return
    count = len(records) if isinstance(records, Sized) else None

    def extract(some: Iterable[Record]) -> Generator[Extraction, None, None]:
        with closing(run_in_order(Extracting(rules, mentions), cut_into_batches(some, BATCH), jobs)) as batches:
            yield from _flatten(batches)

    kept = ExtractionCache(cache, rules, mentions=mentions) if cache else None
    results = kept.complete(records, extract) if kept else extract(records)
    with closing(results), show_progress(results, "Reading abstracts", count) as shown:
        yield from shown


def _extract_unknown(
    records: Sequence[Record],
    rules: ExtractionRules,
    jobs: int,
    cache: Path | None,
    known: Mapping[bytes, Extraction],
) -> Iterator[Extraction]:
    """Give what is known, and extract from the rest."""
    identities = [identify(record) for record in records]
    rest = [record for record, identity in zip(records, identities, strict=True) if identity not in known]
    made = extract_records(rest, rules, jobs=jobs, cache=cache) if rest else iter(())
    for identity in identities:
        yield known[identity] if identity in known else next(made)


def _flatten(batches: Iterable[Sequence[Extraction]]) -> Iterator[Extraction]:
    for batch in batches:
        yield from batch


def _name_fault(record: Record, error: Exception) -> Problem:
    source = next(iter(record.sources), None)
    place = Location(source.path, source.line) if source else Location(record.record_id)
    message = (
        f"{record.record_id} cannot be worked through: {describe_fault(error)}; this is a fault of draftreview: report "
        "it with the record, and leave the record out until then"
    )
    return Problem(place, "extraction-failed", message)
