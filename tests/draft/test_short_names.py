from assistant.draft.short_names import short_name
from assistant.model import Record
from tests.draft.sample import make_record


def test_a_study_without_authors_is_named_by_its_title() -> None:
    assert short_name(Record("a", "[One two three four five.]", year="2021")) == "One two three four… 2021"
    assert short_name(make_record(3, "Lü")) == "Lü 2013"
