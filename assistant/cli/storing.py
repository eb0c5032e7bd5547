"""A store of claims made from many files: one part a file, in this process, in several, or on a cluster."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from assistant.aside import as_output_error, clear_left_behind
from assistant.batches import cut_into_batches
from assistant.cli.extracting import BATCH, Extracting
from assistant.cli.extraction_cache import state_of
from assistant.cli.messages import count, show_progress
from assistant.cli.rule_sets import Rules
from assistant.concepts import Concepts
from assistant.errors import (
    Location,
    OutputError,
    Problem,
    ProblemsError,
    Severity,
    UnreadableInputError,
)
from assistant.extract import ExtractionRules
from assistant.group.rules import StratumRule
from assistant.group.strata import find_stratum
from assistant.outputs import check_folder
from assistant.read import ReadingOptions
from assistant.read.entries import Entry, Reading
from assistant.read.files import read_file
from assistant.scale import Outcome, run_in_processes
from assistant.scale.cluster import check_cluster, run_on_cluster
from assistant.scale.parts import (
    GROUP,
    SUFFIX,
    Making,
    PartFacts,
    PartWriter,
    check_parquet,
    hash_file,
    is_made_of,
    name_part,
    open_part,
    read_facts,
)
from assistant.scale.rows import StoredRecord

FILES = "Reading files"


class Engine(StrEnum):
    """What spreads the files."""

    PROCESSES = "processes"
    DASK = "dask"


@dataclass(frozen=True, slots=True)
class MadePart:
    """A part that is there.

    Attributes
    ----------
    path
        The input file.
    facts
        What the part says of itself.
    is_new
        Whether it was made now.
    """

    path: Path
    facts: PartFacts
    is_new: bool


@dataclass(frozen=True, slots=True)
class PartMaking:
    """What it takes to make parts: called, it gives the function that a process does to file after file.

    Attributes
    ----------
    store
        The folder of the parts.
    rules, strata, concepts
        What is extracted, and how populations are sorted.
    options
        How files are read.
    identities
        Hashes of the rules of extraction, of those of strata, and of the options.
    """

    store: Path
    rules: ExtractionRules
    strata: tuple[StratumRule, ...]
    concepts: Concepts
    options: ReadingOptions
    identities: tuple[str, str, str]

    def __call__(self) -> Callable[[Path], MadePart]:
        """Give the function, and see that the extractor is made before processes are forked."""
        assert self.rules.extractor
        return self.make

    def make(self, path: Path) -> MadePart:
        """Make the part of a file, unless it is there, made of the same file by the same rules.

        Raises
        ------
        DraftreviewError
            If the file cannot be read or the part cannot be written; there is no part then.
        """
        part, making = name_part(self.store, path), Making(_hash(path), *self.identities)
        if is_made_of(part, making):
            return MadePart(path, read_facts(part), False)
        with open_part(part) as writer:
            rows = _Rows(writer, self)
            reading = read_file(path, self.options.columns, rows)
            rows.flush()
            _judge(reading, self.options)
            facts = PartFacts(
                *(making, str(path), reading.reported, reading.date, reading.problems, reading.facts),
                *(dict(sorted(rows.formats.items())), rows.claims),
            )
            writer.finish(facts)
        return MadePart(path, facts, True)

    def sort(self, record: StoredRecord) -> StoredRecord:
        """Say which population a record is about."""
        return replace(record, stratum=find_stratum(record.extraction.study, self.strata, self.concepts))

    def __reduce__(self) -> tuple[object, ...]:
        """Leave behind what is made of the rules, which holds functions."""
        values = (self.store, replace(self.rules), self.strata, self.concepts, self.options, self.identities)
        return PartMaking, values


@dataclass(slots=True)
class _Rows:
    """The entries of a file on their way to the part, held until there are enough of them."""

    writer: PartWriter
    making: PartMaking
    pending: list[Entry] = field(default_factory=list)
    formats: dict[str, int] = field(default_factory=dict)
    claims: int = 0

    def append(self, entry: Entry) -> None:
        """Take an entry."""
        self.pending.append(entry)
        form = entry.record.format
        self.formats[form] = self.formats.get(form, 0) + 1
        if len(self.pending) == GROUP:
            self.flush()

    def flush(self) -> None:
        """Extract what is pending, and write it."""
        extract = Extracting(self.making.rules).extract
        batches = cut_into_batches((entry.record for entry in self.pending), BATCH)
        extractions = [made for batch in batches for made in extract(batch)]
        rows = [
            self.making.sort(StoredRecord(entry.record, extraction, entry.location))
            for entry, extraction in zip(self.pending, extractions, strict=True)
        ]
        self.writer.write(rows)
        self.claims += sum(len(extraction.claims) for extraction in extractions)
        self.pending.clear()

    def __len__(self) -> int:
        """Count the entries."""
        return sum(self.formats.values())

    def __iter__(self) -> Iterator[Entry]:
        """Give what is pending; the others are written and gone."""
        return iter(self.pending)


@dataclass(frozen=True, slots=True)
class StoreReport:
    """What became of the files.

    Attributes
    ----------
    made
        Parts that are there, in the order of the files.
    problems
        Of new parts, and why there is none of other files.
    failed
        Number of files without a part.
    """

    made: tuple[MadePart, ...]
    problems: tuple[Problem, ...]
    failed: int

    def summarise(self) -> str:
        """Count files, records and claims on one line."""
        new = sum(made.is_new for made in self.made)
        records = sum(made.facts.rows for made in self.made)
        claims = sum(made.facts.claims for made in self.made)
        told = [f"{new:,} made", f"{len(self.made) - new:,} finished before", f"{self.failed:,} failed"]
        files = count(len(self.made) + self.failed, "file")
        return f"{files}: {', '.join(told)}; {count(records, 'record')}, {count(claims, 'claim')}"


def prepare_store(store: Path, rules: Rules, options: ReadingOptions) -> PartMaking:
    """Make the folder of a store, and gather what its parts are made with.

    Raises
    ------
    OutputError
        If the folder cannot be made, or is one of other things.
    """
    check_folder(store)
    _check_use(store)
    with as_output_error(store):
        store.mkdir(exist_ok=True)
    clear_left_behind(store)
    reading = sha256(repr((options.strict, sorted(options.columns.items()))).encode()).hexdigest()
    identities = (identify_extraction(rules.extraction), identify_strata(rules), reading)
    concepts = rules.grouping.regrouping.regroup(rules.concepts)
    return PartMaking(store.absolute(), rules.extraction, rules.grouping.strata, concepts, options, identities)


def _check_use(store: Path) -> None:
    """Refuse a folder that is there for something else: parts are not strewn among files of another kind."""
    held = [path for path in store.glob("*") if not path.name.startswith(".")]
    if held and not any(path.suffix == SUFFIX for path in held):
        raise OutputError(store, "it is a folder of other files, and no store")


def check_engine(engine: Engine) -> None:
    """Refuse to begin without the libraries that a store and its engine need.

    Raises
    ------
    MissingExtraError
        Naming the library.
    """
    check_parquet()
    if engine is Engine.DASK:
        check_cluster()


def identify_extraction(rules: ExtractionRules) -> str:
    """Hash all that decides what is extracted, the program included."""
    return state_of(rules).identity


def identify_strata(rules: Rules) -> str:
    """Hash all that decides how populations are sorted."""
    return rules.pack.content_hash("concepts", "grouping")


def make_store(
    making: PartMaking, files: Sequence[Path], engine: Engine, jobs: int = 1, scheduler: str | None = None
) -> StoreReport:
    """Make the parts of files that are not there yet, under a progress bar.

    Raises
    ------
    OutputError
        If two files would have one part.
    WorkError
        If there is no cluster.
    """
    _check_names(making.store, files)
    if scheduler:  # whose workers may run in another folder
        files = [path.absolute() for path in files]
    if engine is Engine.DASK:
        outcomes = run_on_cluster(making, files, jobs, scheduler)
    else:
        outcomes = run_in_processes(making, files, jobs)
    with closing(outcomes), show_progress(outcomes, FILES, len(files)) as shown:
        done = sorted(shown, key=lambda outcome: outcome.number)
    made = tuple(outcome.result for outcome in done if outcome.error is None)
    problems = tuple(problem for outcome in done for problem in _list_problems(outcome))
    return StoreReport(made, problems, len(done) - len(made))


def _list_problems(outcome: Outcome[Path, MadePart]) -> Sequence[Problem]:
    error = outcome.error
    if error is None:
        return outcome.result.facts.problems if outcome.result.is_new else ()
    if isinstance(error, ProblemsError):
        return error.problems
    return [Problem(Location(str(outcome.item)), "no-part", f"{error}; the other files are done without it")]


def _check_names(store: Path, files: Sequence[Path]) -> None:
    taken: dict[Path, Path] = {}
    for path in files:
        part = name_part(store, path)
        if part in taken:
            raise OutputError(part, f"it would be the part of {taken[part]} and of {path}; rename one of them")
        taken[part] = path


def _judge(reading: Reading, options: ReadingOptions) -> None:
    """Refuse a file with problems worse than notes if that is wished."""
    if options.strict and any(problem.severity is Severity.ERROR for problem in reading.problems):
        raise UnreadableInputError(reading.problems)


def _hash(path: Path) -> str:
    try:
        return hash_file(path)
    except OSError as error:
        message = f"{error.strerror}; check the name, the folder and its permissions"
        raise UnreadableInputError([Problem(Location(str(path)), "unreadable-file", message)]) from None
