from dataclasses import replace

import pytest

from assistant.concepts import Concepts
from assistant.errors import UnknownNameError
from assistant.group import Grouping
from assistant.group.account import account_for
from assistant.group.rules import SectionRule
from assistant.group.vocabulary import Compared
from assistant.model import Region, Review
from tests.group.conftest import BuildReview
from tests.group.material import make_claim, make_region

TIE = {"comparison": None, "associate": "age", "associate_concept": "age"}


def asking(grouping: Grouping, section: str, *fields: Compared) -> Grouping:
    """Let a section compare on further fields."""

    def widen(rule: SectionRule) -> SectionRule:
        return rule.model_copy(update={"compare_on": (*rule.compare_on, *fields)}) if rule.id == section else rule

    return replace(grouping, sections=tuple(map(widen, grouping.sections)))


def shared_values(review: Review, grouping: Grouping, concepts: Concepts) -> list[dict[str, str | None]]:
    accounts = [account_for(synthesis, review, grouping, concepts) for synthesis in review.syntheses]
    return [{shared.field: shared.value for shared in account.shared} for account in accounts]


@pytest.mark.parametrize("field", Compared)
def test_every_field_that_a_section_may_compare_on_is_told(
    review_of: BuildReview, grouping: Grouping, concepts: Concepts, field: Compared
) -> None:
    rules = grouping
    for section in ("size", "relations"):
        known = next(rule.compare_on for rule in grouping.sections if rule.id == section)
        rules = asking(rules, section, *({field} - set(known)))
    review = review_of([make_claim("pmid:1", "oak", "increase"), make_claim("pmid:1", "oak", "positive", **TIE)])
    assert all(field in values for values in shared_values(review, rules, concepts))


def test_a_change_is_told_from_the_measure_itself(
    review_of: BuildReview, grouping: Grouping, concepts: Concepts
) -> None:
    rules = asking(grouping, "relations", Compared.CHANGE)
    claims = [make_claim("pmid:1", "oak", "positive", of_change=of_change, **TIE) for of_change in (True, False)]
    told = shared_values(review_of(claims, rules=rules), rules, concepts)
    assert sorted(str(values["change"]) for values in told) == ["change", "measure"]
    (difference,) = shared_values(review_of([make_claim("pmid:1", "oak", "increase")]), rules, concepts)
    assert "change" not in difference


def test_the_way_up_leads_from_the_region_of_a_claim_to_that_of_the_group(
    review_of: BuildReview, grouping: Grouping, concepts: Concepts
) -> None:
    twig = Region("twig", "twig", "twig", None, "acorn")
    review = review_of([make_claim("pmid:1", twig, "increase"), make_claim("pmid:2", "oak", "increase")])
    account = account_for(review.syntheses[0], review, grouping, concepts)
    assert [standing.way for standing in account.standings] == [("twig", "acorn", "oak"), ("oak",)]


def test_a_review_made_under_other_rules_is_told_as_far_as_it_is_known(
    review_of: BuildReview, grouping: Grouping, concepts: Concepts
) -> None:
    review = review_of(
        [make_claim("pmid:1", "oak", "increase"), make_claim("pmid:2", make_region("acorn"), "increase")]
    )
    without = Concepts(tuple(file for file in concepts.files if file.value.label != "region"))
    account = account_for(review.syntheses[0], review, grouping, without)
    assert [standing.way for standing in account.standings] == [("oak",), ()]
    with pytest.raises(UnknownNameError, match="section 'size'"):
        account_for(review.syntheses[0], review, replace(grouping, sections=()), concepts)
