"""Changes as one HTML page that needs no other file."""

from pathlib import Path

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from assistant.diff.digest import digest
from assistant.diff.figures import figures_in
from assistant.diff.names import Names, address_of, scope_of, title_of, words
from assistant.diff.summary import sum_up
from assistant.diff.wording import RECORRECTED, claim_change_of, figure_rows, move_of, sign_of, verdict_of, way_of
from assistant.model import Changes, SynthesisChange


def to_page(changes: Changes, names: Names, template: Path) -> str:
    """Write changes as an HTML page, with every new and lost claim and its quoted sentence.

    Parameters
    ----------
    changes
        What ``compare`` found.
    names
        How to print concepts and studies.
    template
        The Jinja template; what it prints is escaped, and it can reach nothing but the changes.

    Returns
    -------
    The page.
    """
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {
        "title_of": lambda change: title_of(change.synthesis, names),
        "scope_of": lambda change: scope_of(change.synthesis, names),
        "verdict_of": lambda change: verdict_of(change.synthesis),
        "way_of": lambda change: _arrows(way_of(change)),
        "figures_of": _figures,
        "sign_of": sign_of,
        "move_of": lambda move: _arrows(move_of(move)),
        "claim_change_of": lambda change: _arrows(claim_change_of(change, names)),
        "name": lambda record_id: names.studies.get(record_id, record_id),
        "address": address_of,
        "concept": names.concept,
        "words": words,
    }
    page = environment.from_string(template.read_text(encoding="utf-8"))
    notes = {"summary": sum_up(changes), "recorrected": RECORRECTED if changes.recorrected else ""}
    return page.render(changes=changes, digest=digest(changes), **notes) + "\n"


def _figures(change: SynthesisChange) -> tuple[tuple[str, ...], ...]:
    return figure_rows(*figures_in(change))


def _arrows(text: str) -> str:
    return text.replace(" -> ", " → ")
