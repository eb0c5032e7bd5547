from assistant.draft.references import print_reference, short_name
from assistant.model import Author, Record
from tests.draft.sample import make_record


def test_a_whole_record_is_printed_with_all_its_parts() -> None:
    record = make_record(7, "Abel", "Invented title.")
    assert print_reference(record) == (
        "Abel AB, Doe J. Invented title. J Invented Res. 2017;3(2):10-19. doi:10.1234/inv.7 PMID: 7"
    )


def test_missing_parts_are_left_out_without_a_trace() -> None:
    assert print_reference(Record("title:x", "Only a title")) == "Only a title."
    assert print_reference(Record("title:x", "T", year="2020", page="5")) == "T. 2020:5."
    assert print_reference(Record("title:x", "Why?", volume="4", container_title="J. X.")) == "Why? J. X. 4."


def test_authors_beyond_six_become_et_al() -> None:
    seven = tuple(Author(f"F{n}", "Xi Yo") for n in range(7))
    assert print_reference(Record("a", "T", authors=seven)).startswith(
        "F0 XY, F1 XY, F2 XY, F3 XY, F4 XY, F5 XY, et al. T"
    )


def test_given_names_become_initials_and_initials_stay() -> None:
    names = (
        Author("A", "Jean-Luc"),
        Author("B", "KNH"),
        Author("C", "J. P."),
        Author("The Group"),
        Author("王", "小明"),
    )
    assert print_reference(Record("a", "T", authors=names)) == "A JL, B KNH, C JP, The Group, 王小明. T."


def test_a_study_without_authors_is_named_by_its_title() -> None:
    assert short_name(Record("a", "[One two three four five.]", year="2021")) == "One two three four… 2021"
    assert short_name(make_record(3, "Lü")) == "Lü 2013"
