import pytest

from assistant.errors import RuleFileError
from assistant.extract.claim_rules import load_claim_rules
from assistant.pack import Pack, PackFile

FACTS = PackFile(id="test", title="t", description="d", version="1")


def pack_with(tmp_path, text):
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "1.yaml").write_text(text, encoding="utf-8")
    return Pack(FACTS, (tmp_path,))


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("match: [directoin, place]", "unknown-label: 'directoin' is no label; did you mean 'direction'?"),
        ("match: [{up_to: 3}, place]", "give either 'of' or 'without'"),
        ("match: [{up_to: 900, of: [other]}, place]", "less than or equal to 60"),
        ("match: [{up_to: 50, of: [other]}, {up_to: 50, of: [other]}, {up_to: 3, of: [other]}, place]", "10,404 ways"),
        (f"match: [{', '.join(['place'] * 41)}]", "at most 40 items"),
        ("match: [place]\n    matches: 1", "unknown-key: rules.0.matches; did you mean 'match'?"),
    ],
)
def test_mistake_in_a_rule_is_located(tmp_path, rule, message):
    text = f"description: d\nrules:\n  - id: a\n    description: d\n    finds: difference\n    {rule}\n"
    with pytest.raises(RuleFileError) as caught:
        load_claim_rules(pack_with(tmp_path, text))
    assert message in str(caught.value)
    assert "1.yaml:6:" in str(caught.value) or "1.yaml:7:" in str(caught.value)


def test_all_problems_of_all_rules_are_listed(tmp_path):
    text = """description: d
rules:
  - {id: a, description: d, finds: difference, match: [plase, direction]}
  - {id: a, description: d, finds: difference, match: [place, directions]}
"""
    with pytest.raises(RuleFileError) as caught:
        load_claim_rules(pack_with(tmp_path, text))
    assert [p.code for p in caught.value.problems] == ["unknown-label", "duplicate-id", "unknown-label"]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("finds: difference, match: [place, measure]", "incomplete-rule: a rule that finds difference needs one of"),
        ("finds: association, match: [association, regions]", "finds association needs the step place"),
        ("finds: pair, match: [between, {one_of: [regions], slot: seed}]", "incomplete-rule: a rule that finds pair"),
        ("finds: difference, match: [place, {one_of: []}]", "at least 1"),
    ],
)
def test_rule_without_the_steps_its_finding_is_made_of_is_refused(tmp_path, rule, message):
    text = f"description: d\nrules:\n  - {{id: a, description: d, {rule}}}\n"
    with pytest.raises(RuleFileError) as caught:
        load_claim_rules(pack_with(tmp_path, text))
    assert message in str(caught.value)
