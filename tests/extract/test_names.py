import pytest

from assistant.extract.names import NameScanner
from assistant.extract.rules import load_name_grammar
from assistant.extract.tokenizer import open_tokenizer
from assistant.extract.word_classes import WordClasses
from assistant.extract.words import normalise
from assistant.pack import open_pack


@pytest.fixture(scope="module")
def read():
    cut = open_tokenizer()
    return lambda text: cut(normalise(text))


@pytest.fixture(scope="module")
def scanner(read):
    grammar = load_name_grammar(open_pack()).value
    names = NameScanner(grammar, WordClasses(grammar))
    return lambda text: list(names.scan(read(text)))


@pytest.fixture(scope="module")
def scanned(read, scanner):
    return lambda text: [(read(text).text(s.start, s.end), s.label) for s in scanner(text)]


@pytest.fixture(scope="module")
def scan(read, scanner):
    return lambda text: [read(text).text(s.start, s.end) for s in scanner(text) if s.complete]


@pytest.mark.parametrize(
    "name",
    [
        "ventral posterolateral thalamic nucleus",
        "dorsal part of the anterior insula",
        "inferior frontal gyrus",
        "head of the caudate nucleus",
        "splenium of the corpus callosum",
        "cerebellar lobule VI",
        "Crus II",
        "Brodmann area 10",
        "BA 9/46",
        "superior longitudinal fasciculus",
        "anterior limb of the internal capsule",
        "fronto-parietal cortex",
        "medial prefrontal cortex",
        "default mode network",
        "frontal-lobe",
        "default-mode-network",
        "area OP 2",
        "parietal area Te 1.0",
        "anterior short gyrus",
        "cuneus/precuneus",
        "frontal white matter",
        "dorsolateral prefrontal cortices",
        "nucleus of the solitary tract",
        "nucleus raphe obscurus",
        "nucleus reticularis tegmenti pontis",
        "stratum lacunosum",
        "suprageniculate nucleus",
        "upper half of the superior colliculus",
        "interstitial nucleus of Cajal",
        "Edinger-Westphal nucleus",
        "Clarke's nucleus",
        "area TE",
        "areas 17, 18 and 19",
        "limbic structures",
    ],
)
def test_name_is_read_whole(scan, name):
    assert scan(f"Volume of the {name} was measured.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "the cortex",
        "several regions",
        "pain-related areas",
        "white matter",
        "the control group",
        "lower back pain",
        "several nuclei",
        "nucleus analysis",
        "memory formation",
        "the individual nucleus",
        "a visual field",
        "layer IV",
        "Cajal",
        "area of 5",
    ],
)
def test_generic_words_are_no_name(scan, text):
    assert scan(f"Here {text} is spoken of.") == []


def test_hyphen_between_two_nouns_parts_them(scan):
    assert scan("amygdala-hippocampus connectivity") == ["amygdala", "hippocampus"]


def test_word_after_a_name_can_change_its_sense(scan):
    assert scan("patients with temporal lobe epilepsy") == []


def test_bare_part_adds_nothing_to_the_region_it_is_of(scan):
    assert scan("in parts of the ventral pallidum and the dorsal part of the insula") == [
        "ventral pallidum",
        "dorsal part of the insula",
    ]


def test_wide_place_is_no_region(scanned):
    assert scanned("in cortical areas and the cortex") == [
        ("cortical areas", "broad-region"),
        ("cortex", "broad-region"),
    ]
    assert scanned("the prefrontal cortex") == [("prefrontal cortex", "region")]


def test_adjective_of_a_way_is_told_from_that_of_a_place(scanner):
    rules = [span.rule for span in scanner("thalamocortical and hippocampal axons")]
    assert rules == ["connection-name", "name-grammar"]
