import pytest

from assistant.anchors import short_hash
from assistant.paragraph_text import row_text, stated_text
from assistant.redline.places import Place, Scene, find_lines, find_units
from assistant.redline.units import Unit, UnitKind
from tests.redline.paragraphs import bookmark, paragraph, parse, picture, run
from tests.redline.units import anchor, unit

ONE, TWO = "Volume of the insula was lower in two cohorts.", "Flow in the thalamus was higher in one."
UNITS = (unit("_dr1", ONE), unit("_dr2", TWO))
P1, P2 = f"<w:p>{bookmark(1, '_dr1', run(ONE))}</w:p>", f"<w:p>{bookmark(2, '_dr2', run(TWO))}</w:p>"
OWN = f"<w:p>{run('Mine.')}</w:p>"
SPLIT = (
    f'<w:p><w:bookmarkStart w:id="1" w:name="_dr1"/>{run("Volume of the insula")}</w:p>',
    f'<w:p>{run("was lower.")}<w:bookmarkEnd w:id="1"/></w:p>',
)
JOINED = f"<w:p>{bookmark(1, '_dr1', run(ONE))}{bookmark(2, '_dr2', run(TWO))}</w:p>"
INSERTED = f'<w:ins w:id="9" w:author="Ann">{run("!")}</w:ins>'
GONE = (
    '<w:p><w:bookmarkStart w:id="1" w:name="_dr1"/><w:del w:id="9"><w:r><w:delText>x</w:delText></w:r></w:del>'
    '<w:bookmarkEnd w:id="1"/></w:p>'
)


def scene(*blocks: str) -> Scene:
    return Scene(tuple(map(parse, blocks)), {"rId1": "aa"})


def show(place: Place | None) -> str:
    """Write a place as its blocks with signs: touched, hidden, held by a comment."""
    if place is None:
        return "nowhere"
    signs = (("*", place.touched), ("-", not place.shown), ("c", place.held))
    return f"{place.first}-{place.last}" + "".join(sign for sign, told in signs if told)


