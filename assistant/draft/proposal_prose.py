"""The list of studies that may share participants, for the reviewer to decide upon."""

from collections.abc import Iterator

from assistant.draft.blocks import Block, Heading, Paragraph, Role
from assistant.draft.markup import cite, plain
from assistant.draft.material import Material
from assistant.draft.phrases import fill
from assistant.draft.sentences import Sentence
from assistant.draft.short_names import short_name
from assistant.model import CohortProposal, Overlap

MAX_PROPOSALS = 12
MAX_OVERLAPS = 3


def write_proposals(material: Material) -> Iterator[Block]:
    """List the proposed cohorts with what speaks for each; nothing if there is none."""
    proposals = material.review.cohort_proposals
    if not proposals:
        return
    yield Heading(1, material.phrases.word("heading", "proposals"))
    yield Paragraph((Sentence(fill(material.phrases, "proposals.intro")),))
    for proposal in proposals[:MAX_PROPOSALS]:
        yield Paragraph(tuple(_sentences(material, proposal)), Role.BULLET)
    more = len(proposals[MAX_PROPOSALS:])
    if more:
        yield Paragraph((Sentence(fill(material.phrases, "proposals.more", count=more)),))


def _sentences(material: Material, proposal: CohortProposal) -> Iterator[Sentence]:
    phrases, overlaps = material.phrases, proposal.overlaps
    told = sorted({record_id for overlap in overlaps for record_id in overlap.records})
    studies = tuple(f"{short_name(material.records[r])} {cite((r,))}" for r in told)
    yield Sentence(fill(phrases, "proposals.studies", studies=studies))
    for overlap in overlaps[:MAX_OVERLAPS]:
        pair = tuple(cite((record_id,)) for record_id in overlap.records)
        values = {"pair": pair, "shared": _list_shared(material, overlap), "alone": len(overlaps) == 1}
        yield Sentence(fill(phrases, "proposals.overlap", **values))
    values = {"pairs": len(overlaps[MAX_OVERLAPS:]), "stated": proposal.stated, "syntheses": len(proposal.syntheses)}
    yield Sentence(fill(phrases, "proposals.weight", **values))


def _list_shared(material: Material, overlap: Overlap) -> tuple[str, ...]:
    """Say what two studies share; the population stands for the stratum, and the years say nothing."""
    say, shared = material.phrases.say, {kind: tuple(map(plain, found)) for kind, found in overlap.shared.items()}
    told = []
    if "numbers" in shared:
        told.append(say("shared.numbers", numbers=shared["numbers"]))
    if "authors" in shared:
        values = {"names": shared["authors"], "first": "first" in shared, "last": "last" in shared}
        told.append(say("shared.authors", **values))
    if "population" in shared:
        names = tuple(plain(material.concepts.name(population)) for population in shared["population"])
        told.append(say("shared.population", populations=names))
    if "sizes" in shared:
        told.append(say("shared.sizes", sizes=shared["sizes"]))
    elif "total" in shared:
        told.append(say("shared.total", total=shared["total"][0]))
    return tuple(told)
