from dataclasses import replace
from itertools import pairwise

from lxml import etree

from assistant.draft.canvas import WIDTH
from assistant.draft.flow_chart import FLOW_CHART, Step, chart_flow, list_steps
from assistant.model import Prisma
from tests.draft.conftest import Desk
from tests.draft.sample import make_review
from tests.draft.test_canvas import SVG
from tests.draft.test_flow import FLOW


def test_each_box_counts_what_is_left_and_what_leaves(desk: Desk) -> None:
    material = desk.material(replace(make_review(), prisma=FLOW))
    assert list(list_steps(material)) == [
        Step(
            (
                "Entries identified (n = 1,531)",
                "  not stated (n = 1)",
                "  PubMed (MEDLINE) (n = 1,500)",
                "  some format (n = 30)",
            ),
            ("Duplicates merged (n = 21)", "Entries that could not be read (n = 2)"),
        ),
        Step(
            ("Records screened (n = 1,510)",),
            (
                "Records excluded (n = 4)",
                "  about animals only (n = 3)",
                "  some reason (n = 1)",
                "Background records (n = 6)",
                "  a review (n = 6)",
            ),
        ),
        Step(
            ("Primary studies included (n = 1,500)",),
            (
                "Without a claim (n = 500)",
                "  no finding recognised in the abstract (n = 400)",
                "  no abstract (n = 100)",
            ),
        ),
        Step(("With claims (n = 1,000)",)),
    ]


def test_the_drawing_says_what_the_alt_text_says(desk: Desk) -> None:
    figure = chart_flow(desk.material(replace(make_review(), prisma=FLOW)))
    written = ["".join(element.itertext()) for element in etree.fromstring(figure.picture.svg).iter(f"{SVG}text")]
    assert (figure.key, figure.picture.missing) == (FLOW_CHART, "")
    assert len(written) == 17
    assert figure.alt.startswith("Flow chart of four boxes. Entries identified (n = 1,531); not stated (n = 1);")
    assert all(text in figure.alt for text in written)


def test_a_long_reason_is_broken_and_no_line_overlaps_another(desk: Desk) -> None:
    flow = replace(FLOW, excluded={f"reason {n} {'of many words ' * 9}".strip(): 1 for n in range(12)})
    figure = chart_flow(desk.material(replace(make_review(), prisma=flow)))
    places = [
        (float(element.get("x", "")), float(element.get("y", "")))
        for element in etree.fromstring(figure.picture.svg).iter(f"{SVG}text")
    ]
    right = sorted(y for x, y in places if x > WIDTH / 2 / 2.54 * 72)
    assert len(right) > 40
    assert all(below - above > 8 for above, below in pairwise(right))


def test_a_flow_of_nothing_is_drawn(desk: Desk) -> None:
    figure = chart_flow(desk.material(replace(make_review(), prisma=Prisma())))
    assert "Entries identified (n = 0)" in figure.alt
