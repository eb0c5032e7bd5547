"""What is done with each mutated file, and what must then be true; a ``DraftreviewError`` is a fine answer to any."""

import io
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import docx
from jinja2 import Template
from lxml import etree

from assistant.concepts import Concepts, load_concepts
from assistant.correct import parse_corrections, write_corrections
from assistant.draft import Document, Phrases, load_phrases, to_docx
from assistant.draft.phrase_book import PHRASES
from assistant.draft.phrase_bounds import MAX_SAID
from assistant.draft.phrase_file import check_text
from assistant.draft.phrase_filters import make_environment
from assistant.draft.styles import open_style
from assistant.draft.word_template import make_template
from assistant.errors import DraftreviewError, Problem
from assistant.extract import load_extraction_rules
from assistant.extract.pipeline import Extractor
from assistant.group import load_grouping, load_screening
from assistant.model import Record
from assistant.pack import Pack, open_pack
from assistant.read import load_duplicate_rules
from assistant.read.detection import Format
from assistant.read.encoding import clean_text, inspect_file
from assistant.read.entries import Reading
from assistant.read.files import read_citations, read_file
from assistant.read.formats import is_xml, parse_text, parse_xml
from assistant.read.frozen import freeze, read_frozen, snapshot_to_text
from assistant.read.retractions import apply_retractions
from assistant.redline import merge_drafts, open_draft
from tests.fuzz import examples
from tests.fuzz.mutations import (
    Mutation,
    mutate_archive,
    mutate_lines,
    mutate_markup,
    mutate_phrase,
    mutate_tokens,
    mutate_words,
)
from tests.redline.drafts import REMARKS, TEMPLATE

_TEXTS = ("record_id", "title", "abstract", "container_title", "year", "volume", "issue", "page", "doi", "pmid", "type")


@dataclass(frozen=True, slots=True)
class Harness:
    """A reader with what its files are made from.

    Attributes
    ----------
    examples
        Gives sound files.
    mutation
        Makes of one of them a file that may be anything.
    check
        Reads it; whatever it raises is a finding.
    """

    examples: Callable[[], Sequence[bytes]]
    mutation: Mutation
    check: Callable[[bytes], None]

    def make_input(self, dice: Random) -> bytes:
        """Make a mutated file."""
        return self.mutate(dice.choice(self.examples()), dice)

    def mutate(self, data: bytes, dice: Random) -> bytes:
        """Mutate a file that may itself be mutated."""
        return self.mutation(data, self.examples(), dice)


def _files(name: str) -> Callable[[], Sequence[bytes]]:
    return lambda: examples.list_files(name)


@cache
def _folder() -> Path:
    """Give a folder for files that are only read, in memory where there is one."""
    fast = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="draftreview-fuzz.", dir=fast if fast.is_dir() else None))


def _put(data: bytes, name: str = "x") -> Path:
    path = _folder() / name
    path.write_bytes(data)
    return path


def check_reading(reading: Reading) -> None:
    """Hold records to what a record promises: clean texts, which are the same after freezing and reading back."""
    records = [entry.record for entry in reading.entries]
    for record in records:
        texts = [
            *(getattr(record, name) for name in _TEXTS),
            *(part for a in record.authors for part in (a.family, a.given)),
        ]
        assert all(clean_text(text) == text for text in texts), record
        assert record.title and "\n" not in record.title
    snapshot = freeze(records, "2020")
    text = snapshot_to_text(snapshot)
    text.encode()
    assert read_frozen("s", text.split("\n")).frozen == snapshot
    check_problems(reading.problems)


def check_problems(problems: Iterable[Problem]) -> None:
    """Hold problems to what a line on a terminal may be."""
    for problem in problems:
        assert problem.location.line is None or problem.location.line >= 1
        assert "\n" not in str(problem) and len(str(problem)) < 5_000, problem
        str(problem).encode()


def _read_as(form: Format) -> Callable[[bytes], None]:
    """Make the check of a format; what the content tells of its format is asked for as well."""

    def check(data: bytes) -> None:
        path = _put(data)
        with suppress(DraftreviewError):
            read_file(path, {})
        with suppress(DraftreviewError):
            items = parse_xml(form, path) if is_xml(form) else parse_text(form, inspect_file(path), {})
            check_reading(read_citations(items, str(path), form))

    return check


def _check_snapshot(data: bytes) -> None:
    with suppress(DraftreviewError):
        reading = read_frozen("s", inspect_file(_put(data)).lines())
        check_reading(reading)


def _check_retractions(data: bytes) -> None:
    with suppress(DraftreviewError):
        _, problems = apply_retractions(examples.RECORDS, _put(data))
        check_problems(problems)


@cache
def _pack() -> Pack:
    return open_pack()


@cache
def _concepts() -> Concepts:
    return load_concepts(_pack())


@cache
def _extractor() -> Extractor:
    return load_extraction_rules(_pack(), _concepts()).extractor


def _check_abstract(data: bytes) -> None:
    abstract = " ".join(clean_text(data.decode(errors="replace")).split())
    (extraction,) = _extractor().extract([Record("pmid:1", "An invented study", abstract)], mentions=True)
    for claim in extraction.claims:
        for piece in claim.evidence:
            assert abstract[piece.start : piece.end] == piece.sentence
    for mention in extraction.mentions:
        assert abstract[mention.start : mention.end] == mention.text


