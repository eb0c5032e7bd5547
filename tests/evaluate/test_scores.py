from assistant.evaluate import Level, evaluate
from assistant.evaluate.figures import score
from assistant.evaluate.scores import RuleScore
from assistant.interchange import to_plain
from assistant.model import Direction, Status
from tests.evaluate.material import WORDS, annotated, extracted, record


def test_figures_are_shares_of_what_was_found_and_of_what_is_there() -> None:
    found = score(right=1, extracted=4, found=1, annotated=2)
    assert (found.precision, found.recall, found.f1) == (0.25, 0.5, 0.333)


def test_nothing_found_and_nothing_there_are_zero() -> None:
    assert to_plain(score(0, 0, 0, 0)) == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


def test_levels_count_matched_claims_over_all_records() -> None:
    gold = [record("pmid:1", annotated("fornix"), annotated("pons")), record("pmid:2", annotated("insula"))]
    claims = [extracted("fornix", side="left"), extracted("insula", "increase", record_id="pmid:2")]
    scores = evaluate(gold, claims, WORDS).scores
    assert (scores.records, scores.annotated, scores.extracted) == (2, 3, 2)
    assert [scores.levels[level].matched for level in Level] == [2, 1, 1, 0]
    assert to_plain(scores.levels[Level.CLAIM].score) == {"precision": 0.5, "recall": 0.333, "f1": 0.4}


def test_f1_by_record_leaves_out_records_without_any_claim() -> None:
    gold = [record("pmid:1", annotated("fornix")), record("pmid:2"), record("pmid:3")]
    claims = [extracted("fornix"), extracted("fornix", record_id="pmid:3")]
    assert evaluate(gold, claims, WORDS).scores.levels[Level.FULL].f1_by_record == 0.5


def test_only_asserted_claims_of_annotated_records_count() -> None:
    claims = [extracted("fornix", status=Status.HEDGED), extracted("pons", record_id="pmid:9"), extracted("insula")]
    scores = evaluate([record("pmid:1", annotated("fornix"))], claims, WORDS).scores
    assert (scores.extracted, scores.levels[Level.LOCATED].matched) == (1, 0)


def test_recall_by_direction_is_that_of_directed_claims() -> None:
    gold = record("pmid:1", annotated("fornix"), annotated("pons"), annotated("insula", "increase"))
    claims = [extracted("fornix", measure="MD"), extracted("insula", "decrease")]
    scores = evaluate([gold], claims, WORDS).scores
    assert list(scores.directions) == [Direction.INCREASE, Direction.DECREASE]
    assert to_plain(scores.directions[Direction.DECREASE]) == {"annotated": 2, "found": 1, "recall": 0.5}
    assert scores.directions[Direction.INCREASE].found == 0


def test_a_rule_is_judged_by_the_claims_it_made() -> None:
    gold = record("pmid:1", annotated("fornix"), annotated("pons"), annotated("insula"), annotated("amygdala"))
    claims = [
        extracted("fornix", rule="b"),
        extracted("pons", rule="b"),
        extracted("cuneus", rule="b"),
        extracted("insula", rule="a", measure="MD"),
    ]
    rules = evaluate([gold], claims, WORDS).scores.rules
    assert list(rules.items()) == [("b", RuleScore(3, 2, 0.667, 0.5)), ("a", RuleScore(1, 0, 0.0, 0.0))]


def test_of_two_claims_on_one_place_the_one_that_fits_is_right() -> None:
    claims = [extracted("fornix", rule="wrong", measure="MD"), extracted("fornix", rule="right")]
    rules = evaluate([record("pmid:1", annotated("fornix"))], claims, WORDS).scores.rules
    assert {rule: found.right for rule, found in rules.items()} == {"right": 1, "wrong": 0}


def test_claims_without_a_partner_are_listed_with_what_they_share() -> None:
    gold = record("pmid:1", annotated("fornix"), annotated("pons"), annotated("insula"))
    found = evaluate([gold], [extracted("fornix"), extracted("pons", "increase"), extracted("cuneus")], WORDS)
    assert [(d.claim.region, d.levels) for d in found.missed] == [("pons", (Level.LOCATED,)), ("insula", ())]
    assert [(d.record_id, d.levels) for d in found.spurious] == [("pmid:1", (Level.LOCATED,)), ("pmid:1", ())]
