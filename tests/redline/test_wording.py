import copy
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.redline.wording import Wording
from assistant.wordprocessing import w
from tests.redline.paragraphs import begin, bookmark, field, mark, paragraph, picture, reviser, run, says, show

PICTURES = {"rId1": "aa", "rId2": "bb"}
CITED = "ADDIN ZOTERO_ITEM CSL_CITATION http://zotero.org/users/1/items/%s"


def wording(*, looks: bool = True) -> Wording:
    return Wording(reviser(), PICTURES, PICTURES, looks, copy.deepcopy)


CASES = {
    "a word": (run("was lower here"), run("was higher here"), "was [-lower-][+higher+] here"),
    "more at the end": (run("one"), run("one or two"), "one[+ or two+]"),
    "less at the beginning": (run("Not so here"), run("here"), "[-Not so -]here"),
    "short words between changes": (
        run("two of nine were"),
        run("six of ten were"),
        "[-two of nine-][+six of ten+] were",
    ),
    "all": (run("one"), run("two"), "[-one-][+two+]"),
    "from nothing": ("", run("two"), "[+two+]"),
    "to nothing": (run("one"), "", "[-one-]"),
    "a look": (run("is lower"), run("is ") + run("lower", "<w:b/>"), "is [-lower-][+lower+]"),
    "a refreshed field": (field("REF a", "1"), field("REF a", "2"), "<REF a>[-1-][+2+]"),
    "another field": (field(CITED % "A", "[1]"), field(CITED % "B", "[1]"), None),
    "a picture": (picture("rId1"), picture("rId2"), "[-(picture)-][+(picture)+]"),
    "the same picture": (picture("rId1"), picture("rId1"), "unchanged"),
    "the same words": (run("a") + run(" b"), run("a b"), "unchanged"),
    "words behind a page break": ('<w:r><w:br w:type="page"/><w:t>Study</w:t></w:r>', run("Study b"), "Study[+ b+]"),
}


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES.keys())
def test_a_paragraph_is_turned_into_another(old: str, new: str, expected: str | None) -> None:
    before, after = paragraph("<w:pPr/>", old), paragraph(new)
    turned = wording().turn(before, after)
    if expected == "unchanged":
        assert turned is None
        return
    assert turned is not None and turned[0].tag == w("pPr")
    assert expected is None or show(turned) == expected
    assert says(turned, "ins") == says(before) and says(turned, "del") == says(after)


@pytest.mark.parametrize(
    ("old", "kept"),
    [(begin("ADDIN X") + run("Study one."), 3), (run("Study one.") + mark("end"), 1)],
    ids=["begins", "ends"],
)
def test_a_field_of_several_paragraphs_keeps_its_marks(old: str, kept: int) -> None:
    turned = wording().turn(paragraph(old), paragraph(run("Study two.")))
    assert turned is not None and show(turned).removeprefix("<ADDIN X>") == "Study [-one-][+two+]."
    marks = list(turned.iter(w("fldChar"), w("instrText")))
    assert len(marks) == kept
    assert not [a for m in marks for a in m.iterancestors() if a.tag in (w("ins"), w("del"))]


def test_words_that_the_editor_made_bold_stay_so() -> None:
    before = paragraph(run("It is ") + run("lower", "<w:b/>") + run(" in two cohorts"))
    turned = wording(looks=False).turn(before, paragraph(run("It is lower in three cohorts")))
    assert turned is not None and show(turned) == "It is lower in [-two-][+three+] cohorts"
    assert wording(looks=False).turn(before, paragraph(run("It is lower in two cohorts"))) is None


def test_bookmarks_and_comments_stay_where_they_are() -> None:
    comment = '<w:commentRangeStart w:id="7"/>%s<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    before = paragraph(bookmark(3, "_dr1", run("Volume was ") + comment % run("lower") + run(" here")))
    turned = wording().turn(before, paragraph(bookmark(9, "_dr2", run("Volume was higher here"))))
    assert turned is not None
    kinds = [child.tag.rpartition("}")[2] for child in turned]
    assert kinds == "bookmarkStart r commentRangeStart del ins commentRangeEnd r r bookmarkEnd".split()
    assert [start.get(w("name")) for start in turned.iter(w("bookmarkStart"))] == ["_dr1"]
    (reference,) = turned.iter(w("commentReference"))
    assert not [a for a in reference.iterancestors() if a.tag in (w("ins"), w("del"))]


words = st.sampled_from("a b lower higher insula in two cohorts , [ 1 ] .".split()).map(lambda text: run(f"{text} "))
looks = st.sampled_from(["lower", "insula "]).map(lambda text: run(text, "<w:b/>"))
fields = st.builds(field, st.sampled_from(["REF a", "REF b", CITED % "A", CITED % "B"]), st.sampled_from("123"))
marks = st.sampled_from([f'<w:proofErr w:type="{kind}"/>' for kind in ("spellStart", "spellEnd")])
parts = st.lists(words | looks | fields | marks | st.just(picture("rId1")), max_size=12)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(parts, parts)
def test_accepting_gives_the_new_words_and_rejecting_the_old(old: list[str], new: list[str]) -> None:
    before, after = paragraph(*old), paragraph(*new)
    kept = copy.deepcopy(before)
    turned = wording().turn(before, after)
    if turned is None:
        assert says(before) == says(after)
        return
    assert says(turned, "ins") == says(kept) == says(before)
    assert says(turned, "del") == says(after)
    assert len(list(turned.iter(w("proofErr")))) == len(list(before.iter(w("proofErr"))))
    numbers = [change.get(w("id")) for change in turned.iter(w("ins"), w("del"))]
    assert len(numbers) == len(set(numbers))


def test_only_what_differs_changes_in_a_paragraph_of_many_equal_words() -> None:
    old, new = (" ".join(f"lower in the insula [{n + more * (n % 40 == 0)}]," for n in range(200)) for more in (0, 1))
    turned = wording().turn(paragraph(run(old)), paragraph(run(new)))
    assert turned is not None and show(turned).count("[-") == 5
    assert len(show(turned)) < len(new) + 100


def test_long_paragraphs_take_no_unreasonable_time() -> None:
    texts = [" ".join(f"word{(n * step) % 977} of the" for n in range(3_000)) for step in (7, 11)]
    start = time.perf_counter()
    turned = wording().turn(*(paragraph(run(text)) for text in texts))
    assert turned is not None and says(turned, "del") == texts[1]
    assert time.perf_counter() - start < 10
