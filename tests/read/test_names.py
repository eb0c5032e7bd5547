import pytest

from assistant.model import Author
from assistant.read.names import read_name, read_names


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("Byron, Ada", "Byron", "Ada"),
        ("Byron,A. K. ", "Byron", "A. K."),
        ("Byron, Ada, Jr", "Byron", "Ada Jr"),
        ("Byron AK", "Byron", "AK"),
        ("Byron A.K.", "Byron", "A.K."),
        ("Byron AK Jr", "Byron", "AK Jr"),
        ("van der Berg A.-B.", "van der Berg", "A.-B."),
        ("Ada Byron", "Byron", "Ada"),
        ("A. K. Byron", "Byron", "A. K."),
        ("Ada van der Berg", "van der Berg", "Ada"),
        ("The Example Study Group", "The Example Study Group", ""),
        ("example collaborators", "example collaborators", ""),
        ("王小明", "王小明", ""),
        ("Byron", "Byron", ""),
        ("", "", ""),
    ],
)
def test_a_name_is_split_where_it_is_surely_a_persons(text: str, family: str, given: str) -> None:
    assert read_name(text) == Author(family, given)


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Byron, Ada; Hopper, Grace", ["Byron", "Hopper"]),
        ("Byron, Ada|Hopper, Grace", ["Byron", "Hopper"]),
        ("Byron, Ada\nHopper, Grace", ["Byron", "Hopper"]),
        ("Byron, Ada, and Hopper, Grace", ["Byron", "Hopper"]),
        ("Byron A, Hopper G.", ["Byron", "Hopper"]),
        ("Byron A.K., Hopper G.", ["Byron", "Hopper"]),
        ("Byron, A., Hopper, G., Example Group", ["Byron", "Hopper", "Example Group"]),
        ("Ada Byron, Grace Hopper, Mary Ward", ["Byron", "Hopper", "Ward"]),
        ("['Byron, Ada', \"O'Hara, Grace\"]", ["Byron", "O'Hara"]),
        ("Byron, Ada", ["Byron"]),
        ("Society for Examples and Tests", ["Society for Examples and Tests"]),
        ("; ;", []),
        ("", []),
    ],
)
def test_names_in_one_cell_are_parted(text: str, families: list[str]) -> None:
    assert [author.family for author in read_names(text)] == families


def test_initials_keep_their_full_stop_and_the_list_loses_its_own() -> None:
    assert read_names("Byron A.K., Hopper G.")[1] == Author("Hopper", "G.")
    assert read_names("Byron AK, Hopper G.")[1] == Author("Hopper", "G")


def test_a_text_without_end_is_no_name() -> None:
    text = "word " * 20_000
    assert read_name(text) == Author(text.strip())
