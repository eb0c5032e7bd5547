"""LibreOffice as the judge of Word files, judged itself."""

from pathlib import Path

import pytest

from tests.system.office import client
from tests.system.office.client import Office, OfficeError
from tests.system.office.comparison import Tolerance, compare
from tests.system.office.samples import deleted, inserted, paragraph, run, table, write_word
from tests.system.office.shape import Shape
from tests.system.office.shapes import read_shape

pytestmark = pytest.mark.system

OLD = "".join(
    [
        paragraph("Results", style="Heading1"),
        paragraph("The volume is less in patients."),
        paragraph("It stays."),
        paragraph("Nobody looked again."),
        table(("area", "n"), ("gone", "1")),
        paragraph("The end."),
    ]
)
NEW = "".join(
    [
        paragraph("Results", style="Heading1"),
        paragraph("The volume is greater in patients."),
        paragraph("It stays."),
        paragraph("Three studies looked again."),
        table(("area", "n")),
        paragraph("The end."),
    ]
)


def track(first: str = "Ann", second: str = "Ben") -> str:
    """Write the old text with the new one as tracked changes: words by one author, the rest by another."""
    replaced = [deleted("Nobody looked again.", second), inserted(run("Three studies looked again."), second)]
    row = table((deleted("gone", second), deleted("1", second)), mark=deleted(author=second))
    return "".join(
        [
            paragraph("Results", style="Heading1"),
            paragraph("The volume is ", deleted("less", first), inserted(run("greater"), first), " in patients."),
            paragraph("It stays."),
            paragraph(*replaced),
            table(("area", "n")).removesuffix("</w:tbl>") + row.removeprefix("<w:tbl><w:tblPr/>"),
            paragraph("The end."),
        ]
    )


@pytest.fixture(scope="module")
def old(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Shape:
    return save_again(office, tmp_path_factory.mktemp("old"), OLD)


@pytest.fixture(scope="module")
def new(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Shape:
    return save_again(office, tmp_path_factory.mktemp("new"), NEW)


def save_again(office: Office, folder: Path, body: str) -> Shape:
    office.save_again(write_word(folder / "written.docx", body), folder / "saved.docx")
    return read_shape(folder / "saved.docx")


@pytest.fixture
def tracked(tmp_path: Path) -> Path:
    return write_word(tmp_path / "tracked.docx", track())


def test_accepting_all_gives_the_new_text(office: Office, tracked: Path, tmp_path: Path, new: Shape) -> None:
    office.accept_all(tracked, tmp_path / "accepted.docx")
    assert compare(new, read_shape(tmp_path / "accepted.docx")) == ()


def test_rejecting_all_gives_the_old_text(office: Office, tracked: Path, tmp_path: Path, old: Shape) -> None:
    office.reject_all(tracked, tmp_path / "rejected.docx")
    assert compare(old, read_shape(tmp_path / "rejected.docx")) == ()


def test_saving_again_keeps_changes(office: Office, tracked: Path, tmp_path: Path) -> None:
    office.save_again(tracked, tmp_path / "saved.docx")
    assert dict(read_shape(tmp_path / "saved.docx").revisions) == dict(read_shape(tracked).revisions)


@pytest.mark.parametrize(("first", "second"), [("Ann", "Ben"), ("Ben", "Ann")])
def test_the_changes_of_one_author_are_settled_alone(
    office: Office, tracked: Path, tmp_path: Path, old: Shape, new: Shape, first: str, second: str
) -> None:
    once, twice = tmp_path / "once.docx", tmp_path / "twice.docx"
    for settle_first, settle_second, wanted in (
        (office.accept_by, office.accept_by, new),
        (office.reject_by, office.reject_by, old),
    ):
        settle_first(tracked, once, first)
        assert read_shape(once).revisions
        settle_second(once, twice, second)
        assert compare(wanted, read_shape(twice)) == ()


def test_one_author_is_accepted_and_the_other_rejected(office: Office, tracked: Path, tmp_path: Path) -> None:
    once, twice = tmp_path / "once.docx", tmp_path / "twice.docx"
    office.accept_by(tracked, once, "Ann")
    office.reject_all(once, twice)
    text = read_shape(twice).text
    assert "is greater in" in text and "Nobody looked" in text and "gone" in text


def test_many_changes_of_one_author_are_settled_in_time(office: Office, tmp_path: Path) -> None:
    changes = [deleted("less"), inserted(run("more")), deleted("here", "Ben"), inserted(run("there"), "Ben")]
    gone = paragraph(deleted("gone"), properties=f"<w:rPr>{deleted()}</w:rPr>")
    body = (paragraph("It is ", *changes) + gone) * 100 + paragraph("The end.")
    office.accept_by(write_word(tmp_path / "tracked.docx", body), tmp_path / "accepted.docx", "Ann")
    shape = read_shape(tmp_path / "accepted.docx")
    assert shape.revisions == (("del", 100), ("ins", 100))
    assert shape.text.splitlines() == ["It is morethere"] * 100 + ["The end."]


def test_a_draft_is_the_same_when_it_is_saved_again(office: Office, draft: Path, tmp_path: Path) -> None:
    once, twice = tmp_path / "once.docx", tmp_path / "twice.docx"
    office.save_again(draft, once)
    office.save_again(once, twice)
    written, saved = read_shape(draft), read_shape(once)
    assert compare(written, saved, {Tolerance.SECTION_PARAGRAPHS, Tolerance.LATE_ENDS}) == ()
    assert compare(saved, read_shape(twice), {Tolerance.SECTION_PARAGRAPHS}) == ()


def test_what_libreoffice_cannot_open_is_an_error_and_not_the_end(
    office: Office, tracked: Path, tmp_path: Path
) -> None:
    (tmp_path / "torn.docx").write_bytes(tracked.read_bytes()[:100])
    with pytest.raises(OfficeError, match=r"torn\.docx"):
        office.save_again(tmp_path / "torn.docx", tmp_path / "saved.docx")
    office.save_again(tracked, tmp_path / "saved.docx")


def test_a_file_that_is_not_there_is_an_error(office: Office, tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match=r"none\.docx does not exist"):
        office.save_again(tmp_path / "none.docx", tmp_path / "saved.docx")


def test_an_answer_is_not_waited_for_without_end(
    tracked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Office(tmp_path / "own") as office:
        monkeypatch.setattr(client, "ACTION_SECONDS", 0.0)
        with pytest.raises(OfficeError, match="did not answer"):
            office.save_again(tracked, tmp_path / "saved.docx")
        with pytest.raises(OfficeError, match="has ended"):
            office.save_again(tracked, tmp_path / "saved.docx")


def test_without_its_python_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "PYTHON", "/bin/false")
    with pytest.raises(OfficeError, match="make office"):
        Office(tmp_path / "own")
