"""What is shown as mentions: which of the region names found, and from where to where."""

from collections.abc import Iterator, Sequence

from assistant.extract.names import BROAD, CONNECTION
from assistant.extract.reading import Place, Reading, Span


def shown_mentions(reading: Reading) -> list[Span]:
    """List the spans that count as mentions, in order."""
    others = (span for span in (*reading.spans, *reading.facts) if span.label not in ("region", BROAD))
    spans = {*region_mentions(reading), *others}
    return sorted(spans, key=lambda s: (s.start, s.end, s.label, s.concept or ""))


def region_mentions(reading: Reading) -> Iterator[Span]:
    """Go through the region names of a text.

    Places that share their noun are one mention. A name without a noun counts if a list completes
    or admits it, but not the adjective of a way between two regions. Wide places are mentions
    although no claim is made of them.
    """
    joined = {start: end for places in reading.places for start, end in _joined(reading, places.members)}
    named = {member.span.start for places in reading.places for member in places.members}
    at = 0
    for k, span in enumerate(reading.spans):
        if span.label == BROAD and span.start >= at:
            yield span._replace(label="region")
        elif span.label == "region" and span.start >= at:
            if not span.complete and span.start not in named:
                continue
            at = joined.get(span.start, span.end)
            at = at if span.complete else _over_broad(reading.spans[k + 1 : k + 2], at)
            if span.rule != CONNECTION or at > span.end:
                yield span._replace(end=at)


def _over_broad(following: Sequence[Span], end: int) -> int:
    """Take the word for a wide place to the adjective before it."""
    return following[0].end if following and (following[0].label, following[0].start) == (BROAD, end) else end


def _joined(reading: Reading, members: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Find the members that a later one completes: where each begins, and where that one ends."""
    for k, member in enumerate(members):
        if member.span.complete:
            continue
        if member.text == reading.words.text(member.span.start, member.span.end):
            yield member.span.start, member.span.end
            continue
        end = next((later.span.end for later in members[k + 1 :] if later.span.complete), None)
        if end is not None:
            yield member.span.start, end
