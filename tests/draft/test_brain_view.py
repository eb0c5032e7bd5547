from dataclasses import replace

import pytest
from lxml import etree

from assistant.concepts import Concepts
from assistant.draft import brain_view
from assistant.draft.blocks import Figure, Paragraph
from assistant.draft.brain_outlines import Outlines, View
from assistant.draft.brain_view import MAX_ITEMS, view_regions
from assistant.draft.drawing import Stroke
from assistant.draft.glance import write_glance
from assistant.draft.material import Material
from assistant.model import Direction, Laterality, Synthesis
from tests.draft.conftest import Desk
from tests.draft.sample import CLAIMS, SYNTHESES, make_review
from tests.draft.test_canvas import SVG
from tests.draft.test_synthesis_prose import read

SQUARE = Stroke((("M", ((-70, -70),)), ("L", ((70, -70),)), ("L", ((70, 70),)), ("z", ())), "#a6a6a6", "")
CENTROIDS = {"insula": (40.0, 10.0, 0.0), "cuneus": (1.0, -80.0, 20.0)}
INCREASE, DECREASE = "#d55e00", "#0072b2"


@pytest.fixture(autouse=True)
def outlines(monkeypatch: pytest.MonkeyPatch) -> Outlines:
    """Have a square stand for the brain, as if the library were there."""
    found = dict.fromkeys(View, (SQUARE,))
    monkeypatch.setattr(brain_view, "can_view", lambda: True)
    monkeypatch.setattr(brain_view, "load_outlines", lambda: found)
    return found


def locate(concepts: Concepts) -> Concepts:
    """Give places of the sample the centroids that a pack would list."""
    return concepts.with_changed(
        {key: concepts.by_id[key].model_copy(update={"mni": place}) for key, place in CENTROIDS.items()}
    )


def material(desk: Desk, *syntheses: Synthesis, sides: tuple[Laterality | None, ...] = ()) -> Material:
    """Gather a review of syntheses; the claims of the first one may be given other sides."""
    review = make_review()
    changed = {CLAIMS[key].claim_id: side for key, side in zip(("a1", "a2"), sides, strict=False)}
    rows = tuple(
        replace(row, claim=replace(row.claim, region=replace(row.claim.region, laterality=changed[row.claim.claim_id])))
        if row.claim.claim_id in changed
        else row
        for row in review.claims
    )
    made = replace(review, syntheses=syntheses or review.syntheses, claims=rows)
    return replace(desk.material(made), concepts=locate(desk.concepts))


def view(desk: Desk, *syntheses: Synthesis, sides: tuple[Laterality | None, ...] = ()) -> Figure:
    (figure, *_) = view_regions(material(desk, *syntheses, sides=sides))
    assert isinstance(figure, Figure)
    return figure


def marks(figure: Figure, colour: str = DECREASE) -> list[tuple[bool, float]]:
    """Give whether each mark is filled, and the middle of it across."""
    found = []
    for path in etree.fromstring(figure.picture.svg).iter(f"{SVG}path"):
        style, words = path.get("style", ""), [w for w in path.get("d", "").split() if w not in "MLCz"]
        if f"stroke: {colour}" in style:
            across = [float(w) for w in words[::2]]
            found.append((f"fill: {colour}" in style, (min(across) + max(across)) / 2))
    return found


def test_a_region_of_consensus_is_shown_and_told(desk: Desk) -> None:
    figure = view(desk)
    assert figure.key == "brain-pain"
    assert figure.alt == (
        "Glass brain in four views with one synthesis in which cohorts agree, Pain in cancer. "
        "Insula (on both sides): grey matter volume, patients v healthy controls, lower in two cohorts."
    )
    assert "they are no coordinates of the studies" in figure.caption
    texts = ["".join(t.itertext()) for t in etree.fromstring(figure.picture.svg).iter(f"{SVG}text")]
    assert texts.count("1") == 1 + 2 * 2 + 2  # in the list; on both sides of two views; in either view from a side
    assert {"L", "R", "lower, or an inverse relation", "2 cohorts"} < set(texts)


def test_a_side_is_shown_where_it_is_stated_alone(desk: Desk) -> None:
    figure = view(desk, SYNTHESES[0], sides=(Laterality.LEFT, None))
    assert len(marks(figure)) == 3 + 2  # from the left, from behind, from above; and two in the key
    assert all(filled for filled, _ in marks(figure))
    assert "insula (left)" in figure.alt.casefold() and "hollow" not in figure.caption


def test_a_side_that_nobody_states_is_shown_on_both_and_hollow(desk: Desk) -> None:
    figure = view(desk, SYNTHESES[0], sides=(None, None))
    assert [filled for filled, _ in marks(figure)].count(False) == 6 + 1
    assert "(no side stated)" in figure.alt and "hollow marks stand on both sides because none does" in figure.caption


def test_what_lies_in_the_middle_has_no_side(desk: Desk) -> None:
    middle = replace(SYNTHESES[0], region="cuneus", claim_ids=(CLAIMS["e3e"].claim_id,), majority=Direction.INCREASE)
    figure = view(desk, middle)
    assert len(marks(figure, INCREASE)) == 4 + 2


def test_regions_without_a_centroid_are_named(desk: Desk) -> None:
    nowhere = replace(SYNTHESES[0], id="p", region="pole", claim_ids=(CLAIMS["m9"].claim_id,))
    notes = [view_regions(material(desk, *held))[-1] for held in ((SYNTHESES[0], nowhere), (nowhere,))]
    assert [read(note) for note in notes if isinstance(note, Paragraph)] == [
        "Not in this view, for want of a centroid in the concept rules: temporal pole.",
        "For want of a centroid in the concept rules, no view of the brain shows the regions of consensus of “Pain in "
        "cancer”: temporal pole.",
    ]


def test_what_is_too_much_is_left_out_and_counted(desk: Desk) -> None:
    many = [replace(SYNTHESES[0], id=f"s{n}") for n in range(MAX_ITEMS + 2)]
    figure = view(desk, *many)
    assert "Two further syntheses are left out" in figure.caption and "15 syntheses" in figure.alt


def test_without_the_outlines_nothing_is_viewed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brain_view, "can_view", lambda: False)
    assert view_regions(material(desk)) == ()
    assert not any(isinstance(b, Figure) and b.key.startswith("brain") for b in write_glance(material(desk)))


def test_the_view_stands_behind_the_other_figures(desk: Desk) -> None:
    keys = [block.key for block in write_glance(material(desk)) if isinstance(block, Figure)]
    assert keys[-1] == "brain-pain"


def test_claims_of_the_other_side_are_not_shown(desk: Desk) -> None:
    rows = [CLAIMS["a1"].claim_id, CLAIMS["h7"].claim_id]
    figure = view(desk, replace(SYNTHESES[0], claim_ids=tuple(rows)))
    assert "insula (left)" in figure.alt.casefold()


def test_the_same_review_gives_the_same_bytes(desk: Desk) -> None:
    assert view(desk).picture == view(desk).picture
