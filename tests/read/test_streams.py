import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import UnreadableInputError
from assistant.model import Record
from assistant.read import ReadingOptions, freeze, load_snapshot, open_stream, snapshot_to_text
from assistant.read.snapshots import PLAIN

NAMES = ("Able, Ann", "Baker, Bob", "Müller, Zoë")
WORDS = "painful stones seen through imaginary lenses by forty quiet observers of tides".split()
ABSTRACT = (
    "Nobody has measured the colour of stones that do not exist. We asked forty observers to look through lenses that "
    "were never ground, and counted what they failed to see. No stone was seen twice."
)
WATCH = (
    "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,RetractionDate\n"
    "10.1000/a,0,Retraction,+Invented;,1/2/2020 0:00\n"
    "unavailable,1,Expression of concern,+Invented;,1/2/2021 0:00\n"
    "unavailable,77,Retraction,+Of another paper;,1/2/2021 0:00\n"
)

titles = st.integers(0, 3).map(lambda n: " ".join(WORDS[n : n + 9]) + ".")
fields = st.fixed_dictionaries(
    {
        "PMID": st.sampled_from(["", "1", "2", "3"]),
        "LID": st.sampled_from(["", "10.1000/a [doi]", "10.1000/b [doi]", "10.1101/c [doi]"]),
        "TI": titles,
        "AB": st.sampled_from(["", ABSTRACT, ABSTRACT.replace("forty", "sixty")]),
        "AU": st.sampled_from(NAMES),
        "DP": st.sampled_from(["2019", "2020", "2024", ""]),
        "JT": st.sampled_from(["Journal of Invented Organs", "bioRxiv"]),
        "PT": st.sampled_from(["Journal Article", "Preprint"]),
        "UIN": st.sampled_from(["", "Other journal. 2020. PMID: 1", "Other journal. doi: 10.1000/a"]),
    }
)


def to_medline(records: Sequence[dict[str, str]]) -> str:
    """Write records; each begins with a field that every one has."""
    written = ("".join(f"{tag:<4}- {value}\n" for tag, value in record.items() if value) for record in records)
    return "\n".join("OWN - NLM\n" + text for text in written)


def both_ways(paths: Sequence[Path], options: ReadingOptions = PLAIN) -> None:
    """Check that files give the same records, counts, date and problems read as a stream and as a snapshot."""
    snapshot, problems = load_snapshot(paths, options)
    with open_stream(paths, options) as stream:
        assert tuple(stream) == snapshot.records
        assert [record.sources for record in stream] == [record.sources for record in snapshot.records]
        assert (len(stream), stream.date, stream.counts) == (len(snapshot.records), snapshot.date, snapshot.counts)
        assert stream.problems == problems


@settings(max_examples=60, deadline=None)
@given(st.lists(fields, min_size=1, max_size=8), st.lists(fields, min_size=1, max_size=8))
def test_any_records_are_the_same_as_in_a_snapshot(
    tmp_path_factory: pytest.TempPathFactory, first: list[dict[str, str]], second: list[dict[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("files")
    paths = [folder / "first.nbib", folder / "second.nbib"]
    for path, records in zip(paths, (first, second), strict=True):
        path.write_text(to_medline(records), encoding="utf-8")
    watch = folder / "watch.csv"
    watch.write_text(WATCH, encoding="utf-8")
    both_ways(paths)
    both_ways(paths, ReadingOptions(retractions=watch))


def test_searches_that_overlap_are_merged_the_same(checkout: Path, tmp_path: Path) -> None:
    seeds = sorted((checkout / "seeds").glob("cancer-pain-*.nbib"))
    frozen = tmp_path / "earlier.jsonl"
    frozen.write_text(snapshot_to_text(load_snapshot(seeds[:1])[0]), encoding="utf-8")
    both_ways(seeds)
    both_ways([*seeds, frozen])


def test_damaged_copies_without_ids_are_merged_the_same(checkout: Path, tmp_path: Path) -> None:
    """Titles are cut and years are wrong, so that records are found by blocks alone."""
    seed = checkout / "seeds" / "cancer-pain-2026-03.nbib"
    draw = random.Random(3)
    records = load_snapshot([seed])[0].records
    copies = (replace(r, pmid="", doi="", title=r.title[: len(r.title) - draw.randrange(6)]) for r in records)
    path = tmp_path / "copies.jsonl"
    path.write_text(snapshot_to_text(freeze(copies, "2026", {})), encoding="utf-8")
    both_ways([seed, path])


def test_a_frozen_snapshot_comes_as_it_was(tmp_path: Path) -> None:
    one, other = Record("pmid:2", "Two", versions=("pmid:1",), pmid="2"), Record("pmid:1", "One", pmid="1")
    path = tmp_path / "frozen.jsonl"
    path.write_text(snapshot_to_text(freeze([one, other], "2026-03", {"read": 5, "kept": 2})), encoding="utf-8")
    both_ways([path])
    with open_stream([path]) as stream:
        assert [record.versions for record in stream] == [(), ("pmid:1",)]


def test_a_changed_snapshot_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "changed.jsonl"
    path.write_text(snapshot_to_text(freeze([Record("pmid:1", "One", pmid="1")], "2026")).replace("One", "Two"))
    both_ways([path])


def test_nothing_is_streamed_from_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.nbib").write_text("PMID- 1\nTI  - One\n\nPMID- 2\nAB  - Untitled.\n", encoding="utf-8")
    with pytest.raises(UnreadableInputError, match="missing-file"), open_stream([tmp_path / "b.nbib"]):
        pass
    strict = ReadingOptions(strict=True)
    with pytest.raises(UnreadableInputError, match="nothing was written"), open_stream([tmp_path / "a.nbib"], strict):
        pass


def test_records_can_be_gone_through_again(tmp_path: Path) -> None:
    path = tmp_path / "a.nbib"
    path.write_text("PMID- 2\nTI  - Two\n\nPMID- 10\nTI  - Ten\n", encoding="utf-8")
    with open_stream([path]) as stream:
        assert [[record.record_id for record in stream] for _ in range(2)] == [["pmid:10", "pmid:2"]] * 2
