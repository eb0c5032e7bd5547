"""The reference of the rules stays true: its tables name the keys of the schemas, its YAML loads, its recipes work."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from pydantic import BaseModel

from assistant.cli import main
from assistant.cli.pipeline import make_review
from assistant.cli.rule_sets import Rules, load_rules
from assistant.concepts import Concept, ConceptFile, Examples
from assistant.draft.phrase_book import WORDS
from assistant.draft.phrase_file import PhraseFile
from assistant.extract import rules as grammar
from assistant.extract.claim_rules import Choice, ClaimFile, ClaimRule, Gap
from assistant.extract.labels import LABELS
from assistant.group import (
    conditions,
    overview_rules,
    proposal_rules,
    regrouping,
    screening_rules,
    section_examples,
)
from assistant.group import rules as grouping
from assistant.group.conditions import Values
from assistant.group.vocabulary import Alike, Compared, Explainer, RegionLevel
from assistant.model import GapField, Record, Review
from assistant.pack import DEFAULT_PACK, KINDS, PackFile, open_pack
from assistant.read import duplicate_rules as reading
from documentation import reference
from documentation.site import ELSEWHERE

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # seconds quicker where there is one in C


def keys(schema: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in schema.model_fields.items()}


TABLES = {
    "key of `pack.yaml`": keys(PackFile),
    "key of examples": keys(Examples),
    "key of a concept file": keys(ConceptFile),
    "key of a concept": keys(Concept),
    "key of region names": keys(grammar.NameGrammar),
    "key of sections": keys(grammar.AbstractParts),
    "key of cues": keys(grammar.SentenceCues),
    "key of participants": keys(grammar.ParticipantWords),
    "key of coordinates": keys(grammar.CoordinateWords),
    "key of an axis": keys(grammar.Axis),
    "key of a claim file": keys(ClaimFile),
    "key of a claim rule": keys(ClaimRule),
    "key of a choice": keys(Choice),
    "key of a gap": keys(Gap),
    "item label": set(LABELS),
    "key of a screening file": keys(screening_rules.ScreeningFile),
    "key of a screening rule": keys(screening_rules.ScreeningRule),
    "key of where (screening)": keys(screening_rules.ScreeningWhere),
    "key of a screening example": keys(screening_rules.ScreeningExample),
    "key of a grouping file": keys(grouping.GroupingFile),
    "key of a condition": keys(Values),
    "key of a stratum": keys(grouping.StratumRule),
    "key of where (stratum)": keys(conditions.StratumWhere),
    "key of a section": keys(grouping.SectionRule),
    "key of where (claims)": keys(conditions.ClaimWhere),
    "key of a section example": keys(section_examples.SectionExample),
    "key of an example claim": keys(section_examples.ExampleClaim),
    "key of a range": keys(conditions.Range),
    "key of a merge": keys(regrouping.MergeRule),
    "key of a split": keys(regrouping.SplitRule),
    "key of an exclusion": keys(grouping.ExcludeRule),
    "word of compare_on": set(Compared),
    "region level": set(RegionLevel),
    "key of consensus": keys(grouping.ConsensusRule),
    "key of discrepancy": keys(grouping.DiscrepancyRule),
    "word of explain_by": set(Explainer),
    "key of a cohort": keys(grouping.CohortRule),
    "key of a proposal": keys(proposal_rules.ProposalRule),
    "word of alike": set(Alike),
    "key of a contrast": keys(grouping.ContrastRule),
    "key of compared_only_for": keys(grouping.ComparedOnlyFor),
    "key of bands": keys(grouping.Bands),
    "key of a count": keys(overview_rules.CountRule),
    "key of a technique": keys(overview_rules.TechniqueRule),
    "key of a target": keys(overview_rules.TargetRule),
    "key of a technique at a target": keys(overview_rules.ReachedBy),
    "key of a gap in the evidence": keys(overview_rules.GapRule),
    "word of field": set(GapField),
    "key of phrases": keys(PhraseFile),
    "key of duplicates": keys(reading.DuplicateRules),
    "key of a duplicate condition": keys(reading.Condition),
    "key of preprints": keys(reading.Preprints),
    "key of precedence": keys(reading.Precedence),
    "table of words": set(WORDS),
}


@pytest.fixture(scope="module")
def text(checkout: Path) -> str:
    return (checkout / "docs" / "rules.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tables(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for head, rows in re.findall(r"^\| (.+?) \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.M):
        found[head] = {name for row in rows.splitlines() for name in re.findall(r"`(.+?)`", row.split("|")[1])}
    return found


@pytest.fixture(scope="module")
def laid_over(text: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write every YAML block where its first line says."""
    folder = tmp_path_factory.mktemp("docs") / "my-rules"
    for name, content in blocks(text):
        path = folder / name
        assert not path.exists(), f"{name} stands twice"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def rules(laid_over: Path) -> Rules:
    return load_rules(DEFAULT_PACK, laid_over)


