"""The screening rule language: what a file under ``screening/`` may say, read from all files of a pack."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pydantic

from assistant.concepts import Concepts
from assistant.errors import Location, Problem, RuleFileError, list_first
from assistant.group.codes import CSL_TYPES, LANGUAGES, UNDETERMINED
from assistant.group.conditions import Values, Where, conditions
from assistant.group.findings import WhyNot
from assistant.group.vocabulary import DecisionWord
from assistant.layers import load_layers
from assistant.located_yaml import Located, Schema, did_you_mean
from assistant.model import Decision
from assistant.pack import Pack, Slug

NO_ABSTRACT, NO_FINDING = "no-abstract", "no-finding"
_TAKEN = frozenset({NO_ABSTRACT, NO_FINDING, *WhyNot})
_CONCEPT_FIELDS = ("species", "population", "design")
_LANGUAGE_HINT = f"write a code of ISO 639-1 such as en, or {UNDETERMINED} where none is stated"
_CLOSED: Mapping[str, frozenset[str]] = {"type": CSL_TYPES, "language": LANGUAGES}


class ScreeningWhere(Where):
    """Facts of a record and of its study.

    Attributes
    ----------
    publication_type
        As the sources name it, in any case.
    type
        CSL type.
    language
        ISO 639-1 code; ``und`` where the source states none.
    title_words
        Words or phrases of the title, in any case.
    species, population, design
        Concepts; one takes all that is part of it.
    participants, retracted, superseded, abstract
        Whether the abstract counts people; whether the record is retracted; whether another version, such as the
        published article, speaks for the work; and whether there is an abstract.
    """

    publication_type: Values | None = None
    type: Values | None = None
    language: Values | None = None
    title_words: Values | None = None
    species: Values | None = None
    population: Values | None = None
    design: Values | None = None
    participants: bool | None = None
    retracted: bool | None = None
    superseded: bool | None = None
    abstract: bool | None = None

    @pydantic.field_validator("publication_type", "title_words")
    @classmethod
    def _fold(cls, values: Values | None) -> Values | None:
        """Write what stands in any case in lower case, as it is compared."""
        folded = (tuple(map(str.casefold, names)) for names in (values.only, values.not_)) if values else ()
        return values and values.model_copy(update=dict(zip(("only", "not_"), folded, strict=True)))

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing."""
        return not any(getattr(self, name) is not None for name in type(self).model_fields)


class ScreeningExample(Schema):
    """A made-up record with the facts that a rule may ask for."""

    publication_type: tuple[str, ...] = ()
    type: str = "article-journal"
    language: str = "en"
    title: str = ""
    species: Slug | None = None
    population: Slug | None = None
    design: Slug | None = None
    participants: bool = False
    retracted: bool = False
    superseded: bool = False
    abstract: bool = True


class ScreeningExamples(Schema):
    """Records on which the rule decides, and records on which it does not."""

    match: tuple[ScreeningExample, ...] = ()
    no_match: tuple[ScreeningExample, ...] = ()


class ScreeningRule(Schema):
    """What becomes of some records; the first rule that takes a record decides.

    Attributes
    ----------
    where
        All of these facts must hold.
    unless
        None of these facts may hold.
    reason
        Under which it is counted; rules may share one. A primary study needs none.
    beside
        Whether claims of background are reported next to the votes of claims like them, such as those of a
        meta-analysis.
    """

    id: Slug
    decision: DecisionWord
    where: ScreeningWhere = ScreeningWhere()
    unless: ScreeningWhere = ScreeningWhere()
    reason: Slug | None = None
    beside: bool = False
    why: str | None = None
    examples: ScreeningExamples = ScreeningExamples()

    @pydantic.model_validator(mode="after")
    def _has_reason(self) -> "ScreeningRule":
        if self.decision is not Decision.PRIMARY and self.reason is None:
            raise ValueError(f"a record that is {self.decision} needs a reason; add one, such as reason: review")
        if self.beside and self.decision is not Decision.BACKGROUND:
            raise ValueError("only background stands beside the votes; write decision: background, or leave beside out")
        if self.reason in _TAKEN:
            raise ValueError(f"{self.reason!r} is a reason why primary studies have no vote; choose another word")
        return self


