import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from assistant.draft.blocks import Block, Contents
from assistant.redline import merge_drafts, open_draft
from tests.redline.answers import ACCEPT, REJECT, read_texts
from tests.redline.drafts import REMARKS, references, say, table, title, write_draft
from tests.redline.paragraphs import parse
from tests.redline.schema_order import find_disorder, find_faults, find_repeated

RUN = "<w:r><w:t>a</w:t></w:r>"


@pytest.mark.parametrize(
    ("xml", "faults"),
    [
        ("<w:p><w:pPr><w:pStyle/><w:rPr><w:ins/><w:b/></w:rPr></w:pPr></w:p>", 0),
        ("<w:p><w:pPr><w:sectPr/><w:pStyle/></w:pPr></w:p>", 1),
        ("<w:p><w:pPr><w:rPr><w:b/><w:ins/></w:rPr></w:pPr></w:p>", 1),
        (f"<w:p>{RUN}<w:pPr/></w:p>", 1),
        ("<w:r><w:t>a</w:t><w:rPr/></w:r>", 1),
        ("<w:tr><w:trPr><w:tblHeader/><w:cantSplit/><w:ins/></w:trPr><w:tc><w:p/></w:tc></w:tr>", 0),
        ("<w:tr><w:trPr><w:ins/><w:cantSplit/></w:trPr></w:tr>", 1),
        ("<w:tr><w:trPr/><w:tblPrEx/></w:tr>", 1),
        ("<w:tc><w:p/><w:tcPr><w:shd/><w:tcW/></w:tcPr></w:tc>", 2),
        ("<w:sectPr><w:footerReference/><w:headerReference/><w:pgSz/></w:sectPr>", 0),
    ],
)
def test_disorder_is_found(xml: str, faults: int) -> None:
    assert len(list(find_disorder(parse(f"<w:body>{xml}</w:body>")))) == faults


@pytest.mark.parametrize(
    ("xml", "fault"),
    [
        ('<w:ins w:id="1"/><w:del w:id="1"/>', "change 1 twice"),
        ('<w:bookmarkStart w:id="1" w:name="a"/>', "bookmark 1 without an end or a start"),
        ('<w:ins w:id="1"><w:hyperlink><w:ins w:id="2"/></w:hyperlink></w:ins>', "ins in ins"),
    ],
)
def test_repetitions_are_found(xml: str, fault: str) -> None:
    assert list(find_repeated(parse(f"<w:body>{xml}</w:body>"))) == [fault]


words = "insula pole cuneus volume flow lower higher none in patients than two three [1] [2,3]".split()
sentences = st.lists(st.sampled_from(words), min_size=1, max_size=6).map(" ".join)
rows = st.lists(st.tuples(st.sampled_from(words), st.sampled_from(words)), min_size=1, max_size=3)
blocks = st.one_of(
    st.builds(say, sentences),
    st.builds(say, sentences, st.sampled_from(["g-a", "g-b"])),
    st.builds(title, st.sampled_from(["Results", "Limits", "Links"]), st.integers(1, 2)),
    rows,
)
drafts = st.tuples(st.lists(blocks, max_size=6), st.permutations("abcd"), st.integers(0, 4))


def assemble(parts: list[Block | list[tuple[str, str]]], cited: list[str], number: int) -> bytes:
    """Write a draft as they all are: contents first, references last."""
    flow = [table(*part, key=f"t{n}") if isinstance(part, list) else part for n, part in enumerate(parts)]
    return write_draft(Contents("Contents"), title("Start"), *flow, title("References"), references(*cited[:number]))


@settings(max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate])
@given(drafts, drafts)
def test_any_draft_becomes_any_other_or_stays(before: tuple, after: tuple) -> None:
    old, new = assemble(*before), assemble(*after)
    merged = merge_drafts(open_draft("old", old), new, REMARKS, looks=True).content
    assert read_texts(merged, ACCEPT) == read_texts(new)
    assert read_texts(merged, REJECT) == read_texts(old)
    assert find_faults(merged) == []
