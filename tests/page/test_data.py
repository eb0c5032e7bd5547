import json
from collections.abc import Callable
from dataclasses import replace

from assistant.page import PageMaterial
from assistant.page.data import gather_data, write_data

Make = Callable[..., PageMaterial]
HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 \ud800 \u202e end"


def test_every_concept_that_is_named_can_be_printed(make_material: Make) -> None:
    data = gather_data(make_material())
    assert {"oak", "north", "height", "orchard", "grown"} <= data["concepts"].keys()
    assert data["marks"] == [["region", "oak", "concept:oak"]]


def test_no_text_can_end_the_element_it_stands_in(make_material: Make) -> None:
    material = make_material()
    records = (replace(material.records[0], title=HOSTILE), material.records[1])
    text = write_data(gather_data(make_material(records=records)))
    assert not set(text) & set("<>&\u2028\u2029\ud800")
    text.encode("utf-8")
    assert json.loads(text)["records"][0]["title"] == HOSTILE


def test_the_same_review_gives_the_same_text(make_material: Make) -> None:
    assert write_data(gather_data(make_material())) == write_data(gather_data(make_material()))
