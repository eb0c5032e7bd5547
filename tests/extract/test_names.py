import pytest

from assistant.extract.names import NameScanner
from assistant.extract.rules import load_name_grammar
from assistant.extract.words import Words, normalise
from assistant.pack import open_pack


@pytest.fixture(scope="module")
def scan():
    spacy = pytest.importorskip("spacy")
    scanner = NameScanner(load_name_grammar(open_pack()).value)
    nlp = spacy.blank("en")

    def run(text: str) -> list[str]:
        words = Words.of(nlp.make_doc(normalise(text)))
        return [words.text(s.start, s.end) for s in scanner.scan(words) if s.complete]

    return run


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
        "cuneus/precuneus",
        "frontal white matter",
        "dorsolateral prefrontal cortices",
    ],
)
def test_name_is_read_whole(scan, name):
    assert scan(f"Volume of the {name} was measured.") == [name]


@pytest.mark.parametrize(
    "text",
    ["the cortex", "several regions", "pain-related areas", "white matter", "the control group", "lower back pain"],
)
def test_generic_words_are_no_name(scan, text):
    assert scan(f"Here {text} is spoken of.") == []


def test_hyphen_between_two_nouns_parts_them(scan):
    assert scan("amygdala-hippocampus connectivity") == ["amygdala", "hippocampus"]


def test_word_after_a_name_can_change_its_sense(scan):
    assert scan("patients with temporal lobe epilepsy") == []
