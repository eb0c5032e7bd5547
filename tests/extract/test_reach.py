"""A text that an entry cannot reach reads the same whatever becomes of the entry."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
import spacy

from assistant.concepts import Concept, ConceptFile, Concepts
from assistant.extract import ExtractionRules
from assistant.extract.inventory import identify_base, list_entries
from assistant.extract.reach import Reach, fold
from assistant.extract.standing import Standing
from assistant.located_yaml import Located
from assistant.model import Extraction, Record
from assistant.pack import data_folder
from assistant.read import ReadingOptions, load_snapshot

REGION = '{"name":"%s","facts":[{"label":"region"}]}'
MEASURE = '{"name":"%s","facts":[{"label":"measure"}]}'


@pytest.fixture(scope="module")
def reach(rules: ExtractionRules) -> Reach:
    return Reach(rules.names.value, rules.regions)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("temporal gyrus", "The superior and middle temporal gyri were thinner."),
        ("precentral gyrus", "In the pre- and postcentral gyri"),
        ("frontoparietal network", "A fronto-parietal network"),
        ("frontoparietal network", "frontal and fronto parietal areas"),
        ("corpus callosum genu", "the genu of the corpus callosum"),
        ("genu of corpus callosum", "the genu of the corpus callosum"),
        ("anterior INS", "the right aINS"),
        ("insular cortex", "insular volume"),
        ("IFG", "in the LIFG and rIFG"),
        ("anterior IFG", "in the aIFG"),
        ("ACC", "the pACC"),
        ("gray matter", "grey-matter"),
        ("nucleus accumbens", "both nuclei accumbens"),
        ("hippocampus", "the hippocampi"),
        ("AI", "insula (AI)/cortex"),
    ],
)
def test_a_region_reaches_texts_that_name_it_in_any_form(reach: Reach, name: str, text: str) -> None:
    assert reach.of([("other", REGION % name)])(Record("r", "", text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("gray matter volume", "Grey-matter volume fell."),
        ("FA", "lower FA."),
        ("FA", "lower FA2"),
        ("not significantly", "It cannot significantly"),
        ("cannot", "It can not"),
        ("not", "They dont, and cannot"),
        ("BMP", "BMP+ and BMP-"),
    ],
)
def test_a_phrase_reaches_texts_that_hold_it(reach: Reach, name: str, text: str) -> None:
    fits = reach.of([("other", MEASURE % name)])
    assert fits(Record("r", "", text))
    assert fits(Record("r", text, "An abstract."))
    assert not fits(Record("r", "", "We saw a famous affair in other words."))


def test_a_region_is_reached_by_its_adjective(reach: Reach) -> None:
    assert reach.of([("thalamus", REGION % "thalamus")])(Record("r", "", "thalamic volume"))
    assert not reach.of([("insula", REGION % "insula")])(Record("r", "", "thalamic volume"))


def test_words_in_parts_must_all_stand_in_the_text(reach: Reach) -> None:
    parts = '[["pain","painful"],["tumour","cancer"]]'
    content = f'{{"name":"pain in cancer","all_of":{parts},"facts":[{{"label":"population"}}]}}'
    fits = reach.of([("cancer-pain", content)])
    assert fits(Record("r", "", "Painful lesions of a tumour"))
    assert not fits(Record("r", "", "A tumour without symptoms"))


def test_whatever_the_tokenizer_parts_from_letters_is_found_as_a_word() -> None:
    rules = spacy.blank("en").tokenizer.rules or {}
    parted = {word: [token[65] for token in tokens] for word, tokens in rules.items() if len(tokens) > 1}
    assert "cannot" in parted
    letters = ((word, piece) for word, pieces in parted.items() for piece in pieces if piece.isalpha())
    lost = [(w, p) for w, p in letters if len(p) <= 4 and f" {p.casefold()} " not in fold(f"x {w} y")]
    assert lost == []


@pytest.fixture(scope="module")
def records() -> tuple[Record, ...]:
    seed = data_folder("rules").parent / "seeds" / "cancer-pain-2026-03.nbib"
    snapshot, _ = load_snapshot([seed], ReadingOptions())
    return snapshot.records


@pytest.fixture(scope="module")
def cold(rules: ExtractionRules, records: Sequence[Record]) -> tuple[Extraction, ...]:
    return tuple(rules.extractor.extract(records, mentions=True))


@pytest.mark.parametrize(("way", "seed"), [*(("edit", seed) for seed in range(8)), *(("respell", s) for s in range(3))])
def test_texts_that_changed_concepts_cannot_reach_are_read_as_before(
    rules: ExtractionRules, records: Sequence[Record], cold: Sequence[Extraction], way: str, seed: int
) -> None:
    change = {"edit": edit, "respell": respell}[way]
    edited = replace(rules, concepts=change(rules.concepts, random.Random(seed), records))
    assert identify_base(edited) == identify_base(rules)
    before, after = (list_entries(of.concepts) for of in (rules, edited))
    changed = [*(before.items() - after.items()), *(after.items() - before.items())]
    reached = Reach(edited.names.value, edited.regions).of(changed)
    again = tuple(edited.extractor.extract(records, mentions=True))
    assert [e.record_id for e, new in zip(cold, again, strict=True) if e != new] == [
        e.record_id for e, new, record in zip(cold, again, records, strict=True) if e != new and reached(record)
    ]


def edit(concepts: Concepts, chance: random.Random, records: Sequence[Record]) -> Concepts:
    """Change, remove and add a few concepts in every file; what others refer to stays."""
    everything = [concept for file in concepts.files for concept in file.value.concepts]
    named = {key for c in everything for key in (*c.part_of, c.implies, c.without) if key}
    sorts = ("treatment", "patients", "unstated")
    standing = {key for name in Standing.of(concepts).ids for key in concepts.ancestors(name)}

    def change(file: Located[ConceptFile]) -> Located[ConceptFile]:
        free = [c.id for c in file.value.concepts if c.kind not in sorts and not c.paired and c.id not in standing]
        chosen = set(chance.sample(free, min(2, len(free))))
        kept = (
            new
            for c in file.value.concepts
            for new in (_variants(c, c.id in named, chance, records) if c.id in chosen else (c,))
        )
        return replace(file, value=file.value.model_copy(update={"concepts": tuple(kept)}))

    return Concepts(tuple(map(change, concepts.files)))


def respell(concepts: Concepts, chance: random.Random, records: Sequence[Record]) -> Concepts:
    """Add a synonym to some concepts in every file, or take one away; their names stay."""
    standing = {key for name in Standing.of(concepts).ids for key in concepts.ancestors(name)}
    changed: dict[str, Concept] = {}
    for file in concepts.files:
        free = [concept for concept in file.value.concepts if concept.id not in standing]
        for concept in chance.sample(free, min(4, len(free))):
            lost = chance.choice((None, *concept.synonyms))
            kept = tuple(synonym for synonym in concept.synonyms if synonym != lost)
            added = () if lost else (_phrase(chance, records),)
            changed[concept.id] = concept.model_copy(update={"synonyms": (*kept, *added)})
    return concepts.with_changed(changed)


def _phrase(chance: random.Random, records: Sequence[Record]) -> str:
    words = chance.choice(records).abstract.split() or ["nothing"]
    start = chance.randrange(len(words))
    return " ".join(words[start : start + chance.randint(1, 3)]).strip(".,;:()") or "nothing"


def _variants(concept: Concept, is_named: bool, chance: random.Random, records: Sequence[Record]) -> Iterator[Concept]:
    phrase = _phrase(chance, records)
    match chance.randrange(5):
        case 0 if not is_named:
            return
        case 1:
            yield concept.model_copy(update={"synonyms": (*concept.synonyms, phrase)})
        case 2:
            yield concept.model_copy(update={"name": f"{concept.name} proper", "synonyms": concept.synonyms[1:]})
        case 3:
            yield concept
            yield concept.model_copy(update={"id": f"{concept.id}-again", "name": phrase, "synonyms": ("aIFG",)})
        case _:
            yield concept.model_copy(update={"kind": "odd", "general": not concept.general})
