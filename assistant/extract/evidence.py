"""The sentence that states a finding, as evidence of its claims."""

from assistant.extract.findings import Found
from assistant.extract.reading import Place, Reading, Sentence
from assistant.model import Evidence, Record, Section


def quote(
    record: Record, reading: Reading, sentence: Sentence, found: Found, place: Place, target: Place | None
) -> Evidence:
    """Quote the sentence from the record's own field."""
    start, end = reading.words.starts[sentence.start], reading.words.ends[sentence.end - 1]
    title = sentence.section is Section.TITLE
    offset = 0 if title else reading.abstract_at
    text = record.title if title else record.abstract
    rules = tuple(dict.fromkeys(r for r in (found.rule, found.unit.rule, place.span.rule) if r))
    return Evidence(
        field="title" if title else "abstract",
        sentence=text[start - offset : end - offset],
        start=start - offset,
        end=end - offset,
        section=sentence.section,
        region_text=place.text,
        target_text=target.text if target else None,
        rules=rules,
    )
