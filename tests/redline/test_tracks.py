import pytest

from assistant.redline.places import Place, Scene
from assistant.redline.plan import Act
from assistant.redline.tracks import Track, follow
from assistant.redline.units import Unit, UnitKind
from tests.redline.paragraphs import paragraph, run
from tests.redline.units import anchor, table_unit, unit

HEADING = unit("h", "Results", "heading", "Results")


def line(name: str, text: str) -> Unit:
    return Unit(UnitKind.LINE, name, anchor(name, text, "heading", text))


def track(
    old: list[Unit], new: list[Unit], places: dict[str, Place], *texts: str, verdicts: tuple[str, str] = ("", "")
) -> Track:
    targets = {u.key: Place(n, n, False) for n, u in enumerate(new)}
    before, now = ({"g-1": verdict} if verdict else {} for verdict in verdicts)
    scene = Scene(tuple(paragraph(run(text)) for text in texts), {})
    return follow(old, new, places, targets, scene, (before, now))


def test_text_that_the_editor_wrote_already_agrees() -> None:
    old, new = [unit("a", "One.", about="g-1")], [unit("a", "Two.", about="g-1")]
    for text, expected in (("Two.", []), ("Three.", [Act.OFFER])):
        found = track(old, new, {"a": Place(0, 0, True)}, text)
        assert [step.act for step in found.steps] == expected


@pytest.mark.parametrize(
    ("verdicts", "act"),
    [
        (("consensus", "consensus"), Act.MISSING),
        (("consensus", "discrepancy"), Act.RECALL),
        (("consensus", ""), Act.RECALL),
        (("", "consensus"), Act.MISSING),
    ],
    ids=["the same", "another", "none any more", "none before"],
)
def test_deleted_text_is_recalled_for_another_verdict(verdicts: tuple[str, str], act: Act) -> None:
    old, new = [unit("a", "One.", about="g-1")], [unit("a", "Two.", about="g-1")]
    assert [step.act for step in track(old, new, {}, verdicts=verdicts).steps] == [act]


@pytest.mark.parametrize(
    ("places", "act"),
    [({"h": Place(0, 0, False)}, Act.INSERT), ({}, Act.RECALL)],
    ids=["its heading is there", "its heading was deleted"],
)
def test_new_text_needs_its_heading(places: dict[str, Place], act: Act) -> None:
    found = track([HEADING], [HEADING, unit("b", "New.", about="g-2")], places, "Results")
    assert [step.act for step in found.steps] == [act]


def test_new_text_below_a_new_heading_is_inserted() -> None:
    below = unit("b", "New.", about="g-2")
    new = [HEADING, unit("i", "More", "heading", "More"), below]
    assert [step.act for step in track([HEADING], new, {}).steps] == [Act.INSERT, Act.INSERT]


def test_the_last_lines_of_the_contents_are_paired() -> None:
    old, new = [line("a", "Results"), line("b", "Limits")], [line("a", "Results"), line("c", "Caveats")]
    places = {"a": Place(0, 0, False), "b": Place(1, 1, False)}
    assert [(step.act, step.old, step.new) for step in track(old, new, places, "Results", "Limits").steps] == [
        (Act.TURN, 1, 1)
    ]


def test_figures_are_replaced_whole() -> None:
    old, new = unit("f", "", "figure", about="chart"), unit("f", "", "figure", about="chart")
    changed = Unit(new.kind, new.key, anchor("f", "other", "figure", about="chart"))
    found = track([old], [changed], {"f": Place(0, 0, False)}, "")
    assert [step.act for step in found.steps] == [Act.DELETE, Act.INSERT]


def test_names_that_go_on_are_those_of_what_stays() -> None:
    old = [unit("a", "One two three.", place="R"), unit("b", "Four five six.", place="R"), table_unit("a", "x")]
    new = [unit("c", "One two three.", place="R"), unit("d", "Unlike it all.", place="R"), table_unit("c", "x")]
    found = track(old, new, {"a": Place(0, 0, False), "b": Place(1, 1, True)}, "One two three.", "Mine.")
    assert list(found.renamed()) == [("c", "a")]
    assert list(found.pairs_of_blocks()) == [(Place(0, 0, False), Place(0, 0, False))]
