"""The verdicts at a glance: the table of syntheses of two or more cohorts, and what each study found in them."""

from collections.abc import Iterator

from assistant.draft.document import Block, Heading, Paragraph, Sentence
from assistant.draft.effect_plot import plot_effects
from assistant.draft.markup import figure, table
from assistant.draft.material import Material, is_joint, strongest_first
from assistant.draft.phrases import fill
from assistant.draft.results import MAX_GLANCE, verdicts_table
from assistant.draft.verdict_tables import tabulate_verdicts
from assistant.model import Synthesis, Verdict

_RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}


def write_glance(material: Material) -> Iterator[Block]:
    """Write the table and plot the same syntheses; that there are none is said plainly."""
    phrases, joint = material.phrases, rank_joint(material)
    yield Heading(1, phrases.word("heading", "glance"))
    if not joint:
        yield Paragraph((Sentence(fill(phrases, "glance.none")),))
        return
    shown = joint[:MAX_GLANCE]
    plots = plot_effects(material, shown)
    values = {"shown": len(shown), "joint": len(joint)}
    note = fill(phrases, "glance.note", **values, table=table("glance"), all=table(verdicts_table(material)))
    told = fill(phrases, "glance.plots", plots=tuple(figure(plot.key) for plot in plots))
    yield Paragraph((Sentence(note), Sentence(told)))
    yield tabulate_verdicts(material, "glance", shown, small=False)
    yield from plots


def rank_joint(material: Material) -> tuple[Synthesis, ...]:
    """Rank joint syntheses: the results before the context, consensus first, most votes first."""
    beside = {stratum.id for stratum in material.strata(True)}
    joint = strongest_first(filter(is_joint, material.review.syntheses))
    return tuple(sorted(joint, key=lambda s: ((s.stratum or "") in beside, _RANK[s.verdict])))
