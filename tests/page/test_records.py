from collections.abc import Callable
from dataclasses import replace

from assistant.model import Author, Mention
from assistant.page import PageMaterial
from assistant.page.records import MarkTable, list_records, pack_mentions
from tests.page.conftest import ABSTRACT

Make = Callable[..., PageMaterial]


def test_a_record_stands_with_its_study_and_without_what_is_not_known(make_material: Make) -> None:
    first, second = list_records(make_material(), MarkTable())
    assert second == {
        "id": "pmid:2",
        "title": "Another",
        "name": "pmid:2",
        "outcome": {"used": False, "decision": "excluded", "reason": "reason/no-abstract", "rule": "empty"},
    }
    assert (first["name"], first["authors"], first["stratum"]) == ("Able 2020", "Able A", "orchards")
    assert first["outcome"] == {"used": True, "decision": "primary"}
    assert first["study"]["population"] == "orchard"


def test_numbers_of_participants_stand_where_javascript_counts_them(make_material: Make) -> None:
    record = next(list_records(make_material(), MarkTable()))
    (arm,) = record["study"]["groups"]
    units = ABSTRACT.encode("utf-16-le")
    assert units[2 * arm["start"] : 2 * arm["end"]].decode("utf-16-le") == "Oaks"


def test_mentions_are_packed_in_order_and_their_kinds_stand_once() -> None:
    found = (
        Mention(20, 24, "Oaks", "region", "oak", "r"),
        Mention(0, 5, "Trees", "group", None, "g"),
        Mention(30, 34, "Oaks", "region", "oak", "r"),
    )
    marks = MarkTable()
    assert pack_mentions(found, "x" * 40, marks) == [0, 5, 0, 20, 4, 1, 10, 4, 1]
    assert marks.marks == [("group", None, "g"), ("region", "oak", "r")]


def test_a_long_list_of_authors_is_cut(make_material: Make) -> None:
    material = make_material()
    record = replace(material.records[0], authors=tuple(Author(f"N{number}") for number in range(40)))
    first, _ = list_records(make_material(records=(record, material.records[1])), MarkTable())
    assert first["authors"].endswith("N10, N11 et al.")
