from dataclasses import replace

import pytest

from assistant.draft.aggregation import Finding, find_singles, find_uncompared
from assistant.draft.blocks import Paragraph
from assistant.draft.material import Material
from assistant.draft.single_findings import write_finding, write_singles
from assistant.model import Claim, Comparison, ComparisonKind, Direction
from tests.draft.conftest import Desk
from tests.draft.sample import CLAIMS, LOWER, OVER_TIME, PAIR, claim, make_review, region
from tests.draft.test_synthesis_prose import read


def tell(desk: Desk, *claims: Claim, index: int = 0) -> str:
    """Write the findings that claims outside any synthesis make."""
    material = uncompared(desk, *claims)
    sentences = [s for f in find_uncompared(material) for s in write_finding(material, f, index)]
    return read(Paragraph(tuple(sentences)))


def tell_related(desk: Desk, one: Claim) -> str:
    (paragraph,) = paragraphs(desk, one)
    return paragraph


def paragraphs(desk: Desk, *claims: Claim) -> list[str]:
    """Write the paragraphs on claims outside any synthesis."""
    material = uncompared(desk, *claims)
    return [read(paragraph) for paragraph in write_singles(material, find_uncompared(material))]


def uncompared(desk: Desk, *claims: Claim) -> Material:
    review = make_review()
    rows = tuple(replace(review.claims[0], claim=one) for one in claims)
    return desk.material(replace(review, claims=rows, syntheses=()))


def test_a_paragraph_of_single_findings(desk: Desk) -> None:
    material = desk.material()
    paragraphs = write_singles(material, find_singles(material, material.part("structure", "pain")))
    assert [read(paragraph) for paragraph in paragraphs] == [
        "Single-study findings. Compared with healthy controls, patients with pain had lower grey matter "
        "volume and cortical thickness in the temporal pole on both sides and left lobule VI, and higher grey matter "
        "volume in the right cuneus (12 v 11) [3].",
        "Differences without direction. Cortical thickness in the right insula differed between patients with pain and "
        "healthy controls [4].",
        "Looked for and not found. Cortical thickness in the thalamus did not differ between patients with pain and "
        "healthy controls [4].",
    ]


def test_the_opening_of_a_sentence_alternates(desk: Desk) -> None:
    assert tell(desk, CLAIMS["m9"], index=1) == (
        "Lower grey matter volume in the pole was found in patients with pain relative to healthy controls [9]."
    )


def test_the_opening_of_a_change_over_time_alternates(desk: Desk) -> None:
    after = claim("z9", 9, region("insula"), "volume", LOWER, OVER_TIME)
    assert [tell(desk, after, index=n) for n in (0, 1)] == [
        "From the earlier to the later examination, grey matter volume in the insula decreased [9].",
        "Grey matter volume in the insula decreased from the earlier to the later examination [9].",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Arterial stiffness", "arterial stiffness"),  # begins its sentence
        ("HAMD", "HAMD"),
        ("visual analogue scale", "the visual analogue scale"),
    ],
)
def test_a_variable_is_named_as_within_a_sentence(desk: Desk, words: str, said: str) -> None:
    related = claim("z9", 9, region("insula"), "volume", Direction.POSITIVE, None, associate=words)
    evidence = replace(related.evidence[0], sentence=f"{words} rose with it.")
    assert tell_related(desk, replace(related, evidence=(evidence,))) == (
        f"Single-study findings. Grey matter volume in the insula was positively related to {said} [9]."
    )


@pytest.mark.parametrize(
    ("comparison", "direction", "said"),
    [
        (None, LOWER, "Lower grey matter volume in the insula was reported [9]."),
        (None, Direction.ALTERED, "Grey matter volume in the insula was reported to be altered [9]."),
        (None, Direction.NO_DIFFERENCE, "No difference in grey matter volume in the insula was found [9]."),
        (
            Comparison("after", "before", ComparisonKind.POST_VS_PRE),
            LOWER,
            "From the earlier to the later examination, grey matter volume in the insula decreased [9].",
        ),
        (
            Comparison("after", "before", ComparisonKind.POST_VS_PRE),
            Direction.NO_DIFFERENCE,
            "Grey matter volume in the insula did not change from the earlier to the later examination [9].",
        ),
        (
            Comparison("task", "baseline", ComparisonKind.TASK_VS_BASELINE),
            LOWER,
            "Relative to the baseline of the task, there was lower grey matter volume in the insula [9].",
        ),
        (
            Comparison("after", "controls", ComparisonKind.OTHER),
            LOWER,
            "Lower grey matter volume in the insula was found; the comparison is worded as “after” v “controls” [9].",
        ),
        (
            Comparison("after", "controls", ComparisonKind.OTHER),
            Direction.ALTERED,
            "Grey matter volume in the insula differed; the comparison is worded as “after” v “controls” [9].",
        ),
    ],
)
def test_each_sort_of_contrast_has_its_sentence(
    desk: Desk, comparison: Comparison | None, direction: Direction, said: str
) -> None:
    assert tell(desk, claim("x", 9, region("insula"), "volume", direction, comparison)) == said


@pytest.mark.parametrize(
    ("direction", "said"),
    [
        (Direction.POSITIVE, "was positively related to pain"),
        (Direction.NEGATIVE, "was inversely related to pain"),
        (Direction.ASSOCIATION, "was related, without a stated sign, to pain"),
        (Direction.NO_ASSOCIATION, "was not found to be related to pain"),
    ],
)
def test_an_association_keeps_its_sign(desk: Desk, direction: Direction, said: str) -> None:
    one = claim("x", 9, region("insula"), "volume", direction, None, associate="pain")
    lead = "Looked for and not found." if direction is Direction.NO_ASSOCIATION else "Single-study findings."
    assert paragraphs(desk, one) == [f"{lead} Grey matter volume in the insula {said} [9]."]


def test_more_than_five_places_are_gathered_and_stand_alone(desk: Desk) -> None:
    many = [claim(f"x{n}", 9, region(f"place {word}"), "volume", LOWER) for n, word in enumerate("abcdef")]
    more = claim("y", 9, region("insula"), "volume", Direction.INCREASE, PAIR)
    text = tell(desk, *many, more)
    assert (
        "the place e and the place f [9]. The same comparison showed higher grey matter volume in the insula [9]."
        in text
    )


def test_a_finding_knows_its_claims(desk: Desk) -> None:
    material = desk.material()
    finding: Finding = find_singles(material, material.part("structure", "pain"))[0]
    sentences = write_finding(material, finding, 0)
    assert [sentence.claim_ids for sentence in sentences] == [finding.claim_ids]
