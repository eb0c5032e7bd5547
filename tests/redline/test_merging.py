import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument
from lxml import etree

from assistant.anchors import Origin
from assistant.draft.blocks import Block
from assistant.errors import UnreadableInputError
from assistant.redline import Act, Merged, merge_drafts, open_draft
from tests.redline.answers import ACCEPT, REJECT, W, count_changes, read_texts
from tests.redline.drafts import REMARKS, edit, find, references, say, table, title, write_draft

INSULA = "Volume of the insula was lower in patients than in controls in two cohorts [1,2]."
POLE = "Thickness of the temporal pole was higher in patients than in controls in one cohort [3]."
OLD: tuple[Block, ...] = (
    title("Results"),
    say(INSULA, "g-insula"),
    say(POLE, "g-pole"),
    say("Nothing is known of the cuneus.", "g-cuneus"),
    title("Limits"),
    say("Claims were read by rules from 12 abstracts."),
    table(("insula", "lower", "2"), ("pole", "higher", "1"), ("cuneus", "none", "0")),
    title("References"),
    references("a", "b", "c"),
)
NEWER: tuple[Block, ...] = (
    title("Results"),
    say(INSULA.replace("two cohorts [1,2]", "three cohorts [1,2,4]"), "g-insula"),
    say("Nothing is known of the cuneus.", "g-cuneus"),
    say("Flow in the thalamus was higher in one cohort [5].", "g-thalamus"),
    title("Limits"),
    say("Claims were read by rules from 15 abstracts."),
    table(("insula", "lower", "3"), ("cuneus", "none", "0"), ("thalamus", "higher", "1")),
    title("References"),
    references("b", "a", "d", "e"),
)
MOVED: tuple[Block, ...] = (title("Results"), OLD[3], OLD[1], OLD[2], *OLD[4:])
RENAMED: tuple[Block, ...] = (title("Findings"), *OLD[1:4], title("Caveats"), *OLD[5:])
SHORT: tuple[Block, ...] = (title("Results"), OLD[1])


def merge(edited: bytes, *blocks: Block, verdicts: dict[str, str] | None = None, looks: bool = False) -> Merged:
    return merge_drafts(open_draft("mine.docx", edited), write_draft(*blocks, verdicts=verdicts), REMARKS, looks=looks)


@pytest.fixture(scope="module")
def old() -> bytes:
    return write_draft(*OLD, verdicts={"g-insula": "consensus", "g-pole": "single"}, date="2025-03-01")


@pytest.mark.parametrize("blocks", [NEWER, MOVED, RENAMED, SHORT, OLD], ids="newer moved renamed short same".split())
def test_accepting_all_gives_the_new_draft_and_rejecting_all_the_old(old: bytes, blocks: tuple[Block, ...]) -> None:
    for before, after in ((old, write_draft(*blocks)), (write_draft(*blocks), old)):
        merged = merge_drafts(open_draft("old", before), after, REMARKS, looks=True).content
        assert read_texts(merged, ACCEPT) == read_texts(after)
        assert read_texts(merged, REJECT) == read_texts(before)


def test_the_same_draft_changes_nothing(old: bytes) -> None:
    merged = merge(old, *OLD)
    assert count_changes(merged.content) == 0 and merged.outcomes == ()


def test_the_same_input_gives_the_same_bytes(old: bytes) -> None:
    assert merge(old, *NEWER) == merge(old, *NEWER)


def test_what_is_not_concerned_keeps_its_bytes(old: bytes) -> None:
    merged = merge(old, *NEWER).content
    before, after = (zipfile.ZipFile(io.BytesIO(content)) for content in (old, merged))
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"word/document.xml", "customXml/draftreview.xml"}
    heading = next(p for p in _paragraphs(before.read("word/document.xml")) if b"Limits" in p and b"Heading" in p)
    assert heading in after.read("word/document.xml")


def test_numbers_of_marks_are_unique(old: bytes) -> None:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(merge(old, *NEWER).content)).read("word/document.xml"))
    for tags in (("bookmarkStart",), ("ins", "del", "pPrChange")):
        ids = [element.get(f"{W}id") for tag in tags for element in root.iter(f"{W}{tag}")]
        assert len(ids) == len(set(ids))
    names = [start.get(f"{W}name") for start in root.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))


