"""What happened to each synthesis, in a line or two: what a comment beside its paragraph says."""

from collections.abc import Iterator

from assistant.diff.figures import figures_in
from assistant.diff.names import Names, title_of
from assistant.diff.wording import LABELS, figure_line, move_of, sign_of, way_of
from assistant.model import Changes, SynthesisChange

MAX_STUDIES = 12  # a comment names no more; the others are counted


def tell_causes(changes: Changes, names: Names) -> dict[str, str]:
    """Tell of every synthesis of two or more cohorts that changed what it was, what it is, and which studies did it.

    Returns
    -------
    Id of a synthesis -> text of one line.
    """
    found: dict[str, str] = {}
    for change in changes.syntheses:
        states = [state for state in (change.old, change.new) if state is not None]
        if any(len(state.cohorts) > 1 for state in states):
            found[states[0].id] = ". ".join(_tell(change, names))
    return found


def _tell(change: SynthesisChange, names: Names) -> Iterator[str]:
    state = change.new or change.old
    if state is not None:
        yield f"{LABELS[change.category]}: {title_of(state, names)}, {way_of(change)}"
    yield figure_line(*figures_in(change))
    moves = [f"{sign_of(move)} {names.cite(move.record_id)}: {move_of(move)}" for move in change.moves]
    rest = len(moves) - MAX_STUDIES
    if moves:
        yield "; ".join([*moves[:MAX_STUDIES], *([f"and {rest} more"] if rest > 0 else [])])
