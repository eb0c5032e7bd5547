"""Changes as plain text for a terminal of a hundred columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap

from assistant.diff.digest import Chapter, RecordLine, digest
from assistant.diff.figures import figures_in
from assistant.diff.names import Names, scope_of, title_of
from assistant.diff.summary import sum_up
from assistant.diff.wording import (
    RECORRECTED,
    claim_change_of,
    figure_rows,
    move_of,
    sign_of,
    verdict_of,
    way_of,
)
from assistant.model import Category, Changes, ClaimChange, SnapshotFacts, SynthesisChange

WIDTH = 100
_NO_NAMES = Names()
_SIGNS = {Category.NEW: "+", Category.GONE: "-"}


def describe(changes: Changes, names: Names = _NO_NAMES) -> str:
    """Write changes as text, verdicts that changed before everything else.

    Parameters
    ----------
    changes
        What ``compare`` found.
    names
        How to print concepts and studies.

    Returns
    -------
    str
        Lines that end in a line feed.
    """
    found = digest(changes)
    parts = [_inputs(changes), _wrap("", sum_up(changes))]
    parts += [_chapter("", chapter, names) for chapter in (*found.turned, *found.joint)]
    parts += [_chapter("Same verdict: ", chapter, names) for chapter in found.steady]
    parts += [_singles("New", found.single_new, names), _singles("Lost", found.single_gone, names)]
    parts += [_records(found.records, names), _claims(changes.claims_changed, names)]
    return "\n".join("".join(f"{line}\n" for line in part) for part in map(list, parts) if part)


def describe_verdicts(changes: Changes, names: Names = _NO_NAMES) -> str:
    """Write what becomes of the syntheses of two or more cohorts, as after the edit of a rule.

    Parameters
    ----------
    changes
        What ``compare`` found.
    names
        How to print concepts.

    Returns
    -------
    str
        Lines that end in a line feed; one line if no verdict changed.
    """
    order = (None, *_SIGNS)
    found = sorted(changes.verdicts, key=lambda c: order.index(c.category if c.category in _SIGNS else None))
    lines = [f"{_SIGNS.get(c.category, '~')} {_name(c, names)}: {way_of(c)}" for c in found]
    return "".join(f"{line}\n" for line in lines or ["No verdict on two or more cohorts changed."])


def _inputs(changes: Changes) -> Iterator[str]:
    yield _snapshot_line("Old", changes.old_snapshot)
    yield _snapshot_line("New", changes.new_snapshot)
    if changes.old_rules != changes.new_rules:
        old, new = changes.old_rules, changes.new_rules
        yield f"The rules differ too: {old.pack} {old.hash[:12]} -> {new.pack} {new.hash[:12]}"
    if changes.recorrected:
        yield RECORRECTED


def _snapshot_line(label: str, snapshot: SnapshotFacts) -> str:
    kept = f", {snapshot.counts['kept']} records" if "kept" in snapshot.counts else ""
    return f"{label}: {snapshot.date or 'no date'} ({snapshot.hash[:12]}{kept})"


def _chapter(before: str, chapter: Chapter, names: Names) -> Iterator[str]:
    yield f"{before}{chapter.title}: {len(chapter.changes)}"
    for change in chapter.changes:
        yield from _wrap("  ", title_of(change.synthesis, names))
        yield from _wrap("    ", scope_of(change.synthesis, names))
        yield from _wrap("    ", way_of(change))
        yield from (f"    {line}" for line in _align(figure_rows(*figures_in(change))))
        for move in change.moves:
            yield from _wrap("    ", f"{sign_of(move)} {names.cite(move.record_id)}: {move_of(move)}")


def _singles(what: str, found: Mapping[str, tuple[SynthesisChange, ...]], names: Names) -> Iterator[str]:
    if found:
        yield f"{what} findings of single cohorts: {sum(map(len, found.values()))}"
    for record_id, changes in found.items():
        yield from _wrap("  ", names.cite(record_id))
        for change in changes:
            text = f"{_SIGNS[change.category]} {_name(change, names)}: {verdict_of(change.synthesis)}"
            yield from _wrap("    ", text)


def _name(change: SynthesisChange, names: Names) -> str:
    return f"{title_of(change.synthesis, names)} [{scope_of(change.synthesis, names)}]"


def _records(lines: Sequence[RecordLine], names: Names) -> Iterator[str]:
    if lines:
        yield f"Records that differ: {len(lines)}"
    for line in lines:
        claims = f", {line.claims}" if line.claims else ""
        yield from _wrap("  ", f"{line.sign} {names.cite(line.record_id)}: {line.what}{claims}")


def _claims(changes: Sequence[ClaimChange], names: Names) -> Iterator[str]:
    if changes:
        yield f"Claims that changed: {len(changes)}"
    for change in changes:
        yield from _wrap("  ", f"~ {names.cite(change.new.record_id)}: {claim_change_of(change, names)}")


def _wrap(indent: str, text: str) -> list[str]:
    """Break a text into lines, those after the first further in."""
    further = f"{indent}    " if indent else ""
    return wrap(text, WIDTH, initial_indent=indent, subsequent_indent=further, break_on_hyphens=False)


def _align(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Set columns under each other, all but the first to the right."""
    listed = list(rows)
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    for first, *others in listed:
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *cells])
