"""Every language of the pack says what English says, and sets it as its script wants it."""

import re
from pathlib import Path

import pytest
from jinja2 import meta

from assistant.draft import Phrases, compose, load_phrases, to_markdown
from assistant.draft.blocks import Paragraph
from assistant.draft.document import Numbered, Spacing
from assistant.draft.group_names import name_sides, name_variable, tell_sides
from assistant.draft.material import gather_material
from assistant.draft.phrase_book import PHRASES, WORDS
from assistant.draft.phrase_filters import close_up, make_environment
from assistant.draft.translations import check_names, note_untranslated
from assistant.draft.wording import name_region, name_value
from assistant.errors import Severity
from assistant.model import Comparison, Region
from assistant.pack import open_pack
from tests.draft.conftest import Desk
from tests.draft.sample import LEFT, OUTLINE, PAIR, TERSE, make_review, make_snapshot, region

HERE = Path(__file__).parent.parent.parent / "rules" / "neuroimaging" / "phrases"
LANGUAGES = sorted(path.stem for path in HERE.glob("*.yaml") if "." not in path.stem)
# What the grammar of a language may have no use for; all else is a fact that a phrase must tell.
GRAMMAR = {"article", "paired", "by_side", "several", "firm", "first", "alone", "over_time"}
WORDED = ("number", "plural", "capital")


@pytest.fixture(scope="module")
def chinese(desk: Desk) -> Phrases:
    return load_phrases(desk.pack, "zh")


def variables(phrases: Phrases, name: str) -> set[str]:
    text = phrases.file.value.phrases[name]
    return meta.find_undeclared_variables(make_environment(phrases.file.value.words).parse(text))


def test_there_is_more_than_one_language() -> None:
    assert LANGUAGES == ["en", "zh"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_all_phrases_and_words(language: str) -> None:
    file = load_phrases(open_pack(), language).file.value
    assert file.language == language
    assert file.phrases.keys() == PHRASES.keys()
    assert file.words.keys() == WORDS.keys()
    assert all(WORDS[table] <= words.keys() for table, words in file.words.items())


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_a_phrase_tells_the_facts_that_the_english_one_tells(language: str) -> None:
    english, other = load_phrases(open_pack()), load_phrases(open_pack(), language)
    differing = {name: variables(english, name) ^ variables(other, name) for name in PHRASES}
    assert {name: found - GRAMMAR for name, found in differing.items() if found - GRAMMAR} == {}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_a_word_is_not_the_english_one(language: str) -> None:
    english, other = load_phrases(open_pack()).file.value, load_phrases(open_pack(), language).file.value
    same = {
        (table, key)
        for table in WORDS
        for key, word in other.words[table].items()
        if english.words[table].get(key) == word and re.search("[a-z]", word)
    }
    assert same == {("format", "bibtex")}


def test_spaces_beside_ideographs_are_left_out() -> None:
    assert close_up("在 患者 中 低于\n健康对照 \ue000pmid:1\ue00f 。") == "在患者中低于健康对照\ue000pmid:1\ue00f。"
    assert close_up("ReHo of a region, FC 2") == "ReHo of a region, FC 2"
    assert close_up("（ n = 3 ）") == "（n = 3）"


def test_lists_and_labels_are_joined_as_the_language_wants_it(chinese: Phrases) -> None:
    assert chinese.say("measures", measures=("甲", "乙", "丙")) == "甲、乙和丙"
    assert chinese.join(("甲", "乙"), "series") == "甲；乙"
    assert str(Numbered("表", 2, Spacing("：", "", "", " "))) == "表2"
    assert Numbered("表", 2, Spacing("：", "", "", " ")).before("题") == "表2 题"
    assert Numbered("Table", 2).before("Title") == "Table 2. Title"


def test_words_of_abstracts_stand_behind_the_names_of_concepts(desk: Desk, chinese: Phrases) -> None:
    material = gather_material(make_review(), make_snapshot(), desk.concepts, chinese, OUTLINE)
    assert name_sides(material, PAIR) == ("患者（patients with pain）", "healthy controls")
    assert tell_sides(material, TERSE) == ("患者", "healthy controls")
    same = Comparison("BMP+", "BMP-", None, "patients", "patients")
    assert name_sides(material, same) == ("“BMP+”", "“BMP-”")
    assert tell_sides(material, same) is None
    assert name_region(material, region("thalamus", LEFT)) == "左侧丘脑"
    assert name_region(material, region("lobule VI", LEFT)) == "左侧“lobule VI”"
    assert (
        name_region(material, Region("ventral insula", "ventral-insula", "", None, "insula"))
        == "岛叶（ventral insula）"
    )
    assert name_variable(material, "VAS", None) == "“VAS”"


def test_a_language_of_the_abstracts_tells_their_words(desk: Desk) -> None:
    material = desk.material()
    assert name_sides(material, PAIR) == ("patients with pain", "healthy controls")
    assert name_variable(material, "VAS", None) == "VAS"


def test_sentences_of_a_paragraph_follow_each_other(desk: Desk, chinese: Phrases) -> None:
    document = compose(make_review(), make_snapshot(), desk.concepts, chinese, OUTLINE, desk.style, "T", "0.0")
    assert document.spacing == Spacing("：", "", "", " ")
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph) and len(block.sentences) > 1]
    assert paragraphs
    assert not re.search("。 ", to_markdown(document))


def test_names_of_unknown_concepts_are_told_and_missing_ones_noted(desk: Desk, chinese: Phrases) -> None:
    unknown = {problem.message.split("'")[1] for problem in check_names(chinese, desk.concepts)}
    assert "thalamus" not in unknown and "hippocampus" in unknown
    notes = tuple(note_untranslated(chinese, desk.concepts, ["Grey matter structure", "A title of mine"]))
    assert [note.code for note in notes] == ["untranslated-text"]
    assert "'A title of mine'" in notes[0].message and notes[0].severity is Severity.NOTE
    assert tuple(note_untranslated(desk.phrases, desk.concepts, ["A title of mine"])) == ()


@pytest.mark.parametrize(
    ("value", "english", "told"),
    [("up to 19", "up to 19", "≤19"), ("20-39", "20-39", "20～39"), ("from 2025", "from 2025", "≥2025")],
)
def test_bands_of_numbers_are_told(desk: Desk, chinese: Phrases, value: str, english: str, told: str) -> None:
    material = gather_material(make_review(), make_snapshot(), desk.concepts, chinese, OUTLINE)
    assert (name_value(desk.material(), value), name_value(material, value)) == (english, told)
    assert name_value(material, "left") == "左侧" and name_value(material, "seaside") == "“seaside”"
