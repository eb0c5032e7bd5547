"""Whether a record is a primary study, background, or excluded, as the first screening rule that takes it says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from assistant.concepts import Concepts
from assistant.errors import Problem
from assistant.group.codes import UNDETERMINED
from assistant.group.conditions import Values, conditions, takes
from assistant.group.screening_rules import PlacedRule, Screening, ScreeningExample, ScreeningRule, ScreeningWhere
from assistant.model import REVIEWER, Decision, Record, Study

EXCLUDED = "excluded by the reviewer"  # the reason where she gives none
CLAIMS_REJECTED = "claims-rejected"
_LONGEST_REASON = 120
_YES_OR_NO = ("participants", "retracted", "superseded", "abstract")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ScreeningFacts:
    """What screening rules may ask of a record.

    Attributes
    ----------
    publication_type, type, language, title
        Of the record.
    species, population, design
        Of the study, ``None`` where not stated.
    participants, retracted, superseded, abstract
        Whether the abstract counts people, the record is retracted, another version speaks for the work, and there
        is an abstract.
    """

    publication_type: tuple[str, ...]
    type: str
    language: str
    title: str
    species: str | None
    population: str | None
    design: str | None
    participants: bool
    retracted: bool
    superseded: bool
    abstract: bool


@dataclass(frozen=True, slots=True)
class Screened:
    """What screening made of a record; reason and rule are ``None`` where no rule took it.

    ``beside`` tells whether its claims are reported next to the votes of claims like them.
    """

    decision: Decision = Decision.PRIMARY
    reason: str | None = None
    rule: str | None = None
    beside: bool = False


def screen_record(record: Record, study: Study, screening: Screening, concepts: Concepts) -> Screened:
    """Decide what a record is.

    Parameters
    ----------
    record, study
        The record, and the facts of its study.
    screening
        The first rule that takes the record decides.
    concepts
        Their hierarchy: a condition that names a concept takes all that is part of it.

    Returns
    -------
    The decision; a record that no rule takes is a primary study.
    """
    facts = ScreeningFacts(
        *(record.publication_types, record.type, record.language, record.title),
        *(study.species, study.population, study.design, bool(study.groups) or study.n_total is not None),
        *(record.retracted, bool(record.superseded_by), bool(record.abstract)),
    )
    return _decide(facts, [placed.rule for placed in screening.rules], concepts)


def exclude_record(reason: str | None) -> Screened:
    """Exclude a record as a reviewer decided, for a reason that is short enough to be counted by."""
    told = shorten(reason, _LONGEST_REASON, placeholder=" ...") if reason else EXCLUDED
    return Screened(Decision.EXCLUDED, told, REVIEWER)


def check_examples(screening: Screening, concepts: Concepts) -> tuple[Problem, ...]:
    """Run the examples of the rules; a problem for each on which another rule decides than it says.

    Examples of the pack hold for the pack as it comes, and are not run on what a user has laid over it.
    """
    problems: list[Problem] = []
    rules = [placed.rule for placed in screening.rules]
    for placed in (placed for placed in screening.rules if placed.runs):
        examples = placed.rule.examples
        for key, listed, wanted in (("match", examples.match, True), ("no_match", examples.no_match, False)):
            for i, example in enumerate(listed):
                found = _decide(_facts_of(example), rules, concepts)
                if (found.rule == placed.rule.id) is not wanted:
                    problems.append(placed.problem("example-fails", _fault(placed, found), "examples", key, i))
    return tuple(problems)


def _facts_of(example: ScreeningExample) -> ScreeningFacts:
    return ScreeningFacts(**{name: getattr(example, name) for name in type(example).model_fields})


def _fault(placed: PlacedRule, found: Screened) -> str:
    by = f"the rule {found.rule!r} decides here ({found.decision})" if found.rule else "no rule decides here"
    return f"{by}, and not as {placed.rule.id!r} says; change the rule or the example"


def _decide(facts: ScreeningFacts, rules: Iterable[ScreeningRule], concepts: Concepts) -> Screened:
    for rule in rules:
        if all(_holds(rule.where, facts, concepts)) and not any(_holds(rule.unless, facts, concepts)):
            return Screened(rule.decision, rule.reason, rule.id, rule.beside)
    return Screened()


def _holds(where: ScreeningWhere, facts: ScreeningFacts, concepts: Concepts) -> Iterator[bool]:
    """Say for each condition that is set whether it holds."""
    for name in _YES_OR_NO:
        asked = getattr(where, name)
        if asked is not None:
            yield asked is getattr(facts, name)
    for name, values in conditions(where).items():
        yield takes(values, _stated(name, facts, values, concepts))


def _stated(name: str, facts: ScreeningFacts, asked: Values, concepts: Concepts) -> tuple[str, ...]:
    value: Any = getattr(facts, "title" if name == "title_words" else name)
    if name == "title_words":
        title = _words(value)
        return tuple(phrase for phrase in asked.named if _words(phrase) in title)
    if name == "publication_type":
        return tuple(map(str.casefold, value))
    if name == "language":
        return (value or UNDETERMINED,)
    if name == "type":
        return (value,)
    return concepts.ancestors(value) if value else ()


def _words(text: str) -> str:
    """Write the words of a text between spaces, in lower case, so that whole words are found in it."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
