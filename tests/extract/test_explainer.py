"""Tables of sentences (all invented) and why they state what they state."""

from pathlib import Path

import pytest

from assistant.extract import ExtractionRules
from assistant.extract.explainer import Explainer, make_explainer
from assistant.extract.explanation import Explanation
from assistant.extract.outcome import Dropped, RegionOutcome
from assistant.model import Section

FINDING = "Patients showed lower gray matter volume in the left insula and putamen than controls."


@pytest.fixture(scope="module")
def explainer(rules: ExtractionRules) -> Explainer:
    return make_explainer(rules)


def only(explainer: Explainer, text: str, section: Section = Section.RESULTS) -> Explanation:
    (one,) = explainer.explain(text, section)
    return one


def outcome(explainer: Explainer, text: str) -> RegionOutcome:
    (found,) = only(explainer, text).outcomes
    return found


def test_mentions_quote_the_text_and_say_where_their_rule_stands(explainer: Explainer) -> None:
    one = only(explainer, FINDING)
    assert all(FINDING[mention.start : mention.end] == mention.text for mention in one.mentions)
    by_text = {mention.text: mention for mention in one.mentions}
    assert (by_text["insula"].label, by_text["insula"].concept) == ("region", "insula")
    location = by_text["insula"].location
    assert location is not None
    lines = Path(location.path).read_text(encoding="utf-8").splitlines()
    assert location.line is not None
    assert "insula" in lines[location.line - 1]


@pytest.mark.parametrize(
    ("text", "rule", "line_known"),
    [
        ("the insula", "concept:insula", True),
        ("the ventral posterolateral thalamic nuclei", "name-grammar", False),
    ],
)
def test_a_concept_has_a_line_and_the_grammar_a_file(
    explainer: Explainer, text: str, rule: str, line_known: bool
) -> None:
    (mention,) = only(explainer, text).mentions
    assert mention.rule == rule
    assert mention.location is not None
    assert (mention.location.line is not None) is line_known


def test_a_short_form_is_defined_by_the_text_itself(explainer: Explainer) -> None:
    mentions = only(explainer, "The insula (XQ) and the XQ were seen.").mentions
    assert [m.location for m in mentions if m.text == "XQ" and m.rule == "abbreviation"][:1] == [None]


def test_lists_write_out_heads_and_carry_laterality(explainer: Explainer) -> None:
    (places,) = only(explainer, "Volume of the left superior and middle temporal gyri was lower.").lists
    assert [(m.region.label, m.region.laterality, m.joint, m.carried) for m in places.members] == [
        ("superior temporal gyrus", "left", None, False),
        ("middle temporal gyrus", "left", "and", True),
    ]


def test_items_and_what_is_skipped_make_up_the_sentence(explainer: Explainer) -> None:
    text = "Volume of the insula (p < 0.05), which was lower in patients, was traced (twice)."
    items = only(explainer, text).items
    assert "".join(item.text for item in items).replace(" ", "") == text.replace(" ", "")
    labels = {item.text: item.label for item in items}
    assert (labels["insula"], labels["which"], labels["lower"]) == ("regions", "relative", "direction")
    assert labels["(p < 0.05)"] is None


@pytest.mark.parametrize(
    ("text", "fired"),
    [
        (FINDING, [("direction-shown-before", "decrease", "asserted")]),
        ("Volume of the insula may be lower in patients.", [("direction-after", "decrease", "hedged")]),
        ("Previous studies found lower volume of the insula.", [("direction-shown-before", "decrease", "background")]),
        (
            "Patients had lower volume of the insula, which correlated with pain intensity.",
            [("direction-shown-before", "decrease", "asserted"), ("association-of-which", "association", "asserted")],
        ),
    ],
)
def test_rules_that_fired_and_what_they_found(
    explainer: Explainer, text: str, fired: list[tuple[str, str, str]]
) -> None:
    found = [f for o in only(explainer, text).outcomes for f in o.fired]
    assert [(f.rule.id, s.direction, s.status) for f in found for s in f.said] == fired
    assert all(f.rule.location.line for f in found)


def test_one_entry_a_measure_whatever_the_number_of_regions(explainer: Explainer) -> None:
    found = outcome(explainer, "Fractional anisotropy and mean diffusivity of the fornix and cingulum were altered.")
    assert [region.label for region, _ in found.regions] == ["fornix", "cingulum"]
    ((first, second),) = [fired.said for fired in found.fired]
    assert (first.measure.id, second.measure.id) == ("FA", "MD")


