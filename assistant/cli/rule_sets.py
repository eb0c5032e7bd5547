"""The rules of a pack as all stages need them: loaded before anything is read, their problems told at once."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assistant.cli.options import LANGUAGE
from assistant.concepts import Concepts, load_concepts
from assistant.draft import Phrases, check_names, load_phrases
from assistant.errors import Problem, RuleFileError
from assistant.evaluate import RegionWords
from assistant.extract import ExtractionRules, load_extraction_rules
from assistant.extract.rules import load_name_grammar
from assistant.garbage import uncollected
from assistant.group import (
    Grouping,
    Screening,
    check_examples,
    load_grouping,
    load_screening,
    note_sections,
    run_examples,
)
from assistant.model import RulePack
from assistant.pack import Pack, open_pack
from assistant.read import DuplicateRules, load_duplicate_rules

if TYPE_CHECKING:
    from assistant.extract.explainer import Explainer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule of a pack, loaded and checked.

    Attributes
    ----------
    pack
        The pack with the user's folder laid over it.
    duplicates, concepts, extraction, grouping, screening, phrases
        What each stage makes of its files.
    """

    pack: Pack
    duplicates: DuplicateRules
    concepts: Concepts
    extraction: ExtractionRules
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
        found = self.extraction.extractor.problems_in_examples()
        return (
            *(problem for problem in found if not self.pack.is_borrowed(problem.location)),
            *check_examples(self.screening, self.concepts),
            *run_examples(self.grouping, self.concepts),
        )


def load_rules(pack_name: str, overrides: Path | None = None, language: str = LANGUAGE) -> Rules:
    """Load every rule file of a pack, but for the phrases of other languages.

    Raises
    ------
    UnknownNameError
        If there is no such pack, folder or language.
    RuleFileError
        With the problems of all files; rules that name concepts are checked once the concepts are sound.
    """
    if gc.get_freeze_count():  # rules that were loaded before, which may be garbage by now
        gc.unfreeze()
        gc.collect()
    with uncollected():
        rules = _load(open_pack(pack_name, overrides), language)
    gc.freeze()  # they stay as long as the program: nothing is gained by looking through them again and again
    return rules


def _load(pack: Pack, language: str) -> Rules:
    problems: list[Problem] = []
    duplicates = _attempt(lambda: load_duplicate_rules(pack), problems)
    phrases = _attempt(lambda: load_phrases(pack, language), problems)
    concepts = _attempt(lambda: load_concepts(pack), problems)
    if concepts is not None:
        problems += check_names(phrases, concepts) if phrases else ()
        extraction = _attempt(lambda: load_extraction_rules(pack, concepts), problems)
        grouping = _attempt(lambda: load_grouping(pack, concepts), problems)
        screening = _attempt(lambda: load_screening(pack, concepts), problems)
        if not problems and duplicates and extraction and grouping and screening and phrases:
            return Rules(pack, duplicates, concepts, extraction, grouping, screening, phrases)
    raise RuleFileError(dict.fromkeys(problems))


def open_extraction(pack_name: str, overrides: Path | None = None) -> ExtractionRules:
    """Load the rules of extraction alone.

    Raises
    ------
    UnknownNameError
        If there is no such pack or folder.
    RuleFileError
        If a file of concepts or claim rules cannot be used.
    """
    pack = open_pack(pack_name, overrides)
    return load_extraction_rules(pack, load_concepts(pack))


def open_explainer(pack_name: str, overrides: Path | None = None) -> "Explainer":
    """Load the rules of extraction for explaining sentences.

    Raises
    ------
    UnknownNameError
        If there is no such pack or folder.
    RuleFileError
        If a file of concepts or claim rules cannot be used.
    """
    from assistant.extract.explainer import make_explainer

    return make_explainer(open_extraction(pack_name, overrides))


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


def _attempt(load: Callable[[], T], problems: list[Problem]) -> T | None:
    try:
        return load()
    except RuleFileError as error:
        problems += error.problems
        return None
