"""Edits of reviewers x changes of the literature: what an update makes of each, answered by LibreOffice."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from assistant.cli.rule_sets import Rules
from assistant.redline import Act, Merged, Remarks, merge_drafts, open_draft
from tests.system.literature import CHANGES, read_records, write_draft
from tests.system.office.checks import read_everything
from tests.system.office.client import Office
from tests.system.office.comparison import STRICT, Difference, Tolerance, compare
from tests.system.office.edits import EDITS, Edit
from tests.system.office.file_edits import FILE_EDITS, FileEdit
from tests.system.office.places import Places, find_places
from tests.system.office.shape import Shape
from tests.system.office.shapes import read_shape

pytestmark = pytest.mark.system

ALL: dict[str, Edit | FileEdit] = {edit.id: edit for edit in (*EDITS, *FILE_EDITS)}
REMARKS = Remarks("It would now read:", "Not supported any more.", "You deleted this:")
LEAST_WORDS = 8
TOLERANCES = {  # and how the documentation calls what LibreOffice does there
    Tolerance.ANCHORS: "leaves a bookmark where an inserted picture was rejected",
    Tolerance.REFERENCES: "works out anew what references show",
}
GROUP = 6  # edits are made some to a draft, as LibreOffice needs seconds for each draft
APART = ("replace all",)  # touches every paragraph


def _group() -> dict[str, tuple[str, ...]]:
    """Give for each edit all those that are made in one draft with it."""
    kinds = [[n for n in ALL if n in APART], [n for n in ALL if n not in APART]]
    groups = (tuple(kind[n : n + GROUP]) for kind in kinds for n in range(0, len(kind), GROUP))
    return {name: group for group in groups for name in group}


GROUPS = _group()


@dataclass(frozen=True)
class Answered:
    """A draft that was edited and then updated, with all changes accepted and all rejected.

    Attributes
    ----------
    merged
        The update.
    before
        What the edited draft says with all changes of the editor rejected.
    accepted, rejected
        What the updated one says with all changes accepted, and with all rejected, hers too.
    """

    merged: Merged
    before: Shape
    accepted: Shape
    rejected: Shape


@dataclass(frozen=True)
class Findings:
    """What there is to say about an update, whichever of its edits is asked about.

    Attributes
    ----------
    everything
        What the update says with all changes accepted.
    repeated
        Longer paragraphs that stand there twice, and neither in the edited draft nor in the new one.
    dropped
        Longer new paragraphs that stand nowhere.
    lost_comments
        Comments of hers that are gone.
    changed_parts
        Parts of the edited file with other bytes that should have the same.
    differences, strict_differences
        Between the edited draft and the update with all changes rejected.
    needed
        Tolerances without which there would be more of them.
    """

    everything: str
    repeated: set[str]
    dropped: list[str]
    lost_comments: set[str]
    changed_parts: list[str]
    differences: list[Difference]
    strict_differences: list[Difference]
    needed: list[Tolerance]


@dataclass(frozen=True, eq=False)
class Bench:
    """A draft to be edited, and the drafts of the literature that goes on."""

    office: Office
    folder: Path
    built: Path
    news: Mapping[str, bytes]
    places: Places

    @cache  # noqa: B019
    def edit(self, group: tuple[str, ...]) -> Path:
        """Give the draft with edits, saved by LibreOffice."""
        path, target = self.built, self.folder / "edited.docx"
        for name in group:
            target = self.folder / f"{list(ALL).index(name)}.docx"
            ALL[name].apply(self.office, path, target, self.places)
            path = target
        return target

    @cache  # noqa: B019
    def before(self, group: tuple[str, ...]) -> Shape:
        """Give what an edited draft says with its changes rejected."""
        return self._answer(self.edit(group).read_bytes(), self.office.reject_all)

    @cache  # noqa: B019
    def old(self) -> Shape:
        """Give what the draft says that is edited."""
        return read_shape(self.built)

    @cache  # noqa: B019
    def new(self, change: str) -> Shape:
        """Give what the draft of a literature says."""
        path = self.folder / "new.docx"
        path.write_bytes(self.news[change])
        return read_shape(path)

    def update(self, group: tuple[str, ...], change: str) -> Answered:
        """Update an edited draft and answer the changes."""
        edited = self.edit(group)
        merged = merge_drafts(open_draft(edited.name, edited.read_bytes()), self.news[change], REMARKS)
        answers = (self._answer(merged.content, a) for a in (self.office.accept_all, self.office.reject_all))
        return Answered(merged, self.before(group), *answers)

    @cache  # noqa: B019
    def judge(self, group: tuple[str, ...], change: str) -> Findings:
        """Look through an update."""
        found = self.update(group, change)
        edited, new = read_shape(self.edit(group)), self.new(change)
        return Findings(
            everything=read_everything(found.accepted),
            repeated=_list_repeated(found.accepted) - _list_repeated(edited) - _list_repeated(new),
            dropped=_list_dropped(found, self.old(), new),
            lost_comments=_list_comments(edited) - _list_comments(found.accepted),
            changed_parts=_list_changed_parts(self.edit(group), found.merged),
            differences=_differ(found.before, found.rejected, TOLERANCES),
            strict_differences=_differ(found.before, found.rejected, STRICT),
            needed=[t for t in TOLERANCES if _differ(found.before, found.rejected, TOLERANCES.keys() - {t})],
        )

    def _answer(self, content: bytes, answer: Callable[[Path, Path], None]) -> Shape:
        path, answered = self.folder / "next.docx", self.folder / "answered.docx"
        path.write_bytes(content)
        answer(path, answered)
        return read_shape(answered)


@pytest.fixture(scope="module")
def bench(office: Office, default_rules: Rules, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("update")
    records, later = (read_records(checkout / "seeds" / f"cancer-pain-{year}-03.nbib") for year in (2025, 2026))
    built, saved = folder / "built.docx", folder / "saved.docx"
    built.write_bytes(write_draft(records, default_rules, folder))
    news = {name: write_draft(change(records, later), default_rules, folder) for name, change in CHANGES.items()}
    office.save_again(built, saved)
    return Bench(office, folder, built, news, find_places(read_shape(saved)))


@pytest.fixture(scope="module")
def held() -> dict[tuple[str, str], Collection[Tolerance]]:
    """Collect the cells that hold, with the tolerances without which they would not."""
    return {}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", ALL)
def test_an_edited_draft_is_updated(
    bench: Bench, name: str, change: str, held: dict[tuple[str, str], Collection[Tolerance]]
) -> None:
    found = bench.judge(GROUPS[name], change)
    assert [words for words in ALL[name].words if words not in found.everything] == [], "words of hers are lost"
    assert found.repeated == set(), "a paragraph is twice there"
    assert found.dropped == [], "nothing says what the literature says"
    assert found.lost_comments == set(), "a comment of hers is lost"
    assert found.changed_parts == [], "a part is another that should not be"
    assert found.differences == [], "rejecting does not give back the edited draft"
    assert found.needed or found.strict_differences == [], "two tolerances excuse the same"
    held[name, change] = found.needed


def test_the_matrix_is_as_documented(held: dict[tuple[str, str], Collection[Tolerance]], checkout: Path) -> None:
    told = " ".join((checkout / "docs" / "update.md").read_text(encoding="utf-8").split())
    cells = len(ALL) * len(CHANGES)
    strict = sum(not needed for needed in held.values())
    assert f"{len(ALL)} edits x {len(CHANGES)} changes of the literature: {len(held)} of {cells} hold" in told
    assert f"{strict} of them to the letter" in told
    used = {tolerance for needed in held.values() for tolerance in needed}
    assert [words for tolerance, words in TOLERANCES.items() if (tolerance in used) != (words in told)] == []


def _differ(before: Shape, after: Shape, tolerances: Collection[Tolerance]) -> list[Difference]:
    """List what differs but for comments, which are answered by nobody."""
    return [found for found in compare(before, after, tolerances) if found.kind != "comments"]


def _list_comments(shape: Shape) -> set[str]:
    return {comment.text for comment in shape.comments}


def _list_changed_parts(edited: Path, merged: Merged) -> list[str]:
    """List the parts of the edited file with other bytes, but for those that an update is written into."""
    with zipfile.ZipFile(edited) as before, zipfile.ZipFile(io.BytesIO(merged.content)) as after:
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
        comments = [after.read(name) for name in changed if name == "word/comments.xml"]
        ours = [name for name in changed if b"urn:draftreview:anchors" in before.read(name)]
        assert all(before.read("word/comments.xml").removesuffix(b"</w:comments>") in new for new in comments)
    lists = ["word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"]
    return [name for name in changed if name not in [*lists, *ours]]


def _list_repeated(shape: Shape) -> set[str]:
    """List the longer paragraphs that stand in a draft more than once."""
    texts = Counter(p.text for p in shape.paragraphs() if len(p.text.split()) >= LEAST_WORDS)
    return {text for text, times in texts.items() if times > 1}


def _list_dropped(found: Answered, old: Shape, new: Shape) -> list[str]:
    """List the longer new paragraphs that stand nowhere: not in the text, a comment, or the report."""
    told = [o.text for o in found.merged.outcomes if o.act in (Act.OFFER, Act.RECALL, Act.MISSING)]
    heard = "\n".join([read_everything(found.accepted), *told, *(text.replace("\t", "\n") for text in told)])
    known = {p.text for p in old.paragraphs()}
    texts = (p.text for p in new.paragraphs() if len(p.text.split()) >= LEAST_WORDS)
    return [text for text in texts if text not in heard and text not in known]
