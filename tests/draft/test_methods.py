"""The methods of a draft: each item of SWiM has its sentence, and each sentence says what the rules say."""

import shutil
from dataclasses import replace

import pytest
import yaml

from assistant.draft import SectionOutline, compose, load_phrases
from assistant.draft.blocks import Heading, Paragraph
from assistant.draft.document import Document
from assistant.draft.material import gather_material
from assistant.draft.methods import write_methods
from assistant.draft.sentences import NumberRef, Text
from assistant.pack import open_pack
from tests.draft.conftest import Desk
from tests.draft.sample import OUTLINE, make_review, make_snapshot

# Item of SWiM (Campbell et al., BMJ 2020;368:l6890) -> the phrase that answers it
SWIM = {
    "1 grouping studies for synthesis": "methods.grouping",
    "2 standardised metric and transformation": "methods.metric",
    "3 synthesis methods": "methods.synthesis",
    "4 criteria to prioritise results": "methods.priority",
    "5 investigation of heterogeneity": "methods.heterogeneity",
    "6 certainty of evidence": "methods.certainty",
    "7 data presentation methods": "methods.presentation",
    "8 reporting results": "methods.reporting",
    "9 limitations of the synthesis": "limits.synthesis",
}


@pytest.fixture(scope="module")
def marked(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Document:
    """Draft with the phrase of each item replaced by the name of the item."""
    folder = tmp_path_factory.mktemp("marked") / "pack"
    shutil.copytree(desk.pack.folders[0], folder)
    path = folder / "phrases" / "en.yaml"
    content = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    content["phrases"] |= {phrase: f"SWiM {item}." for item, phrase in SWIM.items()}
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    phrases = load_phrases(open_pack(str(folder)))
    return compose(
        make_review(), make_snapshot(), desk.concepts, phrases, OUTLINE, desk.style, "Invented review", "0.0"
    )


@pytest.mark.parametrize("item", SWIM)
def test_each_item_of_swim_has_its_sentence(marked: Document, item: str) -> None:
    heading = ""
    found = []
    for block in marked.blocks:
        heading = block.text if isinstance(block, Heading) and block.level == 1 else heading
        for sentence in block.sentences if isinstance(block, Paragraph) else ():
            if sentence.inlines == (Text(f"SWiM {item}."),):
                found.append(heading)
    assert found == ["Limits of this draft" if item.startswith("9") else "Methods"]


def methods(desk: Desk, *sections: SectionOutline) -> str:
    outline = replace(OUTLINE, sections=sections)
    blocks = write_methods(gather_material(make_review(), make_snapshot(), desk.concepts, desk.phrases, outline))
    sentences = [sentence for block in blocks if isinstance(block, Paragraph) for sentence in block.sentences]
    return " ".join("".join(i.text if isinstance(i, Text) else "#" for i in s.inlines) for s in sentences)


PLAIN = SectionOutline("a", "Grey matter", "", 2, 0.75, ("stratum", "measure", "region"), ("region", "lobe"), ("year",))


def test_the_methods_say_what_is_compared_at_which_levels_and_what_may_explain(desk: Desk) -> None:
    told = methods(desk, PLAIN)
    assert "agree in the population, the measure and the region. So" in told
    assert "compared at these levels: region, lobe; at a wider one" in told
    assert "separate the two sides: the year of publication." in told
    assert "A consensus needs at least two cohorts that agree, and at least 75% of those that looked." in told
    assert "The populations are “Pain in cancer”, and for comparison only “No cancer”." in told


def test_sections_with_rules_of_their_own_are_named(desk: Desk) -> None:
    other = replace(PLAIN, id="b", title="Ties", min_cohorts=3, compare_on=("associate",), levels=("system", "area"))
    told = methods(desk, PLAIN, other)
    assert "the region (sections “Grey matter”); in the variable they are related to (sections “Ties”). So" in told
    assert "these levels: area, region, lobe, system; at" in told
    assert "75% of those that looked (Grey matter); at least three cohorts" in told


def test_the_methods_say_what_is_weighed_and_what_stands_in_tables_only(desk: Desk) -> None:
    other = replace(PLAIN, id="b", title="Ties", weighed=True, min_cohorts_told=3)
    told = methods(desk, PLAIN, other)
    assert "75% of those that looked (Grey matter); at least two" in told
    assert "looked, counted by participants where the size of every cohort is known (Ties)." in told
    assert "Groups of fewer than three cohorts stand in the tables only (sections “Ties”)." in told
    assert "in the tables only." in methods(desk, other)
    assert "in the tables only" not in methods(desk, PLAIN)


def test_tables_are_named_only_where_they_stand(desk: Desk) -> None:
    review = replace(make_review(), claims=(), syntheses=())
    material = gather_material(review, make_snapshot(), desk.concepts, desk.phrases, OUTLINE)
    named = {
        inline.key
        for block in write_methods(material)
        for sentence in (block.sentences if isinstance(block, Paragraph) else ())
        for inline in sentence.inlines
        if isinstance(inline, NumberRef)
    }
    assert named == {"flow", "flow-chart"}