def test_the_merged_draft_can_be_updated_again(old: bytes) -> None:
    merged = merge(old, *NEWER).content
    accepted = edit(merged, _accept)
    assert read_texts(accepted) == read_texts(write_draft(*NEWER))
    assert merge(accepted, *NEWER).outcomes == ()


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        (lambda word: _rewrite(word, INSULA, "My own words on the insula."), "My own words on the insula."),
        (lambda word: find(word, INSULA).add_run(" I doubt it."), f"{INSULA} I doubt it."),
        (lambda word: find(word, INSULA).insert_paragraph_before("A paragraph of mine."), "A paragraph of mine."),
    ],
    ids=["rewritten", "added to", "own paragraph"],
)
def test_words_of_the_editor_stay(old: bytes, change: Callable[[WordDocument], object], kept: str) -> None:
    merged = merge(edit(old, change), *NEWER).content
    assert kept in read_texts(merged, ACCEPT) and kept in read_texts(merged, REJECT)


def test_a_rewritten_paragraph_gets_the_new_version_as_a_comment(old: bytes) -> None:
    merged = merge(edit(old, lambda word: _rewrite(word, INSULA, "Mine.")), *NEWER)
    (comment,) = docx.Document(io.BytesIO(merged.content)).comments
    assert comment.author == "draftreview"
    assert comment.text.split("\n") == ["OFFER", INSULA.replace("two cohorts [1,2]", "three cohorts [1,2,4]")]
    assert [o.text for o in merged.outcomes if o.act is Act.OFFER] == [comment.text.split("\n")[1]]


def test_a_rewritten_paragraph_without_support_gets_a_comment(old: bytes) -> None:
    merged = merge(edit(old, lambda word: find(word, POLE).add_run(" Mine.")), *NEWER)
    assert [c.text for c in docx.Document(io.BytesIO(merged.content)).comments] == ["WITHDRAW"]
    assert f"{POLE} Mine." in read_texts(merged.content)


def test_what_the_editor_wrote_already_is_left_alone(old: bytes) -> None:
    wanted = INSULA.replace("two cohorts [1,2]", "three cohorts [1,2,4]")
    merged = merge(edit(old, lambda word: _rewrite(word, INSULA, wanted)), *NEWER)
    assert not list(docx.Document(io.BytesIO(merged.content)).comments)
    assert read_texts(merged.content, REJECT).count(wanted) == 1


def test_deleted_text_stays_deleted(old: bytes) -> None:
    merged = merge(edit(old, lambda word: _delete(word, INSULA)), *NEWER, verdicts={"g-insula": "consensus"})
    assert not any("insula was" in text for text in read_texts(merged.content))
    assert [o.act for o in merged.outcomes if "insula was" in o.text] == [Act.MISSING]


def test_deleted_text_is_recalled_if_its_verdict_changed(old: bytes) -> None:
    merged = merge(edit(old, lambda word: _delete(word, INSULA)), *NEWER, verdicts={"g-insula": "discrepancy"})
    assert not any("insula was" in text for text in read_texts(merged.content))
    comments = [c.text.split("\n")[0] for c in docx.Document(io.BytesIO(merged.content)).comments]
    assert comments == ["RECALL"]


def test_new_text_is_not_put_below_another_heading_than_its_own(old: bytes) -> None:
    def delete_section(word: WordDocument) -> None:
        for text in ("Results", INSULA, POLE, "cuneus."):
            _delete(word, text)

    merged = merge(edit(old, delete_section), *NEWER)
    assert not any("Flow in the thalamus" in text for text in read_texts(merged.content))
    assert [o.act for o in merged.outcomes if o.text.startswith("Flow in the thalamus")] == [Act.RECALL]


def test_a_moved_paragraph_is_changed_where_it_stands(old: bytes) -> None:
    def move(word: WordDocument) -> None:
        find(word, "Claims were read")._p.addnext(find(word, INSULA)._p)

    texts = read_texts(merge(edit(old, move), *NEWER).content)
    place = texts.index(INSULA.replace("two cohorts [1,2]", "three cohorts [1,2,4]"))
    assert texts[place - 1] == "Claims were read by rules from 15 abstracts."


