"""Changes as a page of Markdown to send to a co-author."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from assistant.diff.digest import Chapter, Digest, RecordLine, digest
from assistant.diff.figures import figures_in
from assistant.diff.names import Names, address_of, place_of, scope_of, subject_of, title_of, words
from assistant.diff.summary import sum_up
from assistant.diff.wording import CAUSES, RECORRECTED, claim_change_of, enumerate_words, figure_line, stand_of, way_of
from assistant.model import Cause, Changes, ClaimChange, SnapshotFacts, StudyMove, SynthesisChange

_SPECIAL = re.compile(r"([\\`*_<>\[\]|~^$#]|&(?=#?\w+;))")


def to_markdown(changes: Changes, names: Names) -> str:
    """Write changes as Markdown: what sums up, verdicts that changed, then the rest briefly.

    Parameters
    ----------
    changes
        What ``compare`` found.
    names
        How to print concepts and studies.

    Returns
    -------
    Text with a blank line between blocks; names and quoted words are escaped, so that they arrive as they are.
    """
    blocks = ["# What the new literature changes", f"**{sum_up(changes)}**", _inputs(changes)]
    blocks += [] if changes.empty else _chapters(digest(changes), changes.claims_changed, names)
    return "\n\n".join(blocks) + "\n"


def _inputs(changes: Changes) -> str:
    states = f"From {_snapshot(changes.old_snapshot)} to {_snapshot(changes.new_snapshot)}."
    old, new = changes.old_rules, changes.new_rules
    rules = f" The rules differ too: {old.pack} {old.hash[:12]} before, {new.pack} {new.hash[:12]} after."
    return states + (rules if old != new else "") + (f" {RECORRECTED}" if changes.recorrected else "")


def _snapshot(snapshot: SnapshotFacts) -> str:
    return f"the records of {snapshot.date or 'no date'} ({snapshot.hash[:12]})"


def _chapters(found: Digest, claims: Iterable[ClaimChange], names: Names) -> Iterator[str]:
    yield from _part("Verdicts that changed", found.turned, names)
    for chapter in found.joint:
        yield from _part(chapter.title, [chapter], names)
    yield from _part("Same verdict, other votes", found.steady, names)
    yield from _singles("New findings of single cohorts", found.single_new, names)
    yield from _singles("Lost findings of single cohorts", found.single_gone, names)
    yield from _list("Records", _records(found.records, names))
    changed = (f"{_cite(c.new.record_id, names)}: {_words(claim_change_of(c, names))}" for c in claims)
    yield from _list("Claims that changed", changed)


def _part(title: str, chapters: Iterable[Chapter], names: Names) -> Iterator[str]:
    """Write chapters under a heading, each under its own if it is called otherwise."""
    listed = list(chapters)
    if listed:
        yield f"## {title}"
    for chapter in listed:
        if chapter.title != title:
            yield f"### {chapter.title}"
        yield "\n".join(f"- {_change(change, names)}" for change in chapter.changes)


def _change(change: SynthesisChange, names: Names) -> str:
    title, scope = (_words(name(change.synthesis, names)) for name in (title_of, scope_of))
    figures = _words(figure_line(*figures_in(change)))
    told = [f"**{title}** ({scope}): {_words(way_of(change))}.", *_causes(change.moves, names)]
    return f"{' '.join(told)}\n  Cohorts: {figures}."


def _causes(moves: Iterable[StudyMove], names: Names) -> Iterator[str]:
    """Name the studies that moved, those of one cause together."""
    found: dict[Cause, list[str]] = {}
    for move in moves:
        left = "" if move.after else "was "
        told = f"{_cite(move.record_id, names)} ({left}{_words(stand_of(move))})"
        found.setdefault(move.cause, []).append(told)
    return (f"{_capital(CAUSES[cause])}: {', '.join(found[cause])}." for cause in Cause if cause in found)


def _singles(title: str, found: Mapping[str, tuple[SynthesisChange, ...]], names: Names) -> Iterator[str]:
    yield from _list(title, (f"{_cite(r, names)}: {'; '.join(_findings(found[r], names))}" for r in found))


def _findings(changes: Iterable[SynthesisChange], names: Names) -> Iterator[str]:
    """Tell what one study found, the places of one measure and direction together."""
    found: dict[str, dict[str, list[str]]] = {}
    for change in changes:
        synthesis = change.synthesis
        said = " or ".join(map(words, synthesis.votes)) or "both directions"
        place = place_of(synthesis, names)
        found.setdefault(subject_of(synthesis, names), {}).setdefault(said, []).extend([place] if place else [])
    for subject, directions in found.items():
        told = (_in_places(said, dict.fromkeys(places)) for said, places in directions.items())
        yield _words(f"{subject} ({', '.join(told)})")


def _in_places(said: str, places: Collection[str]) -> str:
    return f"{said} in {enumerate_words(places)}" if places else said


def _records(lines: Iterable[RecordLine], names: Names) -> Iterator[str]:
    """Name the records of which the same is to be said together."""
    found: dict[str, list[str]] = {}
    for line in lines:
        claims = f" ({line.claims})" if line.claims else ""
        found.setdefault(line.what, []).append(f"{_cite(line.record_id, names)}{claims}")
    return (f"{_capital(_words(what))}: {', '.join(cited)}" for what, cited in found.items())


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    if listed := [f"- {line}" for line in lines]:
        yield f"## {title}"
        yield "\n".join(listed)


def _cite(record_id: str, names: Names) -> str:
    """Link a study by its name; one without an address stands with its id."""
    address = address_of(record_id)
    name = _words(names.studies.get(record_id, record_id))
    return f"[{name}]({address})" if address else _words(names.cite(record_id))


def _words(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text.replace(" -> ", " → "))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
