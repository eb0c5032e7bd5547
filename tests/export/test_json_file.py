import json
from collections.abc import Callable

from assistant.export import Material, What, tabulate, to_json_text
from tests.draft.sample import SYNTHESES

Gather = Callable[..., Material]


def test_rows_are_objects_with_the_names_of_the_columns(gather: Gather) -> None:
    text = to_json_text(tabulate(gather(), What.SYNTHESES))
    whole = json.loads(text)
    assert text.endswith("}\n")
    assert (whole["schema"], whole["what"], whole["rules"]["pack"]) == (1, "syntheses", "invented")
    assert whole["snapshot"]["hash"] == "ab" * 32
    assert whole["columns"][0] == {"name": "synthesis_id", "kind": "text"}
    assert [row["synthesis_id"] for row in whole["rows"]] == [synthesis.id for synthesis in SYNTHESES]
    assert all(list(row) == [column["name"] for column in whole["columns"]] for row in whole["rows"])


def test_lists_are_lists_and_what_is_missing_is_null(gather: Gather) -> None:
    first, second, *_ = json.loads(to_json_text(tabulate(gather(), What.SYNTHESES)))["rows"]
    assert (first["records_decrease"], first["fragile"]) == (["pmid:1", "pmid:2"], True)
    assert second["sign_test_p"] is None


def test_no_text_is_changed(gather: Gather) -> None:
    rows = json.loads(to_json_text(tabulate(gather(pmid1="=1+1"), What.STUDIES)))["rows"]
    assert rows[0]["title"] == "=1+1"