def test_paragraphs_without_bookmarks_are_found_by_their_text(old: bytes) -> None:
    def strip(word: WordDocument) -> None:
        for mark in list(word.element.body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            mark.getparent().remove(mark)

    stripped = edit(old, strip)
    merged = merge(stripped, *NEWER)
    assert read_texts(merged.content, ACCEPT) == read_texts(write_draft(*NEWER))
    assert read_texts(merged.content, REJECT) == read_texts(old)


def test_rows_of_the_editor_stay(old: bytes) -> None:
    def change(word: WordDocument) -> None:
        word.tables[0].rows[1].cells[1].paragraphs[0].add_run(" (mine)")
        word.tables[0].add_row().cells[0].paragraphs[0].add_run("my own row")

    merged = merge(edit(old, change), *NEWER)
    texts = read_texts(merged.content)
    assert "lower (mine)" in texts and "my own row" in texts and "thalamus" in texts
    (comment,) = docx.Document(io.BytesIO(merged.content)).comments
    assert comment.text.split("\n") == ["OFFER", "insula | lower | 3"]


def test_comments_of_the_editor_stay_as_they_are(old: bytes) -> None:
    def comment(word: WordDocument) -> None:
        word.add_comment(find(word, INSULA).runs, "Is this so?", "Ann")

    edited = edit(old, comment)
    merged = merge(edited, *NEWER).content
    before, after = (zipfile.ZipFile(io.BytesIO(c)).read("word/comments.xml") for c in (edited, merged))
    assert after == before
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(merged)).read("word/document.xml"))
    (reference,) = root.iter(f"{W}commentReference")
    assert not [a for a in reference.iterancestors() if a.tag in (f"{W}ins", f"{W}del")]


def test_bold_words_of_the_editor_stay_bold(old: bytes) -> None:
    def embolden(word: WordDocument) -> None:
        paragraph = find(word, INSULA)
        paragraph.runs[0].text = INSULA.replace("lower in patients than in controls in two cohorts [1,2].", "")
        paragraph.add_run("lower").bold = True
        paragraph.add_run(" in patients than in controls in two cohorts [1,2].")

    merged = merge(edit(old, embolden), *NEWER).content
    word = docx.Document(io.BytesIO(merged))
    assert [run.text for run in find(word, "Volume of the insula").runs if run.bold] == ["lower"]


def test_what_the_file_remembers_is_the_new_draft(old: bytes) -> None:
    merged, new = (open_draft("x", c).origin for c in (merge(old, *NEWER).content, write_draft(*NEWER)))
    assert _said(merged) == _said(new) and merged.basis == new.basis


def test_a_file_that_is_no_draft_is_refused() -> None:
    with pytest.raises(UnreadableInputError, match=r"mine.docx: no-word-file: .*save it as .docx"):
        open_draft("mine.docx", b"text")
    word, out = docx.Document(), io.BytesIO()
    word.add_paragraph("Hello")
    word.save(out)
    with pytest.raises(UnreadableInputError, match=r"mine.docx: no-draft: .*draftreview build"):
        open_draft("mine.docx", out.getvalue())


def _paragraphs(document: bytes) -> list[bytes]:
    return [part + b"</w:p>" for part in document.split(b"</w:p>")]


def _rewrite(word: WordDocument, text: str, wanted: str) -> None:
    first, *rest = find(word, text).runs
    first.text = wanted
    for run in rest:
        run._r.getparent().remove(run._r)


def _delete(word: WordDocument, text: str) -> None:
    element = find(word, text)._p
    element.getparent().remove(element)


def _accept(word: WordDocument) -> None:
    """Accept changes; a paragraph whose end goes gives what is left of it to the next, as in Word."""
    body = word.element.body
    for change in list(body.iter(f"{W}pPrChange")):
        change.getparent().remove(change)
    for mark in list(body.iter(f"{W}ins")):
        if mark.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            for child in list(mark):
                mark.addprevious(child)
        mark.getparent().remove(mark)
    for mark in list(body.iter(f"{W}del")):
        if mark.getparent().tag == f"{W}trPr":
            row = mark.getparent().getparent()
            row.getparent().remove(row)
        elif mark.getparent().tag != f"{W}rPr":
            mark.getparent().remove(mark)
    for mark in list(body.iter(f"{W}del")):
        paragraph = next(mark.iterancestors(f"{W}p"))
        following = paragraph.getnext()
        following[1:1] = list(paragraph)[1:]
        paragraph.getparent().remove(paragraph)


def _said(origin: Origin) -> list[tuple[object, ...]]:
    return [(a.kind, a.place, a.about, a.text, a.hash) for a in origin.anchors]
