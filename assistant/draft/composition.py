"""The whole draft, from a review to a document: what comes first, what goes to the appendix."""

from collections.abc import Iterator

from assistant import __version__
from assistant.anchors import Basis
from assistant.concepts import Concepts
from assistant.draft.aggregation import find_uncompared
from assistant.draft.blocks import Block, Contents, Heading, PageTurn, Paragraph, References, Role
from assistant.draft.checks import mark_unchecked
from assistant.draft.citations import list_clusters, show_citations
from assistant.draft.citeproc import Pandoc, render_citations
from assistant.draft.claim_tables import tabulate_evidence, tabulate_singles
from assistant.draft.csl_items import make_item
from assistant.draft.document import Document, Sources, Spacing
from assistant.draft.evidence_remarks import add_evidence
from assistant.draft.front import write_basis, write_brief, write_limits, write_studies
from assistant.draft.gaps import write_gaps
from assistant.draft.glance import rank_joint, write_glance
from assistant.draft.markup import parse, plain
from assistant.draft.material import Material, gather_material, quoted
from assistant.draft.methods import write_methods
from assistant.draft.news import write_news
from assistant.draft.notices import tabulate_notices
from assistant.draft.outline import Outline
from assistant.draft.phrases import Phrases, fill
from assistant.draft.proposal_prose import write_proposals
from assistant.draft.results import (
    MAX_GLANCE,
    Part,
    list_parts,
    write_context,
    write_results,
    write_uncompared,
)
from assistant.draft.sentences import Sentence
from assistant.draft.study_tables import tabulate_studies, tabulate_unused
from assistant.draft.styles import Style
from assistant.draft.targets import write_targets
from assistant.draft.verdict_tables import tabulate_verdicts
from assistant.model import Changes, Review, Snapshot

MAX_STUDIES_IN_BODY = 40


def compose(
    review: Review,
    snapshot: Snapshot,
    concepts: Concepts,
    phrases: Phrases,
    outline: Outline,
    style: Style,
    title: str,
    version: str = __version__,
    changes: Changes | None = None,
    remarks: bool = False,
    unchecked: bool = False,
    pandoc: Pandoc | None = None,
) -> Document:
    """Write the draft of a review.

    Parameters
    ----------
    review
        Claims and syntheses.
    snapshot
        The records they come from.
    concepts
        Printed names and hierarchy.
    phrases
        The language of the draft.
    outline
        Order and titles of sections and strata.
    style
        How studies are cited.
    title
        Title of the draft.
    version
        Version of draftreview to print.
    changes
        What differs from an earlier state of the review, which a section after the summary tells.
    remarks
        Whether the sentences behind each paragraph of findings are quoted beside it.
    unchecked
        Whether claims that nobody has checked are marked, and the paragraphs that rest on them.
    pandoc
        Gives what pandoc answers; ``None`` to run it.

    Returns
    -------
    A document without file format; the same input gives the same document.

    Raises
    ------
    RuleFileError
        If a phrase cannot be filled in.
    CiteprocError
        If the citations cannot be rendered.
    """
    material = gather_material(review, snapshot, concepts, phrases, outline, changes, unchecked)
    cited, sources = _cite(material, write_blocks(material, title, version), style, pandoc)
    cited = add_evidence(material, cited) if remarks else cited
    labels = phrases.word("label", "table"), phrases.word("label", "figure")
    spacing = Spacing(*(phrases.word("join", name) for name in ("label", "sentence", "number", "caption")))
    basis = _note_basis(review, phrases, style, plain(title), version)
    verdicts = {s.id: " ".join(filter(None, (s.verdict, s.majority))) for s in review.syntheses}
    return Document(basis.title, basis.date, basis.language, cited, *labels, spacing, sources, basis, verdicts)


def _note_basis(review: Review, phrases: Phrases, style: Style, title: str, version: str) -> Basis:
    snapshot, rules = review.snapshot, review.rules
    made_of = snapshot.hash, rules.pack, rules.hash
    return Basis(title, snapshot.date, phrases.language, style.identity, *made_of, version, review.corrections)


