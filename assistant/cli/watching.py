"""``build --watch``: the draft built again whenever a rule or a file of records changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from watchfiles import Change, watch

from assistant.cli.drafts import DraftOrder, write_draft
from assistant.cli.earlier import Earlier, read_earlier
from assistant.cli.messages import print_summary
from assistant.cli.pipeline import Gathered, Reviewed, Rules, gather_claims, group_claims, load_rules
from assistant.diff import Names, compare, describe_verdicts
from assistant.errors import DraftreviewError

# The rules that decide what is read from the records; the others only sort, group and phrase it.
_READING_KINDS = ("reading", "concepts", "grammar", "claims")


@dataclass(frozen=True, slots=True)
class Built:
    """The last draft that could be built.

    Attributes
    ----------
    reading_rules
        Hash of the rules under which its records were read.
    gathered, reviewed
        What was read, and what grouping made of it.
    earlier
        The state that it tells the changes since, if any.
    """

    reading_rules: str
    gathered: Gathered
    reviewed: Reviewed
    earlier: Earlier | None


def build_once(order: DraftOrder, rules: Rules) -> tuple[Built, int]:
    """Build a draft, and give what it was made from with the exit code."""
    gathered, earlier = _read(order, rules)
    reviewed = group_claims(gathered, rules)
    built = Built(_hash_reading_rules(rules), gathered, reviewed, earlier)
    return built, write_draft(order, reviewed, rules, earlier)


def keep_building(
    order: DraftOrder, pack: str, overrides: Path | None, built: Built, changes: Iterable[frozenset[Path]]
) -> None:
    """Build a draft again for each set of changed files, and print what becomes of the verdicts.

    Parameters
    ----------
    order
        The draft.
    pack, overrides
        The rules, which are loaded anew each time.
    built
        The draft as it stands.
    changes
        Paths of the files that changed, one set at a time; the work ends with them, or when the user interrupts it.
    """
    try:
        for changed in changes:
            print_summary(f"\n{', '.join(sorted(map(_name, changed)))} changed")
            built = _rebuild(order, pack, overrides, built, changed)
    except KeyboardInterrupt:
        return


def watch_files(order: DraftOrder, rules: Rules) -> Iterator[frozenset[Path]]:
    """Wait for changes of the rule files and of the files that are drafted, until the user interrupts.

    Yields
    ------
    The absolute paths of files that changed together.
    """
    inputs = [path.resolve() for path in (*order.snapshot, *filter(None, [order.retractions, order.since]))]
    folders = [folder.resolve() for folder in rules.pack.folders]

    def counts(_: Change, path: str) -> bool:
        changed = Path(path)
        return changed in inputs or (changed.suffix == ".yaml" and any(changed.is_relative_to(f) for f in folders))

    print_summary(f"Watching {', '.join(map(_name, (*folders, *inputs)))}; end with Ctrl-C.")
    # An editor replaces a file by another one, which is seen in its folder alone.
    places = dict.fromkeys([*folders, *(path.parent for path in inputs)])
    for found in watch(*places, watch_filter=counts):
        yield frozenset(Path(path) for _, path in found)


def _rebuild(order: DraftOrder, pack: str, overrides: Path | None, built: Built, changed: frozenset[Path]) -> Built:
    """Build again; what keeps it from being built is printed, and the last draft stays."""
    try:
        rules = load_rules(pack, overrides)
        reading_rules, gathered, earlier = _hash_reading_rules(rules), built.gathered, built.earlier
        if reading_rules != built.reading_rules or any(path.suffix != ".yaml" for path in changed):
            gathered, earlier = _read(order, rules)
        reviewed = group_claims(gathered, rules)
        write_draft(order, reviewed, rules, earlier)
    except DraftreviewError as error:
        print_summary(f"{error}\nThe draft stays as it was; waiting for the next change.")
        return built
    changes = compare(built.reviewed.review, reviewed.review)
    print_summary(describe_verdicts(changes, Names(rules.concepts.name)).rstrip())
    return Built(reading_rules, gathered, reviewed, earlier)


def _read(order: DraftOrder, rules: Rules) -> tuple[Gathered, Earlier | None]:
    """Read the records, and the earlier state if one is asked for."""
    gathered = gather_claims(order.snapshot, rules, order.wishes, order.retractions)
    return gathered, read_earlier(order.since, rules, order.wishes) if order.since else None


def _hash_reading_rules(rules: Rules) -> str:
    return rules.pack.content_hash(*_READING_KINDS)


def _name(path: Path) -> str:
    """Name a path from where the user is, if it is below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path != here and path.is_relative_to(here) else str(path)
