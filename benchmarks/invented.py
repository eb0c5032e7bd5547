"""Invented literature of any size: records in MEDLINE, and the same literature a while later.

Every sentence is one of a few templates, filled with the regions and measures that the rules name, so that a larger
literature is more of the same: places that many studies report on, with one result or with several, and places that
only one does. The same number of studies gives the same records.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import wrap

from assistant.concepts import Concepts, Level

FIRST_ID = 20_000_000
GROWTH = 10  # one study in so many is new later
_CORRECTED, _RETRACTED = 40, 100  # one in so many
_PEOPLE = (
    "patients with cancer pain",
    "patients with bone metastasis pain",
    "lung cancer patients with pain",
    "breast cancer patients after chemotherapy",
    "breast cancer survivors",
    "patients with painful chemotherapy-induced peripheral neuropathy",
)
_METHODS = "We studied {size} {people} and {others} healthy controls."
_FINDINGS = (
    "Compared with healthy controls, {people} showed {change} {measure} in the {region} and the {other}.",
    "{Measure} of the {region} was {compared} in {people} than in healthy controls.",
    "{People} had {change} {measure} in the left {region} relative to healthy controls.",
    "In {people}, {measure} of the {region} correlated {sign} with pain intensity.",
    "No difference in {measure} of the {region} was found between {people} and healthy controls.",
)
_CLOSING = "{Measure} of the {region} deserves further study."
_CHANGES = (("reduced", "lower"), ("increased", "higher"))
_MEASURES = 12
_SYLLABLES = "ba cor dun el fen gar hol im jor kel lan mor nev or pel quin ras sten tor ul ven wil yar zel".split()


@dataclass(frozen=True, slots=True)
class InventedStudy:
    """A study that never was.

    Attributes
    ----------
    number
        Of the study, from nought.
    title, sentences, authors, year
        What its record says.
    retracted
        Whether it was taken back.
    """

    number: int
    title: str
    sentences: tuple[str, ...]
    authors: tuple[str, ...]
    year: int
    retracted: bool = False

    def write(self) -> str:
        """Write the record as PubMed exports it."""
        kinds = ["Journal Article", *(["Retracted Publication"] if self.retracted else [])]
        fields = [
            *(("PMID", str(FIRST_ID + self.number)), ("DP", str(self.year)), ("TI", self.title)),
            *(("VI", str(self.number // 12 + 1)), ("PG", str(100 + self.number)), ("AB", " ".join(self.sentences))),
            *(("AU", author) for author in self.authors),
            *(("LA", "eng"), *(("PT", kind) for kind in kinds), ("TA", "J Invent Res")),
        ]
        lines = ("\n      ".join(wrap(f"{tag:<4}- {value}", 88, break_on_hyphens=False)) for tag, value in fields)
        return "\n".join(lines) + "\n\n"


@dataclass(frozen=True, slots=True)
class Inventor:
    """Invents studies.

    Attributes
    ----------
    regions, measures
        Names that the rules know.
    """

    regions: tuple[str, ...]
    measures: tuple[str, ...]

    def invent(self, count: int) -> list[InventedStudy]:
        """Invent studies; the first ones are the same, however many are asked for."""
        return [self._invent(number) for number in range(count)]

    def invent_later(self, count: int) -> list[InventedStudy]:
        """Invent the same studies as they stand a while later, with new ones behind."""
        later = self.invent(count + count // GROWTH)
        return [*map(self._revise, later[:count]), *later[count:]]

    def _invent(self, number: int) -> InventedStudy:
        draw = random.Random(number)
        people = draw.choice(_PEOPLE)
        findings = [self._find(draw, people) for _ in range(draw.randint(2, 4))]
        methods = _METHODS.format(size=draw.randint(15, 80), people=people, others=draw.randint(15, 80))
        region, measure = self._draw_region(draw), draw.choice(self.measures)
        closing = _CLOSING.format(Measure=_capital(measure), region=region)
        title = f"{_capital(measure)} of the {region} in {people}: the {_name(draw)} {_name(draw)} study."
        authors = tuple(f"{_name(draw)} {draw.choice('ABCDEFGHK')}" for _ in range(draw.randint(2, 6)))
        return InventedStudy(number, title, (methods, *findings, closing), authors, draw.randint(2005, 2025))

    def _revise(self, study: InventedStudy) -> InventedStudy:
        """Take one study in a hundred back, and correct the first finding of one in forty."""
        if study.number % _RETRACTED == 1:
            return replace(study, retracted=True)
        if study.number % _CORRECTED == 2:
            methods, _, *others = study.sentences
            draw = random.Random(f"corrected {study.number}")
            return replace(study, sentences=(methods, self._find(draw, draw.choice(_PEOPLE)), *others))
        return study

    def _find(self, draw: random.Random, people: str) -> str:
        region, other = self._draw_region(draw), self._draw_region(draw)
        measure = draw.choice(self.measures)
        change, compared = draw.choices(_CHANGES, weights=(3, 1))[0]
        sign = draw.choice(("positively", "negatively"))
        return draw.choice(_FINDINGS).format(
            **{"people": people, "People": _capital(people), "measure": measure, "Measure": _capital(measure)},
            **{"region": region, "other": other, "change": change, "compared": compared, "sign": sign},
        )

    def _draw_region(self, draw: random.Random) -> str:
        """Draw a region; the first ones of the list are studied far more often than the last."""
        return self.regions[int(len(self.regions) * draw.random() ** 3)]


def open_inventor(concepts: Concepts) -> Inventor:
    """Take the names to write of from the rules: common regions, and measures of one place."""
    listed = [(file.value.label, concept) for file in concepts.files for concept in file.value.concepts]
    regions = [c.name for _, c in listed if c.name.islower() and c.level in (Level.REGION, Level.AREA)]
    measures = [c.name for label, c in listed if label == "measure" and not (c.paired or c.general) and c.modality]
    return Inventor(_shuffle(regions), _shuffle(measures)[:_MEASURES])


def write_records(studies: Sequence[InventedStudy], folder: Path) -> Path:
    """Write studies as a MEDLINE file into a folder."""
    path = folder / "invented.nbib"
    path.write_text("".join(study.write() for study in studies), encoding="utf-8")
    return path


def _shuffle(names: Sequence[str]) -> tuple[str, ...]:
    known = sorted(set(names))
    return tuple(random.Random(0).sample(known, len(known)))


def _name(draw: random.Random) -> str:
    return "".join(draw.sample(_SYLLABLES, 3)).title()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