def write_blocks(material: Material, title: str, version: str = __version__) -> tuple[Block, ...]:
    """Write all that a draft says; its citations show nothing yet, and it has no reference list.

    Parameters
    ----------
    material
        The review with what it is drafted from.
    title
        Title of the draft.
    version
        Version of draftreview to print.

    Raises
    ------
    RuleFileError
        If a phrase cannot be filled in.
    """
    blocks = tuple(_blocks(material, plain(title), version))
    return mark_unchecked(material, blocks) if material.marks_unchecked else blocks


def _cite(
    material: Material, blocks: tuple[Block, ...], style: Style, pandoc: Pandoc | None
) -> tuple[tuple[Block, ...], Sources | None]:
    """Render all citations, and set the reference list before the appendix."""
    clusters = list_clusters(blocks)
    if not clusters:
        return blocks, None
    cited = dict.fromkeys(record_id for cluster in clusters for record_id in cluster)
    items = {record_id: make_item(material.records[record_id]) for record_id in cited}
    sources = Sources(style.identity, style.locale_for(material.phrases.locale), items)
    citations = render_citations(clusters, items.values(), style, material.phrases.locale, pandoc)
    shown = show_citations(blocks, citations.shown)
    turn = blocks.index(PageTurn()) if PageTurn() in blocks else len(blocks)
    heading = Heading(1, material.phrases.word("heading", "references"))
    return (*shown[:turn], heading, References(citations.references), *shown[turn:]), sources


def _blocks(material: Material, title: str, version: str) -> Iterator[Block]:
    say = material.phrases.say
    yield Paragraph((Sentence(parse(title)),), Role.TITLE)
    subtitle = say("subtitle", date=material.review.snapshot.date)
    yield Paragraph((Sentence(parse(subtitle)),), Role.SUBTITLE)
    yield from write_basis(material, version)
    yield Contents(material.phrases.word("heading", "contents"))
    yield from write_brief(material)
    yield from write_news(material)
    yield from write_methods(material)
    claimed = tuple(outcome.record_id for outcome in material.review.records if outcome.used)
    body = len(claimed) <= MAX_STUDIES_IN_BODY
    if claimed:
        yield from write_studies(material, claimed)
        if body:
            yield tabulate_studies(material, claimed, small=False)
    results, context = list_parts(material, context=False), list_parts(material, context=True)
    if material.review.claims:
        yield from write_glance(material)
        yield from write_results(material, results)
        yield from write_uncompared(material, find_uncompared(material))
        yield from write_context(material, context)
        yield from write_targets(material)
        yield from write_gaps(material)
    yield from write_proposals(material)
    yield from write_limits(material)
    yield from _appendix(material, (*results, *context), claimed, studies_in_body=body)


def _appendix(
    material: Material, parts: tuple[Part, ...], studies: tuple[str, ...], *, studies_in_body: bool
) -> Iterator[Block]:
    phrases = material.phrases
    unused = [outcome for outcome in material.review.records if not outcome.used]
    if not material.review.claims and not unused:
        return
    yield PageTurn()
    yield Heading(1, phrases.word("heading", "appendix"))
    if studies and not studies_in_body:
        yield Heading(2, phrases.word("heading", "studies"))
        yield tabulate_studies(material, studies, small=True)
    notices = tabulate_notices(material, studies)
    if notices:
        yield Heading(2, phrases.word("heading", "notices"))
        yield notices
    joint = rank_joint(material)
    if len(joint) > MAX_GLANCE:
        yield Heading(2, phrases.word("heading", "verdicts"))
        yield tabulate_verdicts(material, "verdicts", joint, small=True)
    long = [
        (phrases.join((part.stratum.title, part.section.title), "label"), part.findings)
        for part in parts
        if part.findings_in_table
    ]
    if long:
        yield Heading(2, phrases.word("heading", "singles"))
        yield tabulate_singles(material, long)
    if material.review.claims:
        claims = quoted(material)
        yield Heading(2, phrases.word("heading", "evidence"))
        if len(claims) < len(material.review.claims):
            yield Paragraph(
                (Sentence(fill(phrases, "evidence.part", shown=len(claims), all=len(material.review.claims))),)
            )
        yield tabulate_evidence(material, claims)
    if unused:
        yield Heading(2, phrases.word("heading", "unused"))
        yield tabulate_unused(material, unused)
