"""Changes as JSON for other programs; ``docs/diff.md`` documents the layout."""

from typing import Any

from assistant.diff.figures import Figures, figures_in
from assistant.diff.names import Names, scope_of, title_of
from assistant.diff.summary import sum_up
from assistant.interchange import to_json, to_plain
from assistant.model import Changes, ClaimChange, RulePack, SnapshotFacts, Synthesis, SynthesisChange

SCHEMA = 1
_COMPARED = (
    *("section", "stratum", "modality", "comparison_kind", "group", "comparator", "treatment"),
    *("measure", "associate", "region", "level", "target", "of_change"),
)


def to_json_text(changes: Changes, names: Names) -> str:
    """Write changes as one JSON object.

    Parameters
    ----------
    changes
        What ``compare`` found.
    names
        How to print concepts; studies are named by their id alone.

    Returns
    -------
    Text that ends in a line feed; ids are those of the review states.
    """
    plain = {
        "schema": SCHEMA,
        "summary": sum_up(changes),
        "verdict_changed": bool(changes.verdicts),
        "old": _state(changes.old_snapshot, changes.old_rules, changes.old_corrections),
        "new": _state(changes.new_snapshot, changes.new_rules, changes.new_corrections),
        "records": {
            "added": changes.records_added,
            "removed": changes.records_removed,
            "retracted": changes.records_retracted,
            "corrected": changes.records_corrected,
        },
        "claims": {
            "added": changes.claims_added,
            "removed": changes.claims_removed,
            "changed": [_claim(change) for change in changes.claims_changed],
        },
        "syntheses": [_synthesis(change, names) for change in changes.syntheses],
    }
    return to_json(plain, indent=1) + "\n"


def _state(snapshot: SnapshotFacts, rules: RulePack, corrections: str) -> dict[str, Any]:
    return {"snapshot": snapshot, "rules": rules, "corrections": corrections}


def _claim(change: ClaimChange) -> dict[str, Any]:
    fields = {name: {"old": getattr(change.old, name), "new": getattr(change.new, name)} for name in change.fields}
    ids = {"record_id": change.new.record_id, "old_id": change.old.claim_id, "new_id": change.new.claim_id}
    return {**ids, "fields": fields}


def _synthesis(change: SynthesisChange, names: Names) -> dict[str, Any]:
    synthesis = change.synthesis
    before, after = figures_in(change)
    return {
        "id": synthesis.id,
        "category": change.category,
        "verdict_changed": change.turned,
        "title": title_of(synthesis, names),
        "scope": scope_of(synthesis, names),
        **{name: getattr(synthesis, name) for name in _COMPARED},
        "old": _figures(change.old, before),
        "new": _figures(change.new, after),
        "studies": change.moves,
    }


def _figures(synthesis: Synthesis | None, figures: Figures | None) -> dict[str, Any] | None:
    if synthesis is None or figures is None:
        return None
    return {"verdict": synthesis.verdict, "majority": synthesis.majority, **to_plain(figures)}
