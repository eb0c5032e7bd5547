"""Claim rules as ``claims/*.yaml`` lists them: patterns over the items of a sentence."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from math import prod
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from assistant.concepts import Examples
from assistant.errors import Location, Problem, RuleFileError, list_first
from assistant.extract.labels import LABELS
from assistant.layers import load_layers
from assistant.located_yaml import Located, Schema, did_you_mean
from assistant.pack import Pack, Slug

MAX_STEPS = 40
MAX_WAYS = 10_000
CUES = ("cue", "direction", "association", "correlation", "activation", "response", "null")


Label = Annotated[str, Field(json_schema_extra={"enum": list(LABELS)})]


class Finding(StrEnum):
    """What a rule makes of its match."""

    PAIR = "pair"
    DIFFERENCE = "difference"
    NO_DIFFERENCE = "no-difference"
    ASSOCIATION = "association"
    NO_ASSOCIATION = "no-association"
    ACTIVATION = "activation"


class Gap(Schema):
    """Up to a number of items, of some labels or of all except some; the shortest that fits."""

    up_to: int = Field(ge=1, le=60)
    of: tuple[Label, ...] = ()
    without: tuple[Label, ...] = ()

    @model_validator(mode="after")
    def _one_of_both(self) -> "Gap":
        if bool(self.of) == bool(self.without):
            raise ValueError("give either 'of' or 'without'")
        return self


class Choice(Schema):
    """One item of any of the labels, kept under a slot name if given."""

    one_of: tuple[Label, ...] = Field(min_length=1)
    slot: Literal["seed", "targets", "cue"] | None = None


Step = Label | Gap | Choice


def _check_ways(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Refuse gaps that multiply: in a sentence that does not fit in the end, each way through them is tried."""
    ways = prod(step.up_to + 1 for step in steps if isinstance(step, Gap))
    if ways > MAX_WAYS:
        raise ValueError(f"its gaps can be filled in {ways:,} ways, and {MAX_WAYS:,} is the limit; shorten them")
    return steps


Steps = Annotated[tuple[Step, ...], Field(max_length=MAX_STEPS), AfterValidator(_check_ways)]


class ClaimRule(Schema):
    """One pattern.

    Attributes
    ----------
    finds
        What it makes of a match.
    match
        Labels of items in a row. ``place`` is the region (or pair) the rule decides about.
    unless_followed, unless_before
        What must not follow the match, or end right before it.
    also
        Whether it adds a finding to the one that the first matching rule makes, instead of competing with it.
    alone
        Whether it says all there is to say of the region: no difference is found beside an association, or no
        association beside a difference.
    joint
        For pairs inside one list: the joint that makes them; without it the first member pairs with the others.
    """

    id: Slug
    description: str
    why: str | None = None
    finds: Finding
    match: Steps
    unless_followed: Steps = ()
    unless_before: Steps = ()
    also: bool = False
    alone: bool = False
    joint: Literal["-", "/", "and"] | None = None
    examples: Examples = Examples()


class ClaimFile(Schema):
    """Content of one file under ``claims/``; rules are tried in order."""

    description: str
    rules: tuple[ClaimRule, ...]


def load_claim_rules(pack: Pack) -> list[tuple[ClaimRule, Location]]:
    """Read every claim rule of a pack with its place, in the order of files and of rules.

    Raises
    ------
    RuleFileError
        With every problem of every file: bad YAML, unknown labels, an id used twice.
    """
    files, problems = load_layers(pack, "claims", ClaimFile)
    problems += list_first(_find_problems(files))
    if problems:
        raise RuleFileError(problems)
    return [(rule, file.locate("rules", i)) for file in files for i, rule in enumerate(file.value.rules)]


def captured(step: Step) -> tuple[str, ...]:
    """Name the group under which the match of a step is kept."""
    if isinstance(step, Gap):
        return ()
    return (step,) if isinstance(step, str) else (step.slot or step.one_of[0],)


def labels_of(step: Step) -> tuple[str, ...]:
    """List the labels that a step names."""
    if isinstance(step, str):
        return (step,)
    return step.one_of if isinstance(step, Choice) else (*step.of, *step.without)


def _find_problems(files: Iterable[Located[ClaimFile]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for file in files:
        for i, rule in enumerate(file.value.rules):
            yield from _problems(file, i, rule, seen)


def _problems(file: Located[ClaimFile], i: int, rule: ClaimRule, seen: set[str]) -> list[Problem]:
    out = []
    if rule.id in seen:
        out.append(file.problem("duplicate-id", f"{rule.id!r} stands twice", "rules", i, "id"))
    seen.add(rule.id)
    for key in ("match", "unless_followed", "unless_before"):
        for k, step in enumerate(getattr(rule, key)):
            for label in labels_of(step):
                if label not in LABELS:
                    message = f"{label!r} is no label; {did_you_mean(label, LABELS)}"
                    out.append(file.problem("unknown-label", message, "rules", i, key, k))
    missing = _missing({name for step in rule.match for name in captured(step)}, rule.finds)
    if missing and not out:
        out.append(
            file.problem("incomplete-rule", f"a rule that finds {rule.finds.value} {missing}", "rules", i, "match")
        )
    return out


def _missing(captured: set[str], finds: Finding) -> str | None:
    """Say which steps a rule lacks to make a finding of its match."""
    if finds is Finding.PAIR:
        whole = "regions" in captured or {"seed", "targets"} <= captured or {"pair", "targets"} <= captured
        return None if whole else "needs regions, or the slots seed and targets, or a pair and the slot targets"
    if "place" not in captured:
        return "needs the step place"
    return None if not captured.isdisjoint(CUES) else f"needs one of the steps {', '.join(CUES)}"
