"""Records as the page holds them: bibliography, abstract, study facts, what became of each, and its mentions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.interchange import to_plain
from assistant.model import Author, Mention, Outcome, Record, Study
from assistant.page.material import PageMaterial
from assistant.page.offsets import count_units

Mark = tuple[str, str | None, str]
_AUTHORS = 12  # of longer lists, the first ones; a collaboration may name thousands


class MarkTable:
    """Numbers the kinds of mentions: label, concept and rule stand once, however often they are found."""

    def __init__(self) -> None:
        self._numbers: dict[Mark, int] = {}

    @property
    def marks(self) -> list[Mark]:
        """Every kind so far, by its number."""
        return list(self._numbers)

    def number(self, mention: Mention) -> int:
        """Give the number of a mention's kind."""
        return self._numbers.setdefault((mention.label, mention.concept, mention.rule), len(self._numbers))


def list_records(material: PageMaterial, marks: MarkTable) -> Iterator[dict[str, Any]]:
    """Go through the records, each without what is not known."""
    outcomes = {outcome.record_id: outcome for outcome in material.review.records}
    studies = {study.record_id: study for study in material.review.studies}
    for record in material.records:
        entry = {
            **_bibliography(record),
            "name": material.names.get(record.record_id, record.record_id),
            "outcome": _outcome(outcomes[record.record_id], material),
            "stratum": material.stratum_of.get(record.record_id),
            "study": _study(studies.get(record.record_id), record.abstract),
            "mentions": pack_mentions(material.mentions.get(record.record_id, ()), record.abstract, marks),
        }
        yield drop_empty(entry)


def pack_mentions(mentions: Sequence[Mention], abstract: str, marks: MarkTable) -> list[int]:
    """Write mentions as numbers in threes: start after the start before, length, kind; in UTF-16 code units."""
    units = count_units(abstract)
    packed: list[int] = []
    before = 0
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        start, end = units(mention.start), units(mention.end)
        packed += (start - before, end - start, marks.number(mention))
        before = start
    return packed


def drop_empty(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing: none, empty texts and lists; zero and no are values."""
    return {key: value for key, value in entry.items() if value not in (None, "", [], {}, ())}


def _bibliography(record: Record) -> dict[str, Any]:
    return {
        "id": record.record_id,
        "title": record.title,
        "abstract": record.abstract,
        "authors": _names(record.authors),
        "journal": record.container_title,
        "year": record.year,
        "doi": record.doi,
        "pmid": record.pmid,
        "notices": [drop_empty(to_plain(notice)) for notice in record.notices],
        "versions": list(record.versions),
    }


def _names(authors: Sequence[Author]) -> str:
    shown = ", ".join(f"{author.family} {author.given}".strip() for author in authors[:_AUTHORS])
    return f"{shown} et al." if len(authors) > _AUTHORS else shown


def _outcome(outcome: Outcome, material: PageMaterial) -> dict[str, Any]:
    reason = material.word("reason", outcome.reason) if outcome.reason else None
    return drop_empty({"used": outcome.used, "decision": str(outcome.decision), "reason": reason, "rule": outcome.rule})


def _study(study: Study | None, abstract: str) -> dict[str, Any]:
    """Give the facts of a study, where its numbers stand in the abstract included."""
    if study is None:
        return {}
    units = count_units(abstract)
    facts = to_plain(study)
    for stated in (*facts["groups"], *facts["mean_ages"]):
        stated["start"], stated["end"] = units(stated["start"]), units(stated["end"])
    del facts["record_id"]
    return drop_empty({**facts, "participants": study.participants})
