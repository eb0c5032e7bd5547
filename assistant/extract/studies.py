"""Facts of a study: groups with their sizes, population, design, treatment, species."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.concepts import Concepts
from assistant.extract.grammar import NUMBER_WORDS, TENS
from assistant.extract.reading import Reading, Span
from assistant.extract.words import Words
from assistant.model import Arm, Record, Study

_NUMBER = re.compile(r"\d{1,3}(,\d{3})+\Z|\d{1,6}\Z")
_EQUALS = re.compile(r"[nN]s?=(\d{1,6})\Z")
_REACH = 6
_IN_TITLE = 5
_PEOPLE = frozenset(
    "patients patient participants subjects individuals adults women men controls volunteers people children "
    "adolescents survivors girls boys females males persons cases youth youths students veterans users smokers "
    "twins infants drivers musicians athletes".split()
)
_TOTALS = frozenset(("total", "altogether", "overall"))
_NOT_PEOPLE = frozenset(
    "% years year months month weeks week days day hours hour minutes min ms s studies trials sessions regions "
    "voxels tesla hz mm cm kg mg papers articles experiments times items scans foci images datasets experiments "
    "areas networks components".split()
)


class StudyReader:
    """Reads the facts of a study from the mentions of its abstract."""

    def __init__(self, concepts: Concepts) -> None:
        self._order = {
            label: [c.id for c in concepts.labelled(label)]
            for label in ("population", "design", "treatment", "species")
        }
        self._pooling = {c.id for c in concepts.labelled("design") if c.kind == "pooling"}

    def study(self, record: Record, reading: Reading) -> Study:
        """Collect the facts; what the abstract does not say stays ``None``."""
        offset = len(record.title) + 1 if record.title else 0
        arms = list(_arms(reading, offset))
        totals = [arm for arm in arms if arm.role == "total"]
        design = self._first("design", reading)
        return Study(
            record_id=record.record_id,
            groups=tuple(arm for arm in arms if arm.role != "total"),
            n_total=totals[0].n if totals else None,
            population=self._first("population", reading),
            design=design,
            treatment=self._first("treatment", reading),
            species=self._first("species", reading),
            n_studies=_pooled(reading) if design in self._pooling else None,
        )

    def _first(self, label: str, reading: Reading) -> str | None:
        """Choose what the title names, else the first listed that the abstract names; pooling must be named twice."""
        counts: Counter[str] = Counter()
        for span in reading.facts:
            if span.label == label and span.concept:
                counts[span.concept] += _IN_TITLE if span.start < reading.title_end else 1
        known = [c for c in self._order[label] if counts[c] > (c in self._pooling)]
        titled = [c for c in known if counts[c] >= _IN_TITLE]
        return next(iter(titled or known), None)


def _arms(reading: Reading, offset: int) -> Iterator[Arm]:
    """Go through the numbers that count people."""
    words = reading.words
    groups = [s for s in reading.spans if s.label in ("group", "population")]
    seen: set[tuple[int, str | None]] = set()
    for i in range(reading.title_end, len(words)):
        n = _number(words, i)
        if n is None or n < 1:
            continue
        who = _who(words, i, groups)
        if who is None:
            continue
        label, role = who
        if (n, role) in seen:
            continue
        seen.add((n, role))
        yield Arm(label, role, n, words.starts[i] - offset, words.ends[i] - offset)


def _number(words: Words, i: int) -> int | None:
    """Read a number in digits or words; "n=45" counts, "1.5", "45%" and "P = 45" do not."""
    text, lower = words.texts[i], words.lowers[i]
    equals = _EQUALS.match(text)
    if equals:
        return int(equals.group(1))
    if _NUMBER.match(text):
        return int(text.replace(",", ""))
    if lower in TENS:
        ones = NUMBER_WORDS.get(words.lowers[i + 2], 0) if i + 2 < len(words) and words.texts[i + 1] == "-" else 0
        return TENS[lower] + ones
    return NUMBER_WORDS.get(lower) if NUMBER_WORDS.get(lower, 0) > 1 else None


def _who(words: Words, i: int, groups: Sequence[Span]) -> tuple[str, str | None] | None:
    """Say whom a number counts: "n = 45" the group before it, "45 patients" the group after it."""
    if _EQUALS.match(words.texts[i]) or (i > 1 and words.texts[i - 1] == "=" and words.lowers[i - 2] in ("n", "ns")):
        before = next((s for s in reversed(groups) if s.end <= i), None)
        return (words.text(before.start, before.end), before.concept) if before else ("participants", None)
    if i > 0 and words.texts[i - 1] in ("=", "<", ">", "±", "/", "+", "-"):
        return None
    for k in range(i + 1, min(i + 1 + _REACH, len(words))):
        if words.lowers[k] in _NOT_PEOPLE or words.texts[k] in (".", ";", ")", "(", ",") or _number(words, k):
            return None
        group = next((s for s in groups if s.start <= k < s.end), None)
        if group is not None or words.lowers[k] in _PEOPLE:
            label = words.text(i + 1, group.end if group else k + 1)
            total = any(words.lowers[b] in _TOTALS for b in range(max(0, i - 4), i))
            return label, "total" if total else (group.concept if group else None)
    return None


def _pooled(reading: Reading) -> int | None:
    """Read how many studies a review pooled."""
    words = reading.words
    for i in range(reading.title_end, len(words) - 1):
        n = _number(words, i)
        if n and any(
            words.lowers[k] in ("studies", "articles", "papers", "experiments")
            for k in range(i + 1, min(i + 5, len(words)))
        ):
            return n
    return None