_LOADERS: dict[str, Callable[[Pack], object]] = {
    "concepts": load_concepts,
    "claims": lambda pack: load_extraction_rules(pack, _concepts()).extractor,
    "grammar": lambda pack: load_extraction_rules(pack, _concepts()).extractor,
    "grouping": lambda pack: load_grouping(pack, _concepts()),
    "screening": lambda pack: load_screening(pack, _concepts()),
    "reading": load_duplicate_rules,
    "phrases": load_phrases,
}


@cache
def _list_rule_files(kind: str) -> frozenset[str]:
    return frozenset(path.name for path in (examples.PACK / kind).glob("*.yaml"))


def _check_rules(data: bytes) -> None:
    """Lay a mutated file over the pack, under the name that its first line tells."""
    head, _, text = data.partition(b"\n")
    kind, _, name = head.decode(errors="replace").removeprefix("# ").partition("/")
    if kind not in _LOADERS or name not in _list_rule_files(kind):
        kind, name = "claims", "2-differences.yaml"
    folder = _folder() / "rules"
    for old in folder.glob("*/*"):
        old.unlink()
    (folder / kind).mkdir(parents=True, exist_ok=True)
    (folder / kind / name).write_bytes(text)
    for other in folder.iterdir():
        if other.name != kind:
            other.rmdir()
    with suppress(DraftreviewError):
        _LOADERS[kind](open_pack(overrides=folder))


@cache
def _list_phrases() -> tuple[bytes, ...]:
    return tuple(
        f"{name}\n{text}".encode()
        for language in ("en", "zh")
        for name, text in load_phrases(_pack(), language).file.value.phrases.items()
    )


_VALUES = ("grey matter", 3, ("the insula", "the cuneus"), True, 0.25, None, ("", "a"), "")


def _check_phrase(data: bytes) -> None:
    """Fill a mutated phrase in, with values that may be none of those that it gets."""
    head, _, text = data.decode(errors="replace").partition("\n")
    name = head if head in PHRASES else "pair"
    phrases = load_phrases_once()
    templates: dict[str, Template] = {}
    faults = list(check_text(name, text, make_environment(phrases.file.value.words), templates))
    assert faults or templates
    for turn in range(0 if faults else len(_VALUES)):
        values = {key: _VALUES[(turn + n) % len(_VALUES)] for n, key in enumerate(sorted(PHRASES[name]))}
        with suppress(DraftreviewError):
            assert len(Phrases(phrases.file, templates).say(name, **values)) <= MAX_SAID


@cache
def load_phrases_once() -> Phrases:
    """Load the phrases of the pack."""
    return load_phrases(_pack())


def _check_template(data: bytes) -> None:
    path = _put(data, "x.docx")
    document = Document("T", "2020", "en", examples.BLOCKS)
    with suppress(DraftreviewError):
        _check_word(to_docx(document, path, shipped=TEMPLATE))


def _check_word(content: bytes) -> None:
    docx.Document(io.BytesIO(content))


def _check_style(data: bytes) -> None:
    with suppress(DraftreviewError):
        open_style(str(_put(data, "x.csl")), _folder())


def _check_corrections(data: bytes) -> None:
    with suppress(DraftreviewError):
        found = parse_corrections(data.decode(errors="replace"), "c.yaml").corrections
        assert parse_corrections(write_corrections(found), "c.yaml").corrections == found


def _check_update(data: bytes) -> None:
    with suppress(DraftreviewError):
        merged = merge_drafts(open_draft("mine.docx", data), examples.write_newer(), REMARKS)
        file = open_draft("merged.docx", merged.content).file
        for name in file.parts:
            if name.endswith((".xml", ".rels")) and not name.startswith("customXml"):
                with suppress(DraftreviewError):
                    file.parse(name)
        etree.fromstring(file.parts[file.main])


def _templates() -> tuple[bytes, ...]:
    return (_made_template(), *examples.write_drafts())


@cache
def _made_template() -> bytes:
    return make_template(TEMPLATE)


HARNESSES = {
    "medline": Harness(_files("medline"), mutate_lines, _read_as(Format.MEDLINE)),
    "pubmed-xml": Harness(_files("pubmed-xml"), mutate_markup, _read_as(Format.PUBMED_XML)),
    "ris": Harness(_files("ris"), mutate_lines, _read_as(Format.RIS)),
    "web-of-science": Harness(_files("web-of-science"), mutate_lines, _read_as(Format.RIS)),
    "bibtex": Harness(_files("bibtex"), mutate_tokens, _read_as(Format.BIBTEX)),
    "csl-json": Harness(_files("csl-json"), mutate_tokens, _read_as(Format.CSL_JSON)),
    "endnote-xml": Harness(_files("endnote-xml"), mutate_markup, _read_as(Format.ENDNOTE_XML)),
    "csv": Harness(_files("csv"), mutate_tokens, _read_as(Format.CSV)),
    "snapshot": Harness(_files("snapshot"), mutate_tokens, _check_snapshot),
    "retractions": Harness(_files("retractions"), mutate_tokens, _check_retractions),
    "abstract": Harness(_files("abstract"), mutate_words, _check_abstract),
    "rules": Harness(examples.list_rules, mutate_tokens, _check_rules),
    "phrases": Harness(_list_phrases, mutate_phrase, _check_phrase),
    "template": Harness(_templates, mutate_archive, _check_template),
    "style": Harness(examples.list_styles, mutate_markup, _check_style),
    "corrections": Harness(examples.list_corrections, mutate_tokens, _check_corrections),
    "update": Harness(examples.write_drafts, mutate_archive, _check_update),
}
