"""What the region concepts of the packs must keep, whoever edits them."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from assistant.concepts import Concept, Concepts, Level, load_concepts
from assistant.extract.region_names import RegionNames
from assistant.extract.rules import load_name_grammar
from assistant.extract.tokenizer import open_tokenizer
from assistant.extract.vocabulary import ConceptMatcher
from assistant.extract.words import normalise
from assistant.pack import open_pack

WIDTH = [Level.AREA, Level.REGION, Level.LOBE, Level.SYSTEM]
TOO_WIDE = {
    *("cortex", "gyrus", "sulcus", "area", "region", "lobe", "lobule", "nucleus", "network", "tract", "fiber", "brain"),
    *("white matter", "gray matter", "motor", "sensory", "visual", "executive control", "salience", "body", "head"),
    *("operculum", "uvula", "tonsil", "septum", "pain related area", "neural network", "brain network"),
}
SIDES = {"left", "right", "bilateral"}


@pytest.fixture(scope="module")
def concepts() -> Concepts:
    return load_concepts(open_pack())


@pytest.fixture(scope="module")
def regions(concepts: Concepts) -> tuple[Concept, ...]:
    return tuple(concepts.labelled("region"))


@pytest.fixture(scope="module")
def names(concepts: Concepts) -> RegionNames:
    return RegionNames(concepts, load_name_grammar(open_pack()).value)


def spellings(concept: Concept) -> Iterator[str]:
    yield concept.name
    yield from concept.synonyms


def test_every_concept_has_a_level(regions: tuple[Concept, ...]) -> None:
    assert [c.id for c in regions if c.level is None] == []


@pytest.mark.parametrize("level", [Level.REGION, Level.LOBE])
def test_narrow_concepts_roll_up(concepts: Concepts, regions: tuple[Concept, ...], level: Level) -> None:
    narrower = [c for c in regions if c.level in WIDTH[: WIDTH.index(level)]]
    assert [c.id for c in narrower if not concepts.at_level(c.id, level)] == []


def test_no_concept_is_part_of_a_narrower_one(regions: tuple[Concept, ...]) -> None:
    width = {c.id: WIDTH.index(c.level) for c in regions if c.level}
    assert [(c.id, parent) for c in regions for parent in c.part_of if width[parent] < width[c.id]] == []


def test_no_spelling_names_two_concepts(regions: tuple[Concept, ...], names: RegionNames) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for concept in regions:
        for spelling in spellings(concept):
            owners[names.key(spelling)].add(concept.id)
    assert {key: sorted(ids) for key, ids in owners.items() if len(ids) > 1} == {}


def test_no_spelling_is_too_short_too_wide_or_one_sided(regions: tuple[Concept, ...], names: RegionNames) -> None:
    wrong = [
        (concept.id, spelling)
        for concept in regions
        for spelling in spellings(concept)
        if len(spelling) < 2 or names.key(spelling) in TOO_WIDE or SIDES & set(spelling.lower().split())
    ]
    assert wrong == []


def test_no_concept_repeats_a_spelling(regions: tuple[Concept, ...]) -> None:
    assert [c.id for c in regions if len(set(spellings(c))) != 1 + len(c.synonyms)] == []


def test_public_ids_are_well_formed_and_used_once(regions: tuple[Concept, ...]) -> None:
    ids = [x for c in regions for x in c.xref]
    assert [x for x in ids if not re.fullmatch(r"(NN|BIRNLEX):\d+", x)] == []
    assert sorted({x for x in ids if ids.count(x) > 1}) == []


def test_examples_name_a_region_of_their_own_file(concepts: Concepts) -> None:
    cut = open_tokenizer()
    matcher = ConceptMatcher(cut, concepts, load_name_grammar(open_pack()).value.initials)
    for file in concepts.files:
        if file.value.label != "region":
            continue
        own = {concept.id for concept in file.value.concepts}
        for text in (*file.value.examples.match, *file.value.examples.no_match):
            found = own & {span.concept for span in matcher(cut(normalise(text)))}
            assert bool(found) is (text in file.value.examples.match), f"{file.path.name}: {text}: {found}"


@pytest.mark.parametrize(
    ("concept", "level", "expected"),
    [
        ("dorsal-anterior-insula", Level.REGION, "insula"),
        ("dorsolateral-prefrontal-cortex", Level.REGION, "dorsolateral-prefrontal-cortex prefrontal-cortex"),
        ("dorsolateral-prefrontal-cortex", Level.LOBE, "frontal-lobe"),
        ("primary-somatosensory-cortex", Level.REGION, "postcentral-gyrus"),
        ("primary-somatosensory-cortex", Level.SYSTEM, "somatomotor-system"),
        ("somatomotor-network", Level.SYSTEM, "somatomotor-network somatomotor-system"),
        ("secondary-somatosensory-cortex", Level.SYSTEM, ""),
        ("fusiform-gyrus", Level.LOBE, "temporal-lobe"),
        ("hippocampus", Level.LOBE, "temporal-lobe"),
        ("cingulum-hippocampus", Level.LOBE, "limbic-fibers"),
        ("subgenual-anterior-cingulate-cortex", Level.LOBE, "limbic-lobe"),
        ("pulvinar", Level.REGION, "thalamus"),
        ("thalamus", Level.LOBE, "subcortical-gray-matter"),
        ("cerebellar-lobule-viiia", Level.LOBE, "cerebellum"),
        ("cerebellum", Level.REGION, ""),
    ],
)
def test_what_rolls_up_to_what(concepts: Concepts, concept: str, level: Level, expected: str) -> None:
    assert concepts.at_level(concept, level) == tuple(expected.split())


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ("aIFG", ("inferior-frontal-gyrus", False)),
        ("IFG", ("inferior-frontal-gyrus", True)),
        ("dACC", ("dorsal-anterior-cingulate-cortex", True)),
        ("bIFG", (None, False)),
    ],
)
def test_a_letter_for_the_place_makes_a_part_of_a_short_form(
    names: RegionNames, short: str, expected: tuple[str | None, bool]
) -> None:
    assert names.nearest(short) == expected
