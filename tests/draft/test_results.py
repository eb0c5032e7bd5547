from dataclasses import replace

from assistant.draft.blocks import Block, Heading, Paragraph
from assistant.draft.results import RESULTS, list_parts, verdicts_table, write_context, write_part, write_results
from assistant.model import Synthesis
from tests.draft.conftest import Desk
from tests.draft.sample import LOWER, SYNTHESES, claim, make_review, region
from tests.draft.test_synthesis_prose import read


def headings(blocks: list[Block]) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in blocks if isinstance(block, Heading)]


def many_syntheses(count: int) -> tuple[Synthesis, ...]:
    """Repeat the consensus over different places, so that no two are told together."""
    return tuple(replace(SYNTHESES[0], id=f"many{n}", region=f"place-{n}", target=f"end-{n}") for n in range(count))


def test_sections_stand_in_the_order_of_the_outline_and_empty_ones_say_so(desk: Desk) -> None:
    material = desk.material(replace(make_review(), syntheses=SYNTHESES[:1]))
    blocks = list(write_results(material, list_parts(material, context=False)))
    assert headings(blocks) == [
        *((1, "Results"), (2, "Grey matter structure"), (2, "Connectivity")),
        *((2, "Associations with symptoms"), (2, "Effects of treatment")),
    ]
    last = blocks[-1]
    assert isinstance(last, Paragraph) and read(last).startswith("No study of this snapshot reports")


def test_context_strata_stand_apart_and_never_in_the_results(desk: Desk) -> None:
    material = desk.material()
    assert {part.stratum.id for part in list_parts(material, context=False)} == {"pain"}
    context = list(write_context(material, list_parts(material, context=True)))
    assert headings(context) == [(1, "Neighbouring populations"), (2, "No cancer"), (3, "Grey matter structure")]


def test_several_strata_have_a_heading_each_and_a_missing_one_comes_last(desk: Desk) -> None:
    loose = replace(SYNTHESES[0], id="loose", stratum=None)
    material = desk.material(replace(make_review(), syntheses=(loose, *SYNTHESES)))
    blocks = list(write_results(material, list_parts(material, context=False)))
    assert headings(blocks)[:4] == [
        *((1, "Results"), (2, "Grey matter structure"), (3, "Pain in cancer"), (3, "Population not stated")),
    ]


def test_verdicts_beyond_the_limit_are_counted_and_sent_to_the_table(desk: Desk) -> None:
    material = desk.material(replace(make_review(), syntheses=many_syntheses(RESULTS.verdicts + 2)))
    (part,) = list_parts(material, context=False)
    *told, more = write_part(material, part)
    assert len(told) == RESULTS.verdicts
    assert isinstance(more, Paragraph)
    texts = [inline.text for inline in more.sentences[0].inlines if hasattr(inline, "text")]
    assert texts[0] == "Two further syntheses with the verdict consensus stand in "


def test_many_findings_of_single_studies_go_to_the_table(desk: Desk) -> None:
    review = make_review()
    claims = [claim(f"z{n}", 1 + n % 9, region(f"p{n}"), f"m{n}", LOWER) for n in range(RESULTS.findings + 4)]
    rows = tuple(replace(review.claims[0], claim=one) for one in claims)
    singles = tuple(
        replace(SYNTHESES[2], id=one.claim_id, claim_ids=(one.claim_id,), by_direction={LOWER: (one.record_id,)})
        for one in claims
    )
    material = desk.material(replace(review, claims=rows, syntheses=singles))
    (part,) = list_parts(material, context=False)
    assert not part.findings_in_table, "measures of one study and contrast make one finding"
    apart = tuple(replace(one, treatment=f"t{n}") for n, one in enumerate(singles))
    material = desk.material(replace(review, claims=rows, syntheses=apart))
    (part,) = list_parts(material, context=False)
    assert part.findings_in_table
    (only,) = write_part(material, part)
    assert isinstance(only, Paragraph)
    assert "Nine studies add 28 claims" in "".join(getattr(i, "text", "") for i in only.sentences[0].inlines)


def test_groups_of_few_cohorts_go_to_the_tables_where_a_section_says_so(desk: Desk) -> None:
    (plain, *_) = list_parts(desk.material(), context=False)
    (consensus, null) = (s for s in plain.syntheses if len(s.cohorts) == 2)
    large = replace(consensus, id="large", measure="place_volume", cohorts=(*consensus.cohorts, ("pmid:3",)))
    part = replace(plain, syntheses=(large, consensus, null), section=replace(plain.section, min_cohorts_told=3))
    told, more, others, singles = write_part(desk.material(), part)
    assert isinstance(told, Paragraph) and told.synthesis_ids == ("large",)
    for block, said in (
        (more, "One further synthesis with the verdict consensus stands in "),
        (others, "One further synthesis with the verdict null stands in "),
        (singles, "Two studies add "),
    ):
        assert isinstance(block, Paragraph)
        assert getattr(block.sentences[0].inlines[0], "text", "").startswith(said)
    assert part.findings_in_table and not plain.findings_in_table


def test_the_short_table_serves_as_long_as_it_holds_everything(desk: Desk) -> None:
    assert verdicts_table(desk.material()) == "glance"
    assert verdicts_table(desk.material(replace(make_review(), syntheses=many_syntheses(31)))) == "verdicts"
