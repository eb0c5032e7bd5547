"""What happened to each synthesis, in a few sentences: what a comment beside its paragraph says."""

from collections.abc import Iterable, Iterator, Mapping

from assistant.draft.markup import plain
from assistant.draft.material import Material
from assistant.draft.news import tally_votes
from assistant.draft.synthesis_words import name_subject
from assistant.model import Changes, Direction, StudyMove, Synthesis, SynthesisChange

MAX_STUDIES = 12  # a comment names no more; the others are counted


def tell_causes(material: Material, changes: Changes, studies: Mapping[str, str]) -> dict[str, str]:
    """Tell of every synthesis of two or more cohorts that changed what it was, what it is, and which studies did it.

    Parameters
    ----------
    material
        The review as it is now.
    changes
        What differs from an earlier state.
    studies
        Record id -> short name of its study, of both states.

    Returns
    -------
    Id of a synthesis, as it was named first -> text of one line.
    """
    found: dict[str, str] = {}
    for change in changes.syntheses:
        states = [state for state in (change.old, change.new) if state is not None]
        if any(len(state.cohorts) > 1 for state in states):
            told = material.phrases.join(_tell(material, change, studies), "sentence")
            found[states[0].id] = " ".join(plain(told).split())
    return found


def tell_verdict(material: Material, synthesis: Synthesis | None) -> str:
    """Say the verdict with the direction that most cohorts report; nothing of a synthesis that is not there."""
    if synthesis is None:
        return ""
    majority = synthesis.majority.value if synthesis.majority else ""
    return material.phrases.say("remark.verdict", verdict=synthesis.verdict.value, direction=majority)


def _tell(material: Material, change: SynthesisChange, studies: Mapping[str, str]) -> Iterator[str]:
    say, states = material.phrases.say, (change.old, change.new)
    before, after = (tell_verdict(material, state) for state in states)
    subject = name_subject(material, [change.synthesis])
    yield say("cause.synthesis", category=change.category.value, subject=subject, before=before, after=after)
    before, after = (_figures(material, state) for state in states)
    yield say("cause.figures", before=before, after=after)
    if change.moves:
        told = tuple(_move(material, move, studies) for move in change.moves[:MAX_STUDIES])
        yield say("cause.moves", moves=told, more=len(change.moves) - len(told))


def _figures(material: Material, synthesis: Synthesis | None) -> str:
    """Write the votes of a synthesis and what follows from them."""
    if synthesis is None:
        return ""
    write, interval, p = material.phrases.write_number, synthesis.interval, synthesis.sign_test_p
    low, high = (write(100 * bound, ".0f") for bound in interval) if interval else ("", "")
    values = {"low": low, "high": high, "p": "" if p is None else write(p, ".2g")}
    return material.phrases.say("cause.votes", votes=tally_votes(material, synthesis), **values)


def _move(material: Material, move: StudyMove, studies: Mapping[str, str]) -> str:
    before, after = (_directions(material, side) for side in (move.before, move.after))
    study, sides = studies.get(move.record_id, ""), {"before": before, "after": after}
    return material.phrases.say("cause.move", study=study, id=move.record_id, cause=move.cause.value, **sides)


def _directions(material: Material, directions: Iterable[Direction]) -> tuple[str, ...]:
    return tuple(material.phrases.word("direction", direction.value) for direction in directions)
