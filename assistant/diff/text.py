"""Changes as plain text for a terminal."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from assistant.diff.changes import Changes, StudyMove, SynthesisChange
from assistant.model import Direction, SnapshotFacts, Synthesis, Verdict

Name = Callable[[str], str]


def describe(changes: Changes, name: Name = str, cite: Name = str) -> str:
    """Write changes as text, verdicts that turned before everything else.

    Parameters
    ----------
    changes
        What ``compare`` found.
    name
        Concept id -> printed name.
    cite
        Record id -> how to print a study.

    Returns
    -------
    str
        Lines that end in a line feed.
    """
    parts = [_inputs(changes)]
    if changes.empty:
        parts.append(["Nothing changed: the records, claims and verdicts are the same."])
    else:
        parts.append(_records(changes, cite))
        parts += [block for block in _syntheses(changes, name, cite) if block]
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts)


def describe_verdicts(changes: Changes, name: Name = str) -> str:
    """Write what becomes of the syntheses of two or more cohorts, as after the edit of a rule.

    Parameters
    ----------
    changes
        What ``compare`` found.
    name
        Concept id -> printed name.

    Returns
    -------
    str
        Lines that end in a line feed; one line if no verdict changed.
    """
    turned = [f"~ {_title(c.new, name)}: {_verdict(c.old)} -> {_verdict(c.new)}" for c in changes.turned]
    appeared, gone = (
        [f"{sign} {_title(synthesis, name)}: {_verdict(synthesis)}" for synthesis in found if _is_joint(synthesis)]
        for sign, found in (("+", changes.appeared), ("-", changes.gone))
    )
    lines = [*turned, *appeared, *gone] or ["No verdict on two or more cohorts changed."]
    return "".join(f"{line}\n" for line in lines)


def _inputs(changes: Changes) -> list[str]:
    lines = [_snapshot_line("Old", changes.old_snapshot), _snapshot_line("New", changes.new_snapshot)]
    if changes.old_rules != changes.new_rules:
        old, new = changes.old_rules, changes.new_rules
        lines.append(f"The rules differ too: {old.pack} {old.hash[:12]} -> {new.pack} {new.hash[:12]}")
    return lines


def _snapshot_line(label: str, snapshot: SnapshotFacts) -> str:
    kept = f", {snapshot.counts['kept']} records" if "kept" in snapshot.counts else ""
    return f"{label}: {snapshot.date or 'no date'} ({snapshot.hash[:12]}{kept})"


def _records(changes: Changes, cite: Name) -> list[str]:
    groups = (
        ("+", changes.records_added, "added"),
        ("-", changes.records_removed, "removed"),
        ("!", changes.records_retracted, "newly retracted"),
    )
    head = ", ".join(f"{len(ids)} {what}" for _, ids, what in groups)
    lines = [f"Records: {head}"]
    lines += [f"  {sign} {cite(record_id)}" for sign, ids, _ in groups for record_id in ids]
    return [*lines, f"Claims: {len(changes.claims_added)} added, {len(changes.claims_removed)} removed"]


def _syntheses(changes: Changes, name: Name, cite: Name) -> Iterator[list[str]]:
    yield _block("Verdicts changed", (_turned(change, name, cite) for change in changes.turned))
    yield _block("New syntheses", (_whole("+", synthesis, name, cite) for synthesis in _joint_first(changes.appeared)))
    yield _block("Syntheses gone", (_whole("-", synthesis, name, cite) for synthesis in _joint_first(changes.gone)))
    yield _block("Same verdict, other studies", (_moved(change, name, cite) for change in changes.moved))


def _block(title: str, entries: Iterable[list[str]]) -> list[str]:
    listed = list(entries)
    return [f"{title}: {len(listed)}", *(f"  {line}" for entry in listed for line in entry)] if listed else []


def _turned(change: SynthesisChange, name: Name, cite: Name) -> list[str]:
    return [
        _title(change.new, name),
        f"  {_verdict(change.old)} -> {_verdict(change.new)}",
        *_causes(change, cite),
    ]


def _moved(change: SynthesisChange, name: Name, cite: Name) -> list[str]:
    return [f"{_title(change.new, name)}: {_verdict(change.new)}", *_causes(change, cite)]


def _causes(change: SynthesisChange, cite: Name) -> list[str]:
    votes = _votes(change.old.votes, change.new.votes)
    lines = [f"  cohorts: {votes}"] if votes else []
    return lines + [f"  {_move(move, cite)}" for move in change.moves]


def _whole(sign: str, synthesis: Synthesis, name: Name, cite: Name) -> list[str]:
    """Write a synthesis with its sides below, or on the same line if it has a single study."""
    sides = [
        f"{_words(direction)}: {', '.join(map(cite, synthesis.by_direction[direction]))}"
        for direction in sorted(synthesis.by_direction)
        if synthesis.by_direction[direction]
    ]
    title = f"{sign} {_title(synthesis, name)}"
    if synthesis.verdict is Verdict.SINGLE and len(sides) == 1:
        return [f"{title}: single study, {sides[0]}"]
    return [f"{title}: {_verdict(synthesis)}", *(f"    {side}" for side in sides)]


def _joint_first(syntheses: Iterable[Synthesis]) -> list[Synthesis]:
    return sorted(syntheses, key=lambda synthesis: not _is_joint(synthesis))


def _is_joint(synthesis: Synthesis) -> bool:
    return len(synthesis.cohorts) > 1


def _move(move: StudyMove, cite: Name) -> str:
    before, after = (", ".join(map(_words, side)) for side in (move.before, move.after))
    if not before:
        return f"+ {cite(move.record_id)}: {after}"
    if not after:
        return f"- {cite(move.record_id)}: {before}"
    return f"~ {cite(move.record_id)}: {before} -> {after}"


def _votes(before: Mapping[Direction, int], after: Mapping[Direction, int]) -> str:
    directions = sorted(before.keys() | after.keys())
    return ", ".join(f"{_words(d)} {before.get(d, 0)} -> {after.get(d, 0)}" for d in directions)


def _verdict(synthesis: Synthesis) -> str:
    word = "single study" if synthesis.verdict is Verdict.SINGLE else str(synthesis.verdict)
    return f"{word} ({_words(synthesis.majority)})" if synthesis.majority else word


def _title(synthesis: Synthesis, name: Name) -> str:
    """Name a synthesis by what was compared; parts that its section does not compare on stay out."""
    places = [name(place) for place in (synthesis.region, synthesis.target) if place]
    what = [name(synthesis.measure)] if synthesis.measure else []
    with_whom = [f"with {name(synthesis.associate)}"] if synthesis.associate else []
    where = [f"in {' and '.join(places)}"] if places else []
    # sections and strata are ids of grouping rules: a concept of the same id would lend them its name
    scope = [_words(part) for part in (synthesis.section, synthesis.stratum) if part]
    scope += [_words(synthesis.modality)] if synthesis.modality else []
    scope += [*_sides(synthesis, name), *([name(synthesis.treatment)] if synthesis.treatment else [])]
    return f"{' '.join([*what, *with_whom, *where])} [{', '.join(scope)}]"


def _sides(synthesis: Synthesis, name: Name) -> list[str]:
    """Name who is compared with whom, or only the kind of comparison where that is all that is known."""
    if synthesis.group and synthesis.comparator:
        return [f"{name(synthesis.group)} vs {name(synthesis.comparator)}"]
    return [_words(synthesis.comparison_kind)] if synthesis.comparison_kind else []


def _words(identifier: str) -> str:
    return identifier.replace("_", " ").replace("-", " ")
