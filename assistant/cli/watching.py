"""``build --watch``: the draft built again whenever a file that it is made of changes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click
from watchfiles import Change, watch

from assistant.cli import rule_sets
from assistant.cli.correcting import open_corrections
from assistant.cli.drafts import write_draft
from assistant.cli.earlier import Earlier, read_earlier
from assistant.cli.messages import print_summary
from assistant.cli.pipeline import Gathered, Reviewed, gather_claims, group_claims
from assistant.cli.plans import Plan, Replan
from assistant.cli.rule_sets import Rules
from assistant.diff import Names, compare, describe_verdicts
from assistant.errors import DraftreviewError

# The rules that decide what is read from the records; the others only sort, group and phrase it.
_READING_KINDS = ("reading", "concepts", "grammar", "claims")


@dataclass(frozen=True, slots=True)
class Built:
    """The last draft that could be built.

    Attributes
    ----------
    plan, rules
        What was asked for, and by which rules.
    reading_rules
        Hash of the rules under which its records were read.
    gathered, reviewed
        What was read, and what grouping made of it.
    earlier
        The state that it tells the changes since, if any.
    """

    plan: Plan
    rules: Rules
    reading_rules: str
    gathered: Gathered
    reviewed: Reviewed
    earlier: Earlier | None


@dataclass(frozen=True, slots=True)
class Watched:
    """What is watched.

    Attributes
    ----------
    inputs
        Files, by their absolute paths.
    rule_folders
        Folders whose rule files count.
    further_folders
        Folders in which the review may get further files.
    """

    inputs: tuple[Path, ...]
    rule_folders: tuple[Path, ...]
    further_folders: tuple[Path, ...]

    @classmethod
    def of(cls, built: Built) -> "Watched":
        """List what a draft is made of."""
        plan = built.plan
        inputs = tuple(dict.fromkeys(path.resolve() for path in plan.inputs))
        further = plan.review.folders() if plan.review else ()
        return cls(inputs, tuple(folder.resolve() for folder in built.rules.pack.places), further)

    @property
    def places(self) -> tuple[Path, ...]:
        """The folders to look at: an editor replaces a file by another one, which is seen in its folder alone."""
        folders = [*self.rule_folders, *self.further_folders, *(path.parent for path in self.inputs)]
        return tuple(dict.fromkeys(map(_find_standing, folders)))

    @property
    def names(self) -> str:
        """What is watched, for the user."""
        return ", ".join(map(_name, dict.fromkeys((*self.rule_folders, *self.further_folders, *self.inputs))))


def build_once(plan: Plan, rules: Rules) -> tuple[Built, int]:
    """Build a draft, and give what it was made from with the exit code."""
    gathered, earlier = _read(plan, rules)
    reviewed = group_claims(gathered, rules)
    exit_code = write_draft(plan.order, reviewed, rules, earlier)
    return Built(plan, rules, _hash_reading_rules(rules), gathered, reviewed, earlier), exit_code


def keep_building(built: Built, replan: Replan) -> None:
    """Build a draft again for each set of changed files, and print what becomes of the verdicts.

    Parameters
    ----------
    built
        The draft as it stands.
    replan
        Says what is asked for now; rules are loaded anew each time as well.

    The work ends with the changes, or when the user interrupts it.
    """
    watched: Watched | None = None
    try:
        while watched != (now := Watched.of(built)):
            watched = now
            for changed in watch_files(watched, built.plan):
                print_summary(f"\n{', '.join(sorted(map(_name, changed)))} changed")
                built = _rebuild(built, replan, changed)
                if Watched.of(built) != watched:
                    break
    except KeyboardInterrupt:
        return


def watch_files(watched: Watched, plan: Plan) -> Iterator[frozenset[Path]]:
    """Wait for changes of the files that a draft is made of, until the user interrupts.

    Yields
    ------
    The absolute paths of files that changed together.
    """

    def counts(_: Change, path: str) -> bool:
        changed = Path(path)
        is_rule = changed.suffix == ".yaml" and any(changed.is_relative_to(folder) for folder in watched.rule_folders)
        return changed in watched.inputs or is_rule or bool(plan.review and plan.review.may_hold(changed))

    print_summary(f"Watching {watched.names}; end with Ctrl-C.")
    for found in watch(*watched.places, watch_filter=counts):
        yield frozenset(Path(path) for _, path in found)


def _rebuild(built: Built, replan: Replan, changed: frozenset[Path]) -> Built:
    """Build again; what keeps it from being built is printed, and the last draft stays."""
    try:
        plan = replan()
        rules = rule_sets.load_rules(plan.pack, plan.overrides, plan.order.language)
        reading_rules, gathered, earlier = _hash_reading_rules(rules), built.gathered, built.earlier
        if reading_rules != built.reading_rules or _touches_sources(built.plan, plan, changed):
            gathered, earlier = _read(plan, rules)
        else:
            filed = open_corrections(plan.order.checking.corrections)
            gathered, earlier = replace(gathered, corrections=filed), earlier and earlier.corrected(filed)
        reviewed = group_claims(gathered, rules)
        write_draft(plan.order, reviewed, rules, earlier)
    except (DraftreviewError, click.ClickException) as error:
        message = error.format_message() if isinstance(error, click.ClickException) else str(error)
        print_summary(f"{message}\nThe draft stays as it was; waiting for the next change.")
        return built
    changes = compare(built.reviewed.review, reviewed.review)
    print_summary(describe_verdicts(changes, Names(rules.concepts.name)).rstrip())
    return Built(plan, rules, reading_rules, gathered, reviewed, earlier)


def _touches_sources(before: Plan, now: Plan, changed: frozenset[Path]) -> bool:
    """Tell whether the records, or what is known of them, or the list of their files changed."""
    sources = now.order.sources
    return sources != before.order.sources or not changed.isdisjoint(path.resolve() for path in sources)


def _read(plan: Plan, rules: Rules) -> tuple[Gathered, Earlier | None]:
    """Read the records, and the earlier state if one is asked for."""
    order = plan.order
    corrections = order.checking.corrections
    gathered = gather_claims(order.snapshot, rules, order.wishes, order.retractions, corrections)
    return gathered, read_earlier(order.since, rules, order.wishes, corrections) if order.since else None


def _hash_reading_rules(rules: Rules) -> str:
    return rules.pack.content_hash(*_READING_KINDS)


def _find_standing(folder: Path) -> Path:
    """Give the nearest folder above that is there; what comes below it is seen too."""
    return next((place for place in (folder, *folder.parents) if place.is_dir()), folder)


def _name(path: Path) -> str:
    """Name a path from where the user is, if it is below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path != here and path.is_relative_to(here) else str(path)