def test_a_pair_names_the_rule_that_made_it(explainer: Explainer) -> None:
    found = outcome(explainer, "Patients had lower functional connectivity between the insula and the thalamus.")
    ((region, target),) = found.regions
    assert (region.id, target and target.id) == ("insula", "thalamus")
    assert found.pair_rule is not None
    assert found.pair_rule.id == "pair-between"


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("A cluster of gray matter volume lay in the insula.", Dropped.NO_RESPONSE),
        (FINDING, None),
    ],
)
def test_a_rule_that_fired_without_a_claim_says_why(explainer: Explainer, text: str, dropped: Dropped | None) -> None:
    (fired,) = outcome(explainer, text).fired
    assert fired.dropped is dropped
    assert bool(fired.said) is (dropped is None)


@pytest.mark.parametrize(
    ("text", "caution", "not_own"),
    [
        ("Volume of the insula may be lower in patients.", "may", None),
        ("Previous studies found lower volume of the insula.", None, "previous studies"),
        (FINDING, None, None),
    ],
)
def test_what_keeps_a_claim_from_being_asserted_is_quoted(
    explainer: Explainer, text: str, caution: str | None, not_own: str | None
) -> None:
    one = only(explainer, text)
    assert one.outcomes[0].fired[0].caution == caution
    assert one.not_own == not_own


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("The insula was of note.", [("direction-after", ("direction",), "was", None)]),
        ("Volume of the insula was dwarfed.", [("direction-after", ("direction",), "was", None)]),
    ],
)
def test_no_rule_fits_and_the_missing_step_is_placed(
    explainer: Explainer, text: str, nearest: list[tuple[str, tuple[str, ...], str | None, str | None]]
) -> None:
    near = outcome(explainer, text).nearest
    told = [
        (n.rule.id, lack.labels, lack.after and lack.after.text, lack.before and lack.before.text)
        for n in near
        for lack in n.lacks
    ]
    assert set(nearest) <= set(told)


def test_a_rule_that_is_refused_names_the_words_that_refuse_it(explainer: Explainer) -> None:
    text = "The insula, which shows reduced volume near the thalamus, was measured."
    (near,) = only(explainer, text).outcomes[0].nearest
    assert near.rule.id == "direction-relative"
    assert near.refused is not None
    assert (near.refused.key, near.refused.items[-1].text) == ("unless_followed", "thalamus")


def test_a_clause_that_ends_in_between_is_named(explainer: Explainer) -> None:
    found = only(explainer, "Reduced scores were seen, whereas the thalamus was measured.").outcomes[0]
    (obstacle,) = [near.in_the_way for near in found.nearest if near.in_the_way]
    assert [(item.text, item.label) for item in obstacle.items] == [("whereas", "boundary")]
    assert (obstacle.after.text, obstacle.before.text) == ("Reduced", "thalamus")


@pytest.mark.parametrize("section", list(Section))
def test_the_sentence_is_read_as_the_section_asked_for(explainer: Explainer, section: Section) -> None:
    one = only(explainer, FINDING, section)
    assert (one.text, one.section) == (FINDING, section)
    assert one.reported is (section in (Section.RESULTS, Section.CONCLUSION))
    assert all(FINDING[m.start : m.end] == m.text for m in one.mentions)


def test_a_heading_of_its_own_goes_before(explainer: Explainer) -> None:
    text = f"BACKGROUND: {FINDING} RESULTS: {FINDING}"
    first, second = explainer.explain(text)
    assert (first.text, first.section, second.section) == (FINDING, Section.BACKGROUND, Section.RESULTS)
    assert all(text[m.start : m.end] == m.text for one in (first, second) for m in one.mentions)


def test_a_wide_place_is_a_mention_but_makes_no_claim(explainer: Explainer) -> None:
    one = only(explainer, "Volume of cortex regions was lower.")
    wide = [m.text for m in one.mentions if m.label == "region" and not m.claimable]
    assert (wide, one.outcomes) == (["cortex regions"], ())


@pytest.mark.parametrize("text", [".", "(", "of the", "((( )", "\u200b x", "insula/", "RESULTS:"])
def test_fragments_are_explained_without_complaint(explainer: Explainer, text: str) -> None:
    for section in Section:
        assert all(one.text in text for one in explainer.explain(text, section))
