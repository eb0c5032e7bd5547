from collections.abc import Callable
from io import BytesIO

import pyarrow
import pyarrow.parquet
import pytest

from assistant.errors import MissingExtraError
from assistant.export import Material, What, parquet_file, tabulate, to_parquet

Gather = Callable[..., Material]


def read(data: bytes) -> pyarrow.Table:
    return pyarrow.parquet.read_table(BytesIO(data))


def test_columns_are_typed(gather: Gather) -> None:
    table = read(to_parquet(tabulate(gather(), What.SYNTHESES)))
    names = ("section", "cohorts", "sign_test_p", "fragile", "claim_ids")
    types = ["string", "int64", "double", "bool"]
    assert [str(table.schema.field(name).type) for name in names[:4]] == types
    assert pyarrow.types.is_list(table.schema.field("claim_ids").type)


@pytest.mark.parametrize("what", What)
def test_the_cells_are_those_of_the_table(gather: Gather, what: What) -> None:
    table = tabulate(gather(pmid1="=1+1"), what)
    columns = read(to_parquet(table)).to_pydict()
    assert list(columns) == [column.name for column in table.columns]
    found = [tuple(tuple(c) if isinstance(c, list) else c for c in row) for row in zip(*columns.values(), strict=True)]
    assert found == list(table.rows)


def test_the_metadata_say_what_it_rests_on(gather: Gather) -> None:
    metadata = read(to_parquet(tabulate(gather(), What.CLAIMS))).schema.metadata
    assert metadata[b"draftreview.what"] == b"claims"
    assert (metadata[b"draftreview.snapshot"], metadata[b"draftreview.pack"]) == (b"ab" * 32, b"invented")


def test_the_same_table_gives_the_same_bytes(gather: Gather) -> None:
    assert to_parquet(tabulate(gather(), What.CLAIMS)) == to_parquet(tabulate(gather(), What.CLAIMS))


def test_a_missing_library_is_named_with_its_extra(gather: Gather, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_file, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'draftreview\[parquet\]', or write \.csv or \.json"):
        to_parquet(tabulate(gather(), What.CLAIMS))
