import pytest

from assistant.extract.numbers import read_number
from assistant.extract.tokenizer import open_tokenizer
from assistant.extract.words import normalise

CUT = open_tokenizer()


def numbers(text):
    words = CUT(normalise(text))
    found, i = [], 0
    while i < len(words):
        number = read_number(words, i)
        if number:
            found.append((number.value, text[number.first : number.last]))
        i = number.end if number else i + 1
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45 patients", [(45, "45")]),
        ("Twenty-eight survivors", [(28, "Twenty-eight")]),
        ("twenty five women", [(25, "twenty five")]),
        ("one hundred and two adults", [(102, "one hundred and two")]),
        ("a hundred twenty-one adults", [(121, "a hundred twenty-one")]),
        ("two thousand five hundred people", [(2500, "two thousand five hundred")]),
        ("1,234 adults", [(1234, "1,234")]),
        ("11 406 adults", [(11406, "11 406")]),
        ("(n = 45)", [(45, "45")]),
        ("(N=45)", [(45, "45")]),
        ("(n= 45)", [(45, "45")]),
        ("(  n   = 1,045)", [(1045, "1,045")]),
        ("27 + 27", [(27, "27"), (27, "27")]),
        ("n = 24 sham/30 active", [(24, "24"), (30, "30")]),
        ("Methods: 30 adults", [(30, "30")]),
    ],
)
def test_whole_numbers_in_digits_and_words(text, expected):
    assert numbers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "3.5 points",
        "45% of them",
        "a 12-month course",
        "two-person teams",
        "p = 4",
        "p < 5",
        "mean ± 12",
        "type 2 diabetes",
        "week 8",
        "in 2019 patients",
        "since May 2018",
        "(n missing)",
    ],
)
def test_numbers_of_other_things_are_left_out(text):
    assert numbers(text) == []


def test_a_range_keeps_its_first_number_out_and_its_second_too():
    assert numbers("aged 18-45") == []


def test_a_number_of_people_may_look_like_a_year():
    assert numbers("with 2010 adults") == [(2010, "2010")]
