import pytest
from jinja2 import UndefinedError

from assistant.diff import compare, to_page
from assistant.pack import data_folder
from tests.diff.sample import CHANGES, NAMES, NEW
from tests.elements import Elements

TEMPLATE = data_folder("templates") / "changes.html"
PAGE = to_page(CHANGES, NAMES, TEMPLATE)


def test_every_element_is_closed_and_every_id_stands_once() -> None:
    page = Elements(PAGE)
    assert page.open == []
    ids = page.values("id")
    assert sorted(ids) == ["c-0", "c-4", "g-1", "g-2", "g-3", "g-4", "g-5"]


def test_the_page_loads_nothing_from_elsewhere() -> None:
    reaching = {name for _, attributes in Elements(PAGE).found for name in attributes} & {"src", "srcset", "onclick"}
    assert reaching == set()
    assert {tag for tag, _ in Elements(PAGE).found} & {"script", "link", "iframe", "img"} == set()


def test_foreign_text_is_escaped() -> None:
    assert "“A &lt;b&gt;bold&lt;/b&gt; &amp; plain sentence.”" in PAGE
    assert "region &lt;e&gt;" in PAGE


def test_changes_stand_with_figures_and_linked_studies() -> None:
    assert '<p class="way">consensus (decrease) → discrepancy</p>' in PAGE
    assert "<tr><th>before</th><td>0</td><td>2</td><td>100%</td><td>1</td><td>0% to 100%</td></tr>" in PAGE
    assert '<li>- <a href="https://pubmed.ncbi.nlm.nih.gov/2">Study 2</a>: decrease (retracted)</li>' in PAGE
    assert "<summary>title:0 (1)</summary>" in PAGE


def test_nothing_changed_is_a_page_without_headings() -> None:
    page = to_page(compare(NEW, NEW), NAMES, TEMPLATE)
    assert "Nothing changed" in page
    assert "<h2>" not in page


def test_a_template_that_asks_for_what_there_is_not_fails(tmp_path_factory: pytest.TempPathFactory) -> None:
    template = tmp_path_factory.mktemp("templates") / "mine.html"
    template.write_text("{{ chnages }}", encoding="utf-8")
    with pytest.raises(UndefinedError):
        to_page(CHANGES, NAMES, template)