@pytest.fixture(scope="module")
def review(text: str, rules: Rules, tmp_path_factory: pytest.TempPathFactory) -> Review:
    (search,) = re.findall(r"^```text\n(.+?)^```", text, re.M | re.S)
    path = tmp_path_factory.mktemp("docs") / "try.nbib"
    path.write_text(search, encoding="utf-8")
    return make_review([path], rules).review


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Go through the YAML blocks: file and content."""
    for content in re.findall(r"^```yaml\n(.+?)^```", text, re.M | re.S):
        head = re.match(r"# ([a-z]+/[\w.-]+\.yaml)\n", content)
        assert head, f"a block does not name its file: {content[:40]!r}"
        yield head[1], content


def test_every_table_of_keys_is_checked(tables: dict[str, set[str]]) -> None:
    named = {head for head in tables if re.match(r"(key|word|table) of |item label|region level", head)}
    assert named == TABLES.keys()


@pytest.mark.parametrize("head", TABLES)
def test_a_table_names_each_key_of_its_schema_and_no_other(head: str, tables: dict[str, set[str]]) -> None:
    assert tables[head] == TABLES[head]


def test_there_is_a_block_for_each_kind_of_rules(text: str) -> None:
    assert {name.split("/")[0] for name, _ in blocks(text)} == set(KINDS)


def test_the_labels_of_the_pack_are_explained(tables: dict[str, set[str]]) -> None:
    used = {yaml.load(path.read_text(encoding="utf-8"), LOADER)["label"] for path in open_pack().files("concepts")}
    assert tables["label"] == used


def test_the_blocks_load_over_the_pack_and_their_examples_hold(rules: Rules) -> None:
    assert rules.problems_in_examples() == ()


def test_the_recipes_do_what_they_say(review: Review) -> None:
    claims = {(row.claim.record_id, row.claim.region.id): row.claim for row in review.claims}
    assert ("pmid:90000001", "anterior-olfactory-nucleus") in claims
    spared = claims["pmid:90000003", "hippocampus"]
    assert (spared.rule, spared.direction) == ("spared-after", "no_difference")
    assert joined(review, "insula") == {("consensus", 3)}
    assert joined(review, "superior-temporal-gyrus") == {("unresolved", 2)}


def test_the_explained_sentence_gives_what_is_shown(text: str, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines and columns of rules may have moved."""
    ((command, shown),) = re.findall(r"^```console\n\$ draftreview (.+)\n((?:.*\n)+?)```", text, re.M)
    monkeypatch.chdir(checkout)
    result = CliRunner().invoke(main, shlex.split(command))
    assert result.exit_code == 0
    assert without_lines(result.stdout) == without_lines(shown)


def test_the_explained_sentence_is_a_decrease_with_the_rule_it_lacked(text: str, rules: Rules) -> None:
    (sentence,) = re.findall(r'^\$ draftreview explain "(.+)"', text, re.M)
    ((extraction),) = rules.extraction.extractor.extract([Record("pmid:1", "", f"RESULTS: {sentence}")])
    assert [(claim.rule, claim.direction) for claim in extraction.claims] == [("direction-after", "decrease")]


def without_lines(text: str) -> str:
    return re.sub(r"(?<=\.yaml):\d+:\d+", "", text)


@pytest.mark.parametrize("name", reference.PAGES)
def test_a_generated_page_is_current(name: str) -> None:
    written = (reference.FOLDER / name).read_text(encoding="utf-8")
    assert written == reference.PAGES[name](), "run make reference"


def test_every_page_stands_once_in_the_navigation(checkout: Path) -> None:
    """What is not listed in ``nav`` of ``mkdocs.yml`` cannot be found by readers, and fails ``make docs``."""
    listed = list(leaves(yaml.safe_load((checkout / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]))
    docs = checkout / "docs"
    written = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    assert len(listed) == len(set(listed))
    assert set(listed) == written | ELSEWHERE.keys()


def joined(review: Review, region: str) -> set[tuple[str, int]]:
    """Give verdict and number of cohorts of the syntheses on a region."""
    return {(s.verdict.value, len(s.cohorts)) for s in review.syntheses if s.region == region}


def leaves(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from leaves(child)
