import pytest

from assistant.group.authors import is_same_person, read_name
from assistant.model import Author


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("Holm", "Wei-Guo"), ("Holm", "Weiguo"), True),
        (("Holm", "Wei-Guo"), ("Holm", "WG"), True),
        (("Holm", "Weiguo"), ("Holm", "WG"), True),
        (("Holm", "W. G."), ("Holm", "WG"), True),
        (("Holm", "W"), ("HOLM", "Wilma"), True),
        (("Holm", "Wei"), ("Holm", "Weiguo"), False),
        (("Holm", "Wilma"), ("Holm", "Walter"), False),
        (("Holm", "WA"), ("Holm", "WB"), False),
        (("Holm", "Wilma B"), ("Holm", "Wilma"), True),
        (("Nuñez", "Zoë"), ("Nunez", "Zoe"), True),
        (("van Holm", "W"), ("Vanholm", "W"), True),
        (("Holm", "W"), ("Holt", "W"), False),
        (("Tree Study Group", ""), ("tree study group", ""), True),
        (("Holm", ""), ("Holm", "W"), False),
    ],
)
def test_two_names_are_one_persons(first: tuple[str, str], second: tuple[str, str], same: bool) -> None:
    names = read_name(Author(*first)), read_name(Author(*second))
    assert is_same_person(*names) is same
    assert is_same_person(*reversed(names)) is same


@pytest.mark.parametrize(
    ("author", "printed"),
    [
        (Author("Holm", "Wei-Guo"), "Holm WG"),
        (Author("Holm", "w. g."), "Holm WG"),
        (Author("Tree Study Group"), "Tree Study Group"),
    ],
)
def test_a_name_is_printed_with_initials(author: Author, printed: str) -> None:
    assert read_name(author).printed == printed
