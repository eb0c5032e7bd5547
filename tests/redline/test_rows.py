import copy
from itertools import count

import pytest

from assistant.anchors import Anchor, AnchorKind, short_hash
from assistant.paragraph_text import row_text, stated_text
from assistant.redline.adoption import Adopter
from assistant.redline.body import read_body
from assistant.redline.rows import RowMerge, Table, write_rows
from assistant.redline.wording import Wording
from assistant.wordprocessing import w
from tests.redline.archives import PARAGRAPH, word_file
from tests.redline.paragraphs import parse, reviser, run, says, show

TEXTS = ("Place|Flow|n", "insula|lower|2", "temporal pole|higher|1")
SDT = "<w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt>"


def write_row(text: str, *, cell: str = "<w:tc><w:p>%s</w:p></w:tc>", end: str = "") -> str:
    return f"<w:tr>{''.join(cell % run(part) for part in text.split('|'))}{end}</w:tr>"


def note(texts: tuple[str, ...]) -> tuple[Anchor, ...]:
    rows = [parse(write_row(text)) for text in texts]
    return tuple(Anchor("t", AnchorKind.ROW, (), ("f", "1"), row_text(r), short_hash(stated_text(r))) for r in rows)


def merge(mine: str, new: tuple[str, ...]) -> tuple[str, list[str]]:
    """Give the rows as they become, one a line, and what is only told."""
    ours = Table(parse(f"<w:tbl>{mine}</w:tbl>"), note(TEXTS))
    theirs = Table(parse(f"<w:tbl>{''.join(map(write_row, new))}</w:tbl>"), note(new))
    adopter = Adopter(word_file(), word_file(), {}, set(), count(500))
    wording = Wording(reviser(), {}, {}, False, copy.deepcopy)
    changed, behind, told = RowMerge(ours, theirs, wording, adopter).merge()
    lines = [_show(r) for r in behind.get(-1, ())]
    for n, element in enumerate(ours.elements()):
        lines += [_show(changed.get(n, element)), *map(_show, behind.get(n, ()))]
    return " / ".join(lines), [f"{step.act}@{step.at}" for step in told]


def _show(row) -> str:  # type: ignore[no-untyped-def]
    whole = {"ins": "+", "del": "-"}
    signs = [sign for tag, sign in whole.items() if row.find(f"{w('trPr')}/{w(tag)}") is not None]
    if signs:
        return f"{signs[0]}{'|'.join(says(cell, 'none') for cell in row.iter(w('tc')))}"
    return "|".join("".join(show(p) for p in cell.iter(w("p"))) for cell in row.iter(w("tc")))


ALL = "".join(map(write_row, TEXTS))
CASES = {
    "the same": (ALL, TEXTS, "Place|Flow|n / insula|lower|2 / temporal pole|higher|1", []),
    "another number": (
        ALL,
        (TEXTS[0], "insula|lower|3", TEXTS[2]),
        "Place|Flow|n / insula|lower|[-2-][+3+] / temporal pole|higher|1",
        [],
    ),
    "one less": (ALL, TEXTS[:2], "Place|Flow|n / insula|lower|2 / -temporal pole|higher|1", []),
    "one more": (
        ALL,
        (*TEXTS, "cuneus|none|4"),
        "Place|Flow|n / insula|lower|2 / temporal pole|higher|1 / +cuneus|none|4",
        [],
    ),
    "one first": (
        ALL,
        ("Cuneus|none|4", *TEXTS),
        "+Cuneus|none|4 / Place|Flow|n / insula|lower|2 / temporal pole|higher|1",
        [],
    ),
    "a row of hers changed by both": (
        ALL.replace("lower", "lower (mine)"),
        (TEXTS[0], "insula|lower|3", TEXTS[2]),
        "Place|Flow|n / insula|lower (mine)|2 / temporal pole|higher|1",
        ["offer@1"],
    ),
    "a row of hers that nothing supports": (
        ALL.replace("higher", "higher (mine)"),
        TEXTS[:2],
        "Place|Flow|n / insula|lower|2 / temporal pole|higher (mine)|1",
        ["withdraw@2"],
    ),
    "a row that she deleted": (
        write_row(TEXTS[0]) + write_row(TEXTS[2]),
        (TEXTS[0], "insula|lower|3", TEXTS[2]),
        "Place|Flow|n / temporal pole|higher|1",
        ["missing@0"],
    ),
    "her link in a cell": (
        write_row(TEXTS[0]) + write_row(TEXTS[1], cell="<w:tc><w:p><w:hyperlink>%s</w:hyperlink></w:p></w:tc>"),
        (TEXTS[0], "insula|lower|3", TEXTS[2]),
        "Place|Flow|n / insula|lower|2",
        ["offer@1"],
    ),
    "an empty cell in a control": (
        write_row(TEXTS[0]) + write_row(TEXTS[1], end=SDT % "<w:tc><w:p/></w:tc>"),
        (TEXTS[0], "insula|lower|3", TEXTS[2]),
        "Place|Flow|n / insula|lower|2|",
        ["offer@1"],
    ),
    "a second paragraph in a cell": (
        write_row(TEXTS[0]) + write_row(TEXTS[1], cell="<w:tc><w:p>%s</w:p><w:p/></w:tc>"),
        (TEXTS[0], "insula|lower|3", TEXTS[2]),
        "Place|Flow|n / insula|lower|2",
        ["offer@1"],
    ),
    "other columns": (ALL, ("Place|n", "insula|2"), None, None),
}


@pytest.mark.parametrize(("mine", "new", "rows", "told"), CASES.values(), ids=CASES.keys())
def test_rows_are_merged(mine: str, new: tuple[str, ...], rows: str | None, told: list[str] | None) -> None:
    shown, steps = merge(mine, new)
    assert rows is None or shown == rows
    assert told is None or [step for step in steps if step != "missing@1"] == told


def test_rows_that_stay_keep_their_bytes() -> None:
    kept = write_row(TEXTS[0]).replace("<w:tc>", "<w:tc >")
    control = SDT % write_row("hers|in|control")
    body = read_body(
        word_file(f"<w:tbl><w:tblPr/>{kept}{control}<!-- hers -->{write_row(TEXTS[1])}</w:tbl>\n{PARAGRAPH}")
    )
    new, other = parse(write_row("a|b|c")), parse(write_row("d|e|f"))
    written = body.write([*write_rows(body, 0, {1: new}, {-1: [other], 0: [other]}), *body.raws[1:]])
    first, d, second = (written.index(text.encode()) for text in (kept, ">d<", control))
    assert d < first < second < written.index(b"<!-- hers -->") < written.index(b">a<")
    assert written.count(b">d<") == 2 and b"insula" not in written