CASES = {
    "as generated": ([P1, P2], "0-0", "1-1"),
    "in another order, with hers between": ([P2, OWN, P1], "2-2", "0-0"),
    "other words": ([P1.replace("lower", "smaller"), P2], "0-0*", "1-1"),
    "a tracked change in it": ([P1.replace("</w:p>", INSERTED + "</w:p>"), P2], "0-0*", "1-1"),
    "bold words": ([P1.replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>"), P2], "0-0", "1-1"),
    "a link in it": (
        [P1.replace("<w:r>", "<w:hyperlink><w:r>").replace("</w:r>", "</w:r></w:hyperlink>"), P2],
        "0-0*",
        "1-1",
    ),
    "a formula in it": ([P1.replace("</w:p>", "<m:oMath/></w:p>"), P2], "0-0*", "1-1"),
    "a picture in it": ([P1.replace("</w:p>", picture("rId1") + "</w:p>"), P2], "0-0*", "1-1"),
    "split": ([*SPLIT, P2], "0-1*", "2-2"),
    "joined": ([JOINED], "0-0*", "0-0*"),
    "deleted": ([P2], "nowhere", "0-0"),
    "deleted by a tracked change": ([GONE, P2], "0-0*-", "1-1"),
    "without its bookmark": ([f"<w:p>{run(ONE)}</w:p>", P2], "0-0", "1-1"),
    "without its bookmark, with other words": ([f"<w:p>{run(ONE.replace('lower', 'less'))}</w:p>", P2], "0-0*", "1-1"),
    "within a paragraph of hers": (
        [f"<w:p>{run('I say: ' + ONE + ' And what of it? ' * 9)}</w:p>", P2],
        "0-0*",
        "1-1",
    ),
    "copied": ([P1, P1.replace("_dr1", "_dr1_Copy_1"), P2], "0-0", "2-2"),
    "in a control": ([f"<w:sdt><w:sdtContent>{P1}</w:sdtContent></w:sdt>", P2], "0-0*", "1-1"),
    "in a cell": ([f"<w:tbl><w:tr><w:tc>{P1}</w:tc></w:tr></w:tbl>", P2], "0-0*", "1-1"),
    "a bookmark around nothing": ([f"<w:p>{bookmark(1, '_dr1', '')}</w:p>", P2], "nowhere", "1-1"),
    "a comment on it": ([P1.replace("</w:p>", '<w:r><w:commentReference w:id="4"/></w:r></w:p>'), P2], "0-0c", "1-1"),
}


@pytest.mark.parametrize(("blocks", "first", "second"), CASES.values(), ids=CASES.keys())
def test_paragraphs_are_found(blocks: list[str], first: str, second: str) -> None:
    places = find_units(UNITS, scene(*blocks))
    assert (show(places.get("_dr1")), show(places.get("_dr2"))) == (first, second)


def write_table(*rows: str) -> str:
    cells = ("".join(f"<w:tc><w:p>{run(cell)}</w:p></w:tc>" for cell in row.split("|")) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def table_of(name: str, part: int, *rows: str) -> Unit:
    elements = parse(write_table(*rows))
    texts = [(row_text(element), short_hash(stated_text(element))) for element in elements]
    found = tuple(anchor(name, text, "row", "", f"facts {part}") for text, _ in texts)
    assert [row.text for row in found] == [text for text, _ in texts]
    rows_with_hash = tuple(
        type(a)(a.name, a.kind, a.place, a.about, a.text, h) for a, (_, h) in zip(found, texts, strict=True)
    )
    return Unit(UnitKind.TABLE, f"{name} facts {part}", rows_with_hash[0], rows_with_hash)


ROWS = ("insula of the left|lower", "temporal pole|higher")
TABLES = (UNITS[0], table_of("_dr1", 1, *ROWS), UNITS[1])
TABLE = write_table(*ROWS)
EMPTY = "<w:p/>"
TABLE_CASES = {
    "as generated": ([P1, TABLE, EMPTY, P2], "1-2"),
    "without the empty paragraph": ([P1, TABLE, P2], "1-1"),
    "other words": ([P1, write_table(ROWS[0], "temporal pole|lower"), EMPTY, P2], "1-2*"),
    "behind a paragraph of hers": ([P1, OWN, TABLE, EMPTY, P2], "2-3"),
    "moved away": ([P1, P2, TABLE, EMPTY], "2-3"),
    "a table of hers beside it": ([P1, write_table("my own|words"), TABLE, EMPTY, P2], "2-3"),
    "deleted": ([P1, P2], "nowhere"),
    "a link in it": ([P1, TABLE.replace("<w:p>", "<w:p><w:hyperlink/>", 1), EMPTY, P2], "1-2*"),
    "a row in a control": (
        [
            P1,
            TABLE.replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>", 1).replace(
                "</w:tr>", "</w:tr></w:sdtContent></w:sdt>", 1
            ),
            EMPTY,
            P2,
        ],
        "1-2*",
    ),
}


@pytest.mark.parametrize(("blocks", "expected"), TABLE_CASES.values(), ids=TABLE_CASES.keys())
def test_tables_are_found(blocks: list[str], expected: str) -> None:
    assert show(find_units(TABLES, scene(*blocks)).get("_dr1 facts 1")) == expected


def test_lines_of_the_contents_are_found_by_what_they_lead_to() -> None:
    lines = [
        Unit(UnitKind.LINE, key, anchor(key, text, "heading", text))
        for key, text in (("a", "One"), ("b", "Two"), ("c", "Three"))
    ]
    link = '<w:p><w:hyperlink w:anchor="{}">{}</w:hyperlink></w:p>'
    blocks = [
        link.format("a", run("One")),
        link.format("b", run("Two 7")),
        link.format("a", run("Again")),
        "<w:sectPr/>",
    ]
    places = find_lines(lines, scene(*blocks))
    assert {key: show(place) for key, place in places.items()} == {"a": "0-0", "b": "1-1*"}


def test_many_paragraphs_are_found_in_little_time() -> None:
    units = [unit(f"_dr{n}", f"Sentence {n} tells of place {n % 97}.") for n in range(1_500)]
    blocks = tuple(paragraph(run(u.text)) for u in units)
    assert len(find_units(units, Scene(blocks, {}))) == len(units)
