from itertools import permutations

from assistant.model import Author
from assistant.read.duplicate_rules import Precedence
from assistant.read.precedence import merge_entries
from tests.read.likeness import entry

RULES = Precedence(formats=("medline", "ris"), fuller=("abstract", "authors"), fuller_by=1.5)


def test_the_trusted_format_comes_first_and_others_fill_its_gaps() -> None:
    ris = entry(1, "Title of RIS", form="ris", pmid="1", year="2020", volume="3", page="7")
    other = entry(2, "Title of a table", form="csv", pmid="1", year="2020", volume="4", page="7", issue="2")
    medline = entry(3, "Title of MEDLINE", pmid="1")
    merged = merge_entries([ris, other, medline], RULES)
    record = merged.entry.record
    assert (record.title, record.volume, record.page, record.issue) == ("Title of MEDLINE", "3", "7", "2")
    assert [e.location.line for e in merged.ranked] == [3, 1, 2]
    assert merged.taken[1:] == (("year", "volume", "page"), ("issue",))


def test_of_one_format_the_fuller_record_comes_first() -> None:
    bare, full = entry(1, pmid="1"), entry(2, pmid="1", year="2020")
    assert merge_entries([bare, full], RULES).entry.location.line == 2


def test_a_much_longer_value_wins_where_the_rules_name_the_field() -> None:
    medline = entry(1, pmid="1", abstract="Short text.", authors=(Author("Stone", "A"),), container_title="J")
    ris = entry(
        2,
        pmid="1",
        form="ris",
        abstract="A text as long as it was printed.",
        authors=(Author("Stone", "Adelaide"),),
        container_title="Journal",
    )
    record = merge_entries([medline, ris], RULES).entry.record
    assert record.abstract.startswith("A text as long")
    assert record.authors == (Author("Stone", "Adelaide"),)
    assert record.container_title == "J"


def test_a_slightly_longer_value_does_not_win() -> None:
    medline, ris = entry(1, pmid="1", abstract="Ten words."), entry(2, pmid="1", form="ris", abstract="Ten words. (C)")
    assert merge_entries([medline, ris], RULES).entry.record.abstract == "Ten words."


def test_the_order_of_entries_is_without_effect() -> None:
    entries = [entry(n, f"Title {n}", pmid="1", path=f"{n % 2}.nbib") for n in range(4)]
    assert len({merge_entries(list(order), RULES) for order in permutations(entries)}) == 1


def test_one_entry_stays_as_it_is() -> None:
    alone = entry(1, pmid="1")
    assert merge_entries([alone], RULES).entry is alone
