"""Scores of group sizes against abstracts in which a person marked how many took part."""

import json
from collections.abc import Iterable
from pathlib import Path

from assistant.evaluate import Score
from assistant.evaluate.figures import score
from assistant.extract.pipeline import Extractor
from assistant.model import Study
from assistant.read import read_texts

Numbers = frozenset[int]


def measure_participants(path: Path, extractor: Extractor) -> Score:
    """Score a file of JSON lines with ``pmcid``, ``text`` and ``counts``."""
    marked = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marked[f"pmcid:{row['pmcid']}"] = frozenset(count["n"] for count in row["counts"])
    records, _ = read_texts(path)
    found = {extraction.record_id: numbers_of(extraction.study) for extraction in extractor.extract(records)}
    return score_numbers((numbers, found[record_id]) for record_id, numbers in marked.items())


def numbers_of(study: Study) -> Numbers:
    """Collect the sizes of the groups of a study, and its total."""
    return frozenset(n for n in (*(group.n for group in study.groups), study.n_total) if n)


def score_numbers(pairs: Iterable[tuple[Numbers, Numbers]]) -> Score:
    """Score marked against found numbers, exact values only.

    A total that is found where only its parts are marked is neither right nor wrong.
    """
    right = found_in_all = marked_in_all = 0
    for marked, found in pairs:
        counted = {n for n in found if n in marked or n != sum(marked)}
        right += len(counted & marked)
        found_in_all += len(counted)
        marked_in_all += len(marked)
    return score(right, found_in_all, right, marked_in_all)