class ScreeningFile(Schema):
    """Content of one file under ``screening/``; the rules go on from file to file."""

    description: str
    rules: tuple[ScreeningRule, ...]


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """A screening rule with the file it stands in.

    Attributes
    ----------
    rule
        The rule.
    file, number
        Where it stands.
    runs
        Whether its examples are run: those of the pack hold for the pack as it comes, not for what lies over it.
    """

    rule: ScreeningRule
    file: Located[ScreeningFile]
    number: int
    runs: bool

    def problem(self, code: str, message: str, *keys: str | int) -> Problem:
        """Make a problem that points at a value of the rule."""
        return self.file.problem(code, message, "rules", self.number, *keys)


@dataclass(frozen=True, slots=True)
class Screening:
    """The screening rules of a pack, checked and in the order of the files."""

    rules: tuple[PlacedRule, ...]


def load_screening(pack: Pack, concepts: Concepts) -> Screening:
    """Read every screening file of a pack.

    Parameters
    ----------
    pack
        The pack; its files are read in the order of their names.
    concepts
        What the rules may name.

    Raises
    ------
    RuleFileError
        With every problem of every file: bad YAML, unknown keys and values, an id used twice, rules that
        nothing can reach; or if there is no file.
    """
    files, problems = load_layers(pack, "screening", ScreeningFile)
    if not files and not problems:
        place = Location(str(pack.folders[-1] / "screening"))
        message = "the pack has no screening rules, so that retracted records would vote; add a file with rules"
        raise RuleFileError([Problem(place, "missing", message)])
    rules = [
        PlacedRule(rule, file, i, runs=pack.runs_examples_at(file.locate("rules", i, "examples")))
        for file in files
        for i, rule in enumerate(file.value.rules)
    ]
    problems += list_first(_check_rules(rules, concepts))
    if problems:
        raise RuleFileError(problems)
    return Screening(tuple(rules))


def _check_rules(rules: Iterable[PlacedRule], concepts: Concepts) -> Iterator[Problem]:
    seen: dict[str, Location] = {}
    takes_all = None
    for placed in rules:
        rule = placed.rule
        if rule.id in seen:
            yield placed.problem("duplicate-id", f"{rule.id!r} stands already at {seen[rule.id]}; keep one", "id")
        seen.setdefault(rule.id, placed.file.locate("rules", placed.number, "id"))
        if takes_all is not None:
            yield placed.problem("unreachable", f"{takes_all!r} before it takes everything; put it last", "id")
        elif rule.where.empty and rule.unless.empty:
            takes_all = rule.id
        yield from _check_conditions(placed, concepts)
        if placed.runs:
            yield from _check_examples(placed, concepts)


def _check_conditions(placed: PlacedRule, concepts: Concepts) -> Iterator[Problem]:
    for key, where in (("where", placed.rule.where), ("unless", placed.rule.unless)):
        for field, values in conditions(where).items():
            for names, more in ((values.only, ()), (values.not_, ("not",))):
                for k, name in enumerate(names):
                    yield from _unknown(placed, concepts, field, name, key, field, *more, k)


def _check_examples(placed: PlacedRule, concepts: Concepts) -> Iterator[Problem]:
    examples = placed.rule.examples
    for key, listed in (("match", examples.match), ("no_match", examples.no_match)):
        for i, example in enumerate(listed):
            for field in (*_CLOSED, *_CONCEPT_FIELDS):
                name = getattr(example, field)
                if name:
                    yield from _unknown(placed, concepts, field, name, "examples", key, i, field)


def _unknown(placed: PlacedRule, concepts: Concepts, field: str, name: str, *keys: str | int) -> Iterator[Problem]:
    """Report a name that a field cannot have; publication types and words of titles are open."""
    known = _CLOSED.get(field)
    if field in _CONCEPT_FIELDS:
        listed = frozenset(concept.id for concept in concepts.labelled(field))
        if name not in listed:
            place = ("rules", placed.number, *keys)
            yield placed.file.unknown("unknown-concept", field, name, listed, place, concepts.removed(name))
    elif known is not None and name not in known:
        hint = _LANGUAGE_HINT if field == "language" else did_you_mean(name, known)
        yield placed.problem("unknown-value", f"{name!r} is no {field}; {hint}", *keys)
