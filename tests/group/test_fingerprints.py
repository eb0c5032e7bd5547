from dataclasses import replace

from assistant.group.fingerprints import LENGTH, fingerprint
from assistant.model import Author, Record, Source

RECORD = Record("pmid:1", "A title", "An abstract.", (Author("Able", "Ann"),), year="2020")


def test_each_field_that_holds_something_has_its_hash() -> None:
    found = fingerprint(RECORD)
    assert list(found) == ["title", "abstract", "authors", "year", "type"]
    assert len(set(found.values())) == 5
    assert {len(value) for value in found.values()} == {LENGTH}


def test_a_correction_shows_in_its_field_alone() -> None:
    other = fingerprint(replace(RECORD, authors=(Author("Able", "Anna"),)))
    assert {name for name, value in fingerprint(RECORD).items() if other[name] != value} == {"authors"}


def test_what_is_said_elsewhere_does_not_show() -> None:
    marked = replace(RECORD, versions=("pmid:2",), sources=(Source("a.nbib", 1, "medline"),))
    assert fingerprint(marked) == fingerprint(RECORD)


def test_a_retraction_shows_and_is_not_there_without_one() -> None:
    assert fingerprint(replace(RECORD, retracted=True)).keys() - fingerprint(RECORD).keys() == {"retracted"}
