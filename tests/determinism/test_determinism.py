"""Two processes that have little in common write the same bytes; ``make determinism`` compares many."""

from pathlib import Path

from tests.determinism.circumstances import USUAL, Circumstance, differing, write_under


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    variables = {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo", "PYTHONUTF8": "0"}
    other = Circumstance("everything else", variables, "ein anderer Ordner")
    usual = write_under(USUAL, tmp_path / "a")
    assert {"draft.docx", "draft.review.json", "next.docx", "evidence.html"} <= usual.keys()
    assert differing(usual, write_under(other, tmp_path / "b")) == []


def test_a_locale_that_is_not_installed_is_told_from_one_that_is() -> None:
    assert Circumstance("any", {"LC_ALL": "C"}).is_to_be_had
    assert not Circumstance("none", {"LC_ALL": "xx_XX.UTF-8"}).is_to_be_had
