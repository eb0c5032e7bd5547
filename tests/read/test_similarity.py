import pytest

from assistant.model import Author, Record
from assistant.read.similarity import Pair, Profile, fold


def pair(one: dict[str, object], other: dict[str, object]) -> Pair:
    defaults: dict[str, object] = {"record_id": "", "title": "A title"}
    return Pair(*(Profile(Record(**{**defaults, **fields})) for fields in (one, other)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Résumé: Ångström–Müller", "resume angstrom muller"),
        ("STRASSE / Straße", "strasse strasse"),
        ("Łódź Ærø", "lodz aero"),
        ("_a_ (b)", "a b"),
        ("", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_titles_are_compared_without_spaces_and_punctuation() -> None:
    assert pair({"title": "Re-reading X"}, {"title": "rereading: x."}).title == 100


def test_titles_without_letters_are_compared_as_they_are() -> None:
    assert pair({"title": "???"}, {"title": "!!!"}).title < 100


@pytest.mark.parametrize(
    ("other", "letters"), [("A long title", 10), ("A long title: with more", 10), ("Along", 5), ("B", 0)]
)
def test_opening(other: str, letters: int) -> None:
    assert pair({"title": "A long title"}, {"title": other}).opening == letters


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        ("greater volume of stones", "greater volum of stones", 90),
        ("volume of left stones", "volume of right stones", 0),
        ("interstellar dust", "intrastellar dust", 0),
        ("dust of stones", "of stones dust", 100),
        ("dust", "dust and dust", 0),
    ],
)
def test_the_worst_word_counts(one: str, other: str, least: int) -> None:
    found = pair({"title": one}, {"title": other}).words
    assert found >= least if least else found == 0


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ([("Stone", "Ada B")], [("Stone", "AB")], True),
        ([("Stone", "Ada")], [("Ada", "Stone")], True),
        ([("Stone", "Ada"), ("Quill", "Ben")], [("Quill", "Ben"), ("Stone", "Ada")], True),
        ([("Müller", "Z")], [("Mueller", "Z")], True),
        ([("Stone", "Ada")], [("Quill", "Ben")], False),
        ([("Stone", "A"), ("Quill", "B")], [("Quill", "B")], False),
    ],
)
def test_each_must_list_the_first_author_of_the_other(
    one: list[tuple[str, str]], other: list[tuple[str, str]], alike: bool
) -> None:
    found = pair({"authors": tuple(Author(*a) for a in one)}, {"authors": tuple(Author(*a) for a in other)}).author
    assert found is not None and (found >= 85) is alike


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Journal of stones and dust", "J Stones Dust", True),
        ("Proceedings of Stones", "J Stones", False),
        ("Stones", "Stones (Basel)", True),
        ("The", "The Stone", True),
    ],
)
def test_names_of_journals(one: str, other: str, same: bool) -> None:
    assert pair({"container_title": one}, {"container_title": other}).journal == (100 if same else 0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("12", "101-10"), ("12", "101–110"), True),
        (("12", "e101"), ("", "101"), True),
        (("12", "101"), ("13", "101"), False),
        (("12", "101"), ("12", "102"), False),
    ],
)
def test_pages(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    found = pair(*({"volume": volume, "page": page} for volume, page in (one, other))).pages
    assert found == (100 if same else 0)


def test_an_abstract_is_compared_as_far_as_the_shorter_one_goes() -> None:
    text = "Many words about stones that nobody has seen, and about dust. " * 8
    assert pair({"abstract": text}, {"abstract": text[:200]}).abstract == 100
    assert (
        pair({"abstract": text}, {"abstract": "Ships wait in harbours for tides that never come. " * 8}).abstract or 0
    ) < 60


def test_what_one_of_them_lacks_is_not_compared() -> None:
    found = pair({"abstract": "x" * 200, "year": "2020", "page": "1", "container_title": "J"}, {"abstract": "Short."})
    assert (found.abstract, found.years_apart, found.pages, found.journal, found.author) == (None,) * 5


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Stones, part II", "Stones, part III", True),
        ("Stones, part I", "Stones, part II", True),
        ("Stones at 3 T", "Stones at 7 T", True),
        ("Stones at 3 T", "Stones at 3T", False),
        ("Stones", "Stones: 40 years", False),
        ("Stones of 4", "Stones of 40 years", True),
        ("Stones of 4...", "Stones of 40 years", False),
        ("Stones seen i…", "Stones seen in 40 years", False),
    ],
)
def test_numbers_of_titles(one: str, other: str, differ: bool) -> None:
    found = pair({"title": one}, {"title": other})
    assert found.numbers_differ is differ
