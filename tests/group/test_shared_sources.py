import pytest

from assistant.group.shared_sources import SharedAuthor, find_shared_authors, find_shared_numbers
from assistant.group.vocabulary import Leading
from assistant.model import Author, Record

REGISTERS = ["NCT", "ChiCTR", "EudraCT"]


def written_by(number: int, *authors: tuple[str, str]) -> Record:
    return Record(f"pmid:{number}", "T", "A.", tuple(Author(*author) for author in authors))


def told(number: int, abstract: str) -> Record:
    return Record(f"pmid:{number}", "T", abstract)


def test_shared_authors_are_named_in_the_order_of_the_first_record() -> None:
    records = [
        written_by(2, ("Ahlen", "Z"), ("Yang", "Bo"), ("Holm", "Wilma")),
        written_by(1, ("Holm", "Wilma"), ("Other", "O"), ("Ahlen", "Zoe")),
    ]
    assert find_shared_authors(records, 25) == {
        ("pmid:1", "pmid:2"): (SharedAuthor("Holm W", frozenset(), 2), SharedAuthor("Ahlen Z", frozenset(), 2))
    }


@pytest.mark.parametrize(
    ("first", "second", "leading"),
    [
        (["A", "B", "C"], ["A", "D"], {Leading.FIRST}),
        (["A", "B", "C"], ["D", "C"], {Leading.LAST}),
        (["A", "B", "C"], ["C", "D"], set()),
        (["A"], ["A", "D"], {Leading.FIRST}),
        (["A"], ["A"], {Leading.FIRST, Leading.LAST}),
    ],
)
def test_who_leads_both_is_said(first: list[str], second: list[str], leading: set[Leading]) -> None:
    records = [written_by(n, *((f"Family{x}", "Ann") for x in names)) for n, names in enumerate((first, second))]
    ((shared,),) = find_shared_authors(records, 25).values()
    assert shared.leading == leading


def test_two_people_of_one_printed_name_are_two() -> None:
    people = ("Yang", "Bo"), ("Yang", "Bin")
    ((shared),) = find_shared_authors([written_by(1, *people), written_by(2, *reversed(people))], 25).values()
    assert [one.name for one in shared] == ["Yang B", "Yang B"]


def test_a_name_that_too_many_share_says_nothing() -> None:
    records = [written_by(n, ("Yang", "Bo"), (f"Own{n}", "A")) for n in range(4)]
    assert len(find_shared_authors(records, 4)) == 6
    assert find_shared_authors(records, 3) == {}


def test_a_name_that_stands_twice_in_a_list_is_one_author() -> None:
    repeated = [("Yang", "Bo")] * 5_000
    ((shared,),) = find_shared_authors([written_by(1, *repeated), written_by(2, ("Yang", "Bo"))], 2).values()
    assert shared.leading == {Leading.FIRST, Leading.LAST}


def test_many_records_of_many_people_meet_by_name_alone() -> None:
    """Four thousand records of one common name and of a colleague that two of them share each."""
    records = [written_by(n, ("Yang", "Bo"), (f"Own{n // 2}", "A")) for n in range(4000)]
    assert len(find_shared_authors(records, 25)) == 2000


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("Registered as NCT01234567.", "See nct 01234567 (registry).", ["NCT01234567"]),
        ("ChiCTR-ABC-15001234", "ChiCTRABC15001234", ["ChiCTRABC15001234"]),
        ("EudraCT 2013-001234-12", "EudraCT: 2013-001234-12", []),
        ("EudraCT:2013-001234-12", "EudraCT 2013-001234-12", ["EudraCT201300123412"]),
        ("NCT01234567", "NCT07654321", []),
        ("NCT01234567 and NCT07654321", "NCT07654321, NCT01234567", ["NCT01234567", "NCT07654321"]),
        ("NCT12345", "NCT12345", []),
        ("XNCT01234567", "XNCT01234567", []),
        ("DRKS00012345", "DRKS00012345", []),
        ("nothing", "nothing", []),
    ],
)
def test_the_numbers_of_two_abstracts(first: str, second: str, numbers: list[str]) -> None:
    found = find_shared_numbers([told(1, first), told(2, second)], REGISTERS, 25)
    assert [shared.number for pair in found.values() for shared in pair] == numbers


def test_a_number_that_too_many_name_says_nothing() -> None:
    records = [told(n, "NCT01234567") for n in range(4)]
    assert len(find_shared_numbers(records, REGISTERS, 4)) == 6
    assert find_shared_numbers(records, REGISTERS, 3) == {}
    assert find_shared_numbers(records, [], 4) == {}


def test_a_long_run_of_digits_is_read_once() -> None:
    assert find_shared_numbers([told(n, "NCT" + "1-" * 50_000) for n in (1, 2)], REGISTERS, 25) == {}
