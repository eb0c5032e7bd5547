import pytest

from assistant.redline.atoms import Kind, cut, join, split_field
from assistant.wordprocessing import w
from tests.redline.paragraphs import begin, bookmark, field, mark, paragraph, picture, run, says

PICTURES = {"rId1": "aa", "rId2": "bb"}
ONE_RUN = f"<w:r>{(begin('REF a') + run('1') + mark('end')).replace('<w:r>', '').replace('</w:r>', '')}</w:r>"
CASES = {
    "words": (run("Flow, higher [2]."), "Flow|,| |higher| |[|2|]|."),
    "names": (run("fALFF-z p=0.05 O’Brien 1.5"), "fALFF-z| |p|=|0.05| |O’Brien| |1.5"),
    "spaces": (run("  a "), "  |a| "),
    "a field": (f"a{run('b')}{field(' REF _x ', '3')}", "b|field {REF _x}"),
    "a field in one run": (ONE_RUN, "field {REF a}"),
    "a picture": (picture("rId2"), "object bb"),
    "a bookmark": (bookmark(1, "a", run("b")), "mark|b|mark"),
    "a comment": (f'<w:commentRangeStart w:id="1"/>{run("a")}<w:r><w:commentReference w:id="1"/></w:r>', "mark|a|mark"),
    "a comment in a run of words": ('<w:r><w:t>a</w:t><w:commentReference w:id="1"/></w:r>', "a|mark"),
    "a page break before words": ('<w:r><w:br w:type="page"/><w:t>a</w:t></w:r>', "mark|a"),
    "a field that goes on": (f"{begin('ADDIN X')}{run('a')}", "mark|mark|mark|a"),
    "the end of a field": (f"{run('a')}{mark('end')}", "a|mark"),
}


@pytest.mark.parametrize(("xml", "expected"), CASES.values(), ids=CASES.keys())
def test_a_paragraph_is_cut(xml: str, expected: str) -> None:
    atoms = cut(paragraph("<w:pPr/>", xml), PICTURES)
    told = {Kind.WORD: lambda a: a.text, Kind.MARK: lambda a: "mark"}
    assert "|".join(told.get(a.kind, lambda a: f"{a.key[0]} {a.key[1]}")(a) for a in atoms) == expected


@pytest.mark.parametrize("xml", [xml for xml, _ in CASES.values()], ids=CASES.keys())
def test_atoms_joined_say_what_was_cut(xml: str) -> None:
    joined = paragraph()
    joined.extend(join(cut(paragraph(xml), {})))
    assert says(joined) == says(paragraph(xml))


def test_words_of_one_look_become_one_run() -> None:
    xml = run("a ", "<w:b/>") + run("b", "<w:b/>") + run(" c") + run(" d", "<w:b/>")
    joined = list(join(cut(paragraph(xml), {})))
    assert [says(element) for element in joined] == ["a b", " c", " d"]
    assert [element.find(w("rPr")) is not None for element in joined] == [True, False, True]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("", "<w:b/>", False),
        ("<w:b/>", '<w:b w:val="true"/>', False),
        ("", '<w:b w:val="0"/>', True),
        ("", '<w:lang w:val="en-GB"/>', True),
        ("<w:i/>", "<w:i/><w:color/>", True),
        ("", '<w:vertAlign w:val="baseline"/>', True),
        ("", '<w:vertAlign w:val="superscript"/>', False),
    ],
)
def test_words_are_the_same_if_they_stand_out_alike(first: str, second: str, same: bool) -> None:
    (one,), (other,) = (cut(paragraph(run("a", properties)), {}) for properties in (first, second))
    assert (one.key == other.key) is same


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (field("REF a", "12"), (3, 1, 1)),
        (f"{begin('X')}{mark('end')}", (3, 0, 1)),
        (f"{begin('X')}{field('Y', '1')}{mark('end')}", None),
        (f"{mark('begin')}{mark('end')}", None),
        (f"<w:hyperlink>{field('PAGEREF a', '1')}</w:hyperlink>", None),
    ],
    ids=["one", "empty", "nested", "without a result", "in a link"],
)
def test_a_field_is_parted(xml: str, expected: tuple[int, int, int] | None) -> None:
    parts = split_field(list(paragraph(xml)))
    assert (parts and tuple(map(len, parts))) == expected
