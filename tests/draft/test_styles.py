from pathlib import Path

import pytest

from assistant.draft.styles import StyleError, open_style
from assistant.errors import UnknownNameError, UnreadableInputError
from tests.draft.conftest import CATALOGUE

STYLE = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}"{more}><info>{info}</info></style>'


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Hold ``plain`` and ``foot``, and ``child`` and ``orphan``, which only name another style."""
    (tmp_path / "dependent").mkdir()
    files = {
        "plain": STYLE.format(kind="in-text", more=' default-locale="de-DE"', info="<id>http://x.org/plain</id>"),
        "foot": STYLE.format(kind="note", more="", info=""),
        "dependent/child": STYLE.format(kind="", more=' default-locale="fr-FR"', info=parent("plain")),
        "dependent/orphan": STYLE.format(kind="", more="", info=parent("plane")),
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csl").write_text(text, encoding="utf-8")
    return tmp_path


def parent(name: str) -> str:
    return f'<link href="http://www.zotero.org/styles/{name}" rel="independent-parent"/>'


def test_a_style_is_found_by_name_and_by_path(catalogue: Path) -> None:
    found = open_style("plain", catalogue)
    assert (found.path, found.identity, found.locale) == (catalogue / "plain.csl", "http://x.org/plain", "de-DE")
    assert open_style(str(catalogue / "plain.csl"), Path("nowhere")) == found


def test_a_style_that_names_another_one_keeps_its_own_language(catalogue: Path) -> None:
    found = open_style("child", catalogue)
    assert (found.path.name, found.identity, found.locale) == ("plain.csl", "http://x.org/plain", "fr-FR")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("plian", "unknown citation style 'plian'; did you mean 'plain'?"),
        ("vancuver", "did you mean 'vancouver'?"),
        ("orphan", "unknown citation style 'plane'; did you mean 'plain'?"),
        ("../plain", "unknown citation style '../plain'"),
    ],
)
def test_an_unknown_name_is_wrong_usage_with_the_nearest_one(catalogue: Path, name: str, message: str) -> None:
    with pytest.raises(UnknownNameError) as raised:
        open_style(name, catalogue)
    assert message in str(raised.value)
    assert raised.value.exit_code == 2


@pytest.mark.parametrize(("name", "message"), [("foot", "cites in footnotes"), ("none.csl", "No such file")])
def test_what_a_draft_cannot_use_is_wrong_usage(catalogue: Path, name: str, message: str) -> None:
    with pytest.raises(StyleError, match=message) as raised:
        open_style(name, catalogue)
    assert raised.value.exit_code == 2


_HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
_GROWING = "".join(f'<macro name="{n}">' + f'<text macro="{n + 1}"/>' * 10 + "</macro>" for n in range(9))


_BARE = '<link xmlns="" href="http://www.zotero.org/styles/plain" rel="independent-parent"/>'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            f'{_HEAD}<macro name="a"><text macro="a"/></macro><citation><text macro="a"/></citation></style>',
            "each other",
        ),
        (
            f'{_HEAD}{_GROWING}<citation><text macro="0"/></citation></style>',
            "its macros call each other without an end",
        ),
        (f'<!DOCTYPE style [<!ENTITY b "c">]>{_HEAD}</style>', "it declares entities"),
        ("no", ":1: bad-style: it is no XML"),
        ("<style/>", "bad-style: it is no citation style in CSL 1.0"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>', "it is no citation style"),
        (f"<style>{' ' * 2_000_000}</style>", "too large"),
        (f'{_HEAD}<info xmlns="">{parent("plain")}</info></style>', "it names another style where CSL names none"),
        (f"{_HEAD}<info>{_BARE}</info></style>", "where CSL names none"),
        (
            f'{_HEAD}<info xmlns:a="urn:a">{parent("plain").replace("rel=", "a:rel=")}</info></style>',
            "where CSL names none",
        ),
        (f'<?xml version="1.0" encoding="ISO-2022-JP"?>{_HEAD}</style>', "it is not saved as UTF-8"),
    ],
)
def test_a_file_that_is_no_style_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInputError, match=message):
        open_style(str(path), CATALOGUE)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("vancouver", "nlm-citation-sequence-brackets"),
        ("the-lancet", "the-lancet"),
        ("neuroimage", "elsevier-harvard"),
        ("china-national-standard-gb-t-7714-2015-numeric", "china-national-standard-gb-t-7714-2015-numeric"),
    ],
)
def test_the_catalogue_holds_the_styles_of_the_field(name: str, file: str) -> None:
    assert open_style(name, CATALOGUE).path.stem == file
