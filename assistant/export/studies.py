"""The table of studies: one row a record of the snapshot, used or not."""

from assistant.export.columns import Column, integer, text, texts, truth
from assistant.export.entries import StudyEntry
from assistant.model import Arm, Author, MeanAge


def study_columns() -> tuple[Column[StudyEntry], ...]:
    """List the columns: which study it is, what became of it, and its facts."""
    return (
        text("record_id", lambda entry: entry.record.record_id),
        text("first_author", first_author),
        texts("authors", lambda entry: tuple(_name(author) for author in entry.record.authors)),
        integer("year", year),
        text("title", lambda entry: entry.record.title),
        text("container_title", lambda entry: entry.record.container_title),
        text("doi", lambda entry: entry.record.doi),
        text("pmid", lambda entry: entry.record.pmid),
        text("type", lambda entry: entry.record.type),
        text("language", lambda entry: entry.record.language),
        truth("retracted", lambda entry: entry.record.retracted),
        text("decision", lambda entry: entry.outcome.decision),
        text("screening_rule", lambda entry: entry.outcome.rule),
        truth("used", lambda entry: entry.outcome.used),
        text("reason", lambda entry: entry.outcome.reason),
        integer("claims", lambda entry: len(entry.claims)),
        integer("voting_claims", lambda entry: sum(row.votes for row in entry.claims)),
        text("design", lambda entry: entry.study.design),
        text("population", lambda entry: entry.study.population),
        text("treatment", lambda entry: entry.study.treatment),
        text("species", lambda entry: entry.study.species),
        integer("n", lambda entry: entry.study.participants),
        texts("groups", lambda entry: tuple(map(_write_arm, entry.study.groups))),
        texts("mean_ages", lambda entry: tuple(map(_write_age, entry.study.mean_ages))),
        integer("n_studies", lambda entry: entry.study.n_studies),
    )


def first_author(entry: StudyEntry) -> str | None:
    """Give the family name of the first author."""
    return entry.record.authors[0].family if entry.record.authors else None


def year(entry: StudyEntry) -> int | None:
    """Give the year of publication."""
    return int(entry.record.year) if entry.record.year else None


def _name(author: Author) -> str:
    return ", ".join(part for part in (author.family, author.given) if part)


def _write_arm(arm: Arm) -> str:
    return f"{arm.label}: {arm.n}"


def _write_age(age: MeanAge) -> str:
    return f"{age.label or 'all'}: {age.years:g}"
