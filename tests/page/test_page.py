import json
import re
from collections.abc import Callable
from pathlib import Path

from assistant.page import PageMaterial, write_page
from tests.elements import Elements

Make = Callable[..., PageMaterial]
EMPTY = ("meta", "input")


def test_the_page_is_one_file_that_loads_nothing(make_material: Make, templates: Path) -> None:
    page = Elements(write_page(make_material(), templates), EMPTY)
    assert page.open == []
    reaching = {name for _, attributes in page.found for name in attributes} & {"src", "srcset", "style", "onclick"}
    assert reaching == set()
    assert {tag for tag, _ in page.found} & {"link", "iframe", "img", "object"} == set()


def test_the_data_can_be_read_from_the_page(make_material: Make, templates: Path) -> None:
    page = write_page(make_material(), templates)
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert json.loads(data)["records"][0]["id"] == "pmid:1"


def test_a_title_is_text(make_material: Make, templates: Path) -> None:
    page = write_page(make_material(title='<b>&"</b></title><script>1</script>'), templates)
    assert "<title>&lt;b&gt;&amp;" in page
    assert "<script>1" not in page


def test_the_same_review_gives_the_same_bytes(make_material: Make, templates: Path) -> None:
    assert write_page(make_material(), templates) == write_page(make_material(), templates)
