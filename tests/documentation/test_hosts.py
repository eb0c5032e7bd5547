from pathlib import Path

import pytest

from documentation.hosts import find_foreign, main


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://example.org/a.js"></script>',
        '<link rel="stylesheet" href="//example.org/a.css">',
        '<img src="http://example.org/a.png">',
        "<style>@import 'https://example.org/a.css';</style>",
        '<p style="background: url(https://example.org/a.png)">',
    ],
)
def test_what_a_page_loads_from_elsewhere_is_found(text: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    assert [address.partition("example.org")[2] for _, address in find_foreign(tmp_path)]
    assert main(tmp_path) == 1


def test_links_for_readers_and_files_of_the_site_are_no_fault(tmp_path: Path) -> None:
    page = '<a href="https://example.org">there</a><img src="images/a.png"><link href="site.css">'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "site.css").write_text("a { background: url(images/b.png) }", encoding="utf-8")
    assert main(tmp_path) == 0


def test_a_style_is_searched(tmp_path: Path) -> None:
    (tmp_path / "site.css").write_text('@font-face { src: url("https://example.org/f.woff") }', encoding="utf-8")
    assert [address for _, address in find_foreign(tmp_path)] == ["https://example.org/f.woff"]


def test_a_folder_without_a_site_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path) == 1
    assert "run make docs" in capsys.readouterr().err
