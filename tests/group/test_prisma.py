from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.group.prisma import count_records
from assistant.model import Decision, Outcome, Prisma, Record, Snapshot, Source

FORMATS = ("medline", "ris", "bibtex")


def make_snapshot(formats: list[list[str]], counts: Mapping[str, int]) -> Snapshot:
    sources = [tuple(Source("a", line, name) for line, name in enumerate(names)) for names in formats]
    records = (Record(f"pmid:{n}", "T", sources=places) for n, places in enumerate(sources))
    return Snapshot(tuple(records), "2025", "0" * 64, counts)


def holds(counts: Prisma) -> bool:
    """Tell whether the sum holds at each step."""
    return (
        sum(counts.identified.values()) == counts.duplicates + counts.screened
        and counts.screened == sum(counts.excluded.values()) + sum(counts.background.values()) + counts.included
        and counts.included == sum(counts.without_claims.values()) + counts.with_claims
    )


def test_each_record_is_counted_at_each_step() -> None:
    snapshot = make_snapshot(
        [["medline", "ris"], ["ris"], ["medline"], ["ris"], ["medline"]],
        {"read": 8, "merged": 1, "reported": 2, "kept": 5},
    )
    outcomes = [
        Outcome("pmid:0", True),
        Outcome("pmid:1", False, "no-abstract"),
        Outcome("pmid:2", False, "review", Decision.BACKGROUND, "r"),
        Outcome("pmid:3", False, "retracted", Decision.EXCLUDED, "x"),
        Outcome("pmid:4", False, "animals", Decision.EXCLUDED, "a"),
    ]
    counts = count_records(snapshot, outcomes)
    assert counts == Prisma(
        identified={"medline": 3, "ris": 3},
        unreadable=2,
        duplicates=1,
        screened=5,
        excluded={"animals": 1, "retracted": 1},
        background={"review": 1},
        included=2,
        without_claims={"no-abstract": 1},
        with_claims=1,
    )
    assert holds(counts)


def test_an_entry_without_a_known_place_has_no_format() -> None:
    counts = count_records(
        make_snapshot([["ris"]], {"read": 4, "merged": 2, "reported": 1, "kept": 1}), [Outcome("pmid:0", True)]
    )
    assert (counts.identified, counts.duplicates, counts.unreadable) == ({"": 2, "ris": 1}, 2, 1)


def test_a_duplicate_of_an_earlier_snapshot_is_counted_by_its_place() -> None:
    snapshot = make_snapshot([["ris", "medline"]], {"read": 1, "merged": 0, "reported": 0, "kept": 1})
    counts = count_records(snapshot, [Outcome("pmid:0", True)])
    assert (counts.identified, counts.duplicates) == ({"medline": 1, "ris": 1}, 1)


outcome = st.builds(
    lambda used, reason, decision: Outcome("x", used and decision is Decision.PRIMARY, reason, decision),
    st.booleans(),
    st.sampled_from(["review", "animals", "no-abstract"]),
    st.sampled_from(Decision),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.lists(st.sampled_from(FORMATS), max_size=3), outcome), max_size=8),
    st.integers(0, 9),
    st.integers(0, 3),
)
def test_the_sum_holds_whatever_the_files_were(
    records: list[tuple[list[str], Outcome]], merged: int, reported: int
) -> None:
    kept = len(records)
    counts = {"read": kept + merged + reported, "merged": merged, "reported": reported, "kept": kept}
    found = count_records(make_snapshot([names for names, _ in records], counts), [o for _, o in records])
    assert holds(found)
    assert found.unreadable == reported
    assert min(*found.identified.values(), found.duplicates, 0) == 0


def test_nothing_counts_as_nothing() -> None:
    assert count_records(make_snapshot([], {}), []) == Prisma()
