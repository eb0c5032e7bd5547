"""Corrections and expressions of concern: said of studies that keep their vote, quoted in a table."""

from collections.abc import Iterator, Sequence

from assistant.draft.blocks import Row, Table
from assistant.draft.markup import cite, plain, table
from assistant.draft.material import Material
from assistant.draft.phrases import fill
from assistant.draft.sentences import Sentence, Text
from assistant.draft.tables import fill_cell, make_table, name_study
from assistant.model import Notice, NoticeKind, Record

KEY = "notices"
_COLUMNS = (("study", 2.2), ("notice", 2.2), ("words", 8.0))
# What a reader must know of a study that votes; a retraction takes the vote, other versions are told elsewhere.
_FLAGS = (NoticeKind.CONCERN, NoticeKind.ERRATUM)


def describe_notices(material: Material, record_ids: Sequence[str]) -> tuple[Sentence, ...]:
    """Name the studies about which a concern or a correction was published; nothing if there is none."""
    named = {kind: _with_notice(material, record_ids, kind) for kind in _FLAGS}
    if not any(named.values()):
        return ()
    concerns, errata = named[NoticeKind.CONCERN], named[NoticeKind.ERRATUM]
    values = {
        "concerns": len(concerns),
        "concern_cite": cite(concerns) if concerns else "",
        "errata": len(errata),
        "erratum_cite": cite(errata) if errata else "",
        "table": table(KEY),
    }
    return (Sentence(fill(material.phrases, "studies.notices", **values)),)


def tabulate_notices(material: Material, record_ids: Sequence[str]) -> Table | None:
    """Quote each concern and correction; ``None`` if there is none."""
    flagged = tuple(_flagged(material, record_ids))
    rows = (
        Row(
            (
                name_study(material, record.record_id),
                (Text(material.phrases.word("notice", notice.kind)),),
                fill_cell(material, plain(notice.text)),
            )
        )
        for record, notice in flagged
    )
    return make_table(material, KEY, _COLUMNS, rows, small=True) if flagged else None


def quote_reason(material: Material, record: Record, reason: str) -> str:
    """Give the words of the source behind the reason why a record is not used; possibly none."""
    if reason == "retracted":
        texts = (notice.text for notice in record.notices if notice.kind is NoticeKind.RETRACTION)
        return plain(material.phrases.join(filter(None, texts), "series"))
    return plain(record.superseded_by) if reason == "other-version" else ""


def _flagged(material: Material, record_ids: Sequence[str]) -> Iterator[tuple[Record, Notice]]:
    for record_id in record_ids:
        record = material.records[record_id]
        yield from ((record, notice) for kind in _FLAGS for notice in record.notices if notice.kind is kind)


def _with_notice(material: Material, record_ids: Sequence[str], kind: NoticeKind) -> tuple[str, ...]:
    return tuple(r for r in record_ids if any(n.kind is kind for n in material.records[r].notices))
