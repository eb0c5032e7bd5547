"""The edits that reviewers make in a word processor do what their names say, and nothing else."""

import zipfile
from pathlib import Path

import docx
import pytest

from tests.system.office.checks import CHECKS, WIDE, read_everything
from tests.system.office.client import Office, OfficeError
from tests.system.office.comparison import Tolerance, compare
from tests.system.office.edits import EDITS, Edit
from tests.system.office.file_edits import FILE_EDITS, FileEdit
from tests.system.office.places import Places, find_places
from tests.system.office.samples import anchored, paragraph, write_word
from tests.system.office.shape import Shape
from tests.system.office.shapes import read_shape

pytestmark = pytest.mark.system

ALL: dict[str, Edit | FileEdit] = {edit.id: edit for edit in (*EDITS, *FILE_EDITS)}

MAX_ROWS = 8


@pytest.fixture(scope="module")
def short(draft: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the draft with short tables: most of the time goes by in the long ones."""
    path = tmp_path_factory.mktemp("short") / "short.docx"
    document = docx.Document(str(draft))
    for table in document.tables:
        for row in table._tbl.tr_lst[MAX_ROWS:]:
            table._tbl.remove(row)
    document.save(str(path))
    return path


@pytest.fixture(scope="module")
def saved(office: Office, short: Path, tmp_path_factory: pytest.TempPathFactory) -> Shape:
    path = tmp_path_factory.mktemp("saved") / "saved.docx"
    office.save_again(short, path)
    return read_shape(path)


@pytest.fixture(scope="module")
def places(saved: Shape) -> Places:
    return find_places(saved)


@pytest.mark.parametrize("name", ALL)
def test_an_edit_does_what_it_says(
    office: Office, short: Path, saved: Shape, places: Places, tmp_path: Path, name: str
) -> None:
    ALL[name].apply(office, short, tmp_path / "edited.docx", places)
    edited = read_shape(tmp_path / "edited.docx")
    assert CHECKS[name](places, saved, edited)
    assert not CHECKS[name](places, saved, saved) or name == "change a style"
    assert all(words in read_everything(edited) and words not in read_everything(saved) for words in ALL[name].words)
    assert name in WIDE or len([found for found in compare(saved, edited) if found.kind == "blocks"]) <= 2


def test_no_edit_goes_unchecked() -> None:
    assert list(CHECKS) == list(ALL) and len(ALL) == len(EDITS) + len(FILE_EDITS)


def test_a_changed_style_has_another_font(office: Office, short: Path, places: Places, tmp_path: Path) -> None:
    ALL["change a style"].apply(office, short, tmp_path / "edited.docx", places)
    with zipfile.ZipFile(tmp_path / "edited.docx") as archive:
        styles = archive.read("word/styles.xml").decode()
    assert "DejaVu Serif" in styles and 'w:val="de' in styles


def test_all_edits_can_be_made_in_one_draft(office: Office, draft: Path, places: Places, tmp_path: Path) -> None:
    path = draft
    for number, edit in enumerate(FILE_EDITS):
        edit.apply(office, path, tmp_path / f"{number}.docx", places)
        path = tmp_path / f"{number}.docx"
    office.edit(path, tmp_path / "edited.docx", [step for edit in EDITS for step in edit.steps(places)])
    text = read_everything(read_shape(tmp_path / "edited.docx"))
    assert [words for edit in ALL.values() for words in edit.words if words not in text] == []


def test_what_an_author_tracked_can_be_settled_alone(
    office: Office, short: Path, saved: Shape, places: Places, tmp_path: Path
) -> None:
    hers, ours, settled = (tmp_path / f"{name}.docx" for name in ("hers", "ours", "settled"))
    office.edit(short, hers, ALL["change words, tracked"].steps(places), author="Ann")
    office.edit(hers, ours, ALL["append, tracked"].steps(places), author="Ben")
    office.reject_by(ours, settled, "Ben")
    office.reject_by(settled, ours, "Ann")
    assert compare(saved, read_shape(ours), {Tolerance.SECTION_PARAGRAPHS}) == ()


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        ({"do": "delete", "anchor": "_dr2"}, "no bookmark _dr2"),
        ({"do": "change", "anchor": "_dr1", "words": "c", "text": "d"}, "no words 'c'"),
        ({"do": "delete", "anchor": "_dr1"}, "no paragraph follows"),
        ({"do": "edit_cell", "anchor": "_dr1", "cell": "A1", "text": "d"}, "no table below _dr1"),
        ({"do": "replace_all", "words": "zebra", "text": "d"}, "nowhere 'zebra'"),
        ({"do": "dance"}, "dance"),
    ],
)
def test_a_step_that_cannot_be_done_is_an_error(
    office: Office, tmp_path: Path, step: dict[str, str], reason: str
) -> None:
    source = write_word(tmp_path / "a.docx", paragraph("c, before") + paragraph(anchored("_dr1", "a b")))
    with pytest.raises(OfficeError, match=reason):
        office.edit(source, tmp_path / "edited.docx", [step])
