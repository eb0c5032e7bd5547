"""The verdicts at a glance: a table of syntheses, what each study found in them, maps of all evidence, brain views."""

from collections.abc import Iterator

from assistant.draft.blocks import Block, Figure, Heading, Paragraph
from assistant.draft.brain_view import view_regions
from assistant.draft.effect_plot import plot_effects
from assistant.draft.evidence_map import map_evidence
from assistant.draft.markup import figure, table
from assistant.draft.material import Material, is_joint, strongest_first
from assistant.draft.phrases import fill
from assistant.draft.results import MAX_GLANCE, verdicts_table
from assistant.draft.sentences import Sentence
from assistant.draft.verdict_tables import tabulate_verdicts
from assistant.model import Synthesis, Verdict

_RANK = {verdict: rank for rank, verdict in enumerate(Verdict)}


def write_glance(material: Material) -> Iterator[Block]:
    """Write the table, plot and map what it rests on, and view where cohorts agree; that none meet is said plainly."""
    phrases, joint = material.phrases, rank_joint(material)
    yield Heading(1, phrases.word("heading", "glance"))
    maps = map_evidence(material)
    mapped = (Sentence(fill(phrases, "glance.maps", maps=tuple(figure(m.key) for m in maps))),) if maps else ()
    if not joint:
        yield Paragraph((Sentence(fill(phrases, "glance.none")), *mapped))
        yield from maps
        return
    shown = joint[:MAX_GLANCE]
    plots = plot_effects(material, shown)
    values = {"shown": len(shown), "joint": len(joint)}
    note = fill(phrases, "glance.note", **values, table=table("glance"), all=table(verdicts_table(material)))
    told = fill(phrases, "glance.plots", plots=tuple(figure(plot.key) for plot in plots))
    views = view_regions(material)
    brains = tuple(figure(view.key) for view in views if isinstance(view, Figure))
    seen = (Sentence(fill(phrases, "glance.brains", brains=brains)),) if brains else ()
    yield Paragraph((Sentence(note), Sentence(told), *mapped, *seen))
    yield tabulate_verdicts(material, "glance", shown, small=False)
    yield from (*plots, *maps, *views)


def rank_joint(material: Material) -> tuple[Synthesis, ...]:
    """Rank joint syntheses: the results before the context, consensus first, most votes first."""
    beside = {stratum.id for stratum in material.strata(True)}
    joint = strongest_first(filter(is_joint, material.review.syntheses))
    return tuple(sorted(joint, key=lambda s: ((s.stratum or "") in beside, _RANK[s.verdict])))
