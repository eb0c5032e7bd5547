"""Scores of region mentions against abstracts in which a person marked every region."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluate import Score
from assistant.evaluate.figures import score
from assistant.extract.pipeline import Extractor
from assistant.read import read_texts

Offsets = tuple[int, int]
LABEL = "region"


@dataclass(frozen=True, slots=True)
class Marked:
    """Regions of one text: those marked, and those found."""

    marked: frozenset[Offsets]
    found: frozenset[Offsets]


def measure_regions(path: Path, extractor: Extractor) -> dict[str, Score]:
    """Score a file of JSON lines with ``pmid``, ``text`` and ``spans``: strict and lenient."""
    marked = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marked[f"pmid:{row['pmid']}"] = frozenset((start, end) for start, end, *_ in row["spans"])
    records, _ = read_texts(path)
    texts = {record.record_id: record.abstract for record in records}
    found = {
        record_id: frozenset((m.start, m.end) for m in mentions if m.label == LABEL)
        for record_id, mentions in extractor.mentions(records)
    }
    return score_regions([compare_regions(texts[i], marked[i], found[i]) for i in texts])


def compare_regions(text: str, marked: frozenset[Offsets], found: frozenset[Offsets]) -> Marked:
    """Leave out the short forms in brackets that are found, as the annotators did not mark them."""
    return Marked(marked, frozenset(s for s in found if s in marked or not _is_bracketed(text, *s)))


def score_regions(texts: Sequence[Marked]) -> dict[str, Score]:
    """Score mentions with the same offsets (strict), and those that overlap (lenient)."""
    found, marked = sum(len(t.found) for t in texts), sum(len(t.marked) for t in texts)
    same = sum(len(t.found & t.marked) for t in texts)
    right = sum(_count_overlapping(t.found, t.marked) for t in texts)
    hit = sum(_count_overlapping(t.marked, t.found) for t in texts)
    return {"strict": score(same, found, same, marked), "lenient": score(right, found, hit, marked)}


def _count_overlapping(spans: Iterable[Offsets], others: Iterable[Offsets]) -> int:
    return sum(any(start < far and near < end for near, far in others) for start, end in spans)


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Tell whether one word opens a bracket and is followed by its end or by a comma or semicolon."""
    if " " in text[start:end]:
        return False
    return text[:start].endswith("(") and text[end : end + 1] in tuple("),;")
