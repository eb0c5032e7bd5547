import pytest

from assistant.errors import Problem, Severity
from assistant.read.bibtex_entries import BibEntry, read_entries


def read(text):
    items = list(read_entries("f.bib", text.split("\n")))
    entries = [item for item in items if isinstance(item, BibEntry)]
    return entries, [item for item in items if isinstance(item, Problem)]


def test_entries_know_their_lines_and_fields():
    entries, problems = read(
        "a comment\n\n@Article{k1,\n  Title = {One},\n  YEAR = 2001\n}\n@book(k2, title={Two (b)})"
    )
    assert problems == []
    assert [(e.kind, e.key, e.line, dict(e.fields)) for e in entries] == [
        ("article", "k1", 3, {"title": "One", "year": "2001"}),
        ("book", "k2", 7, {"title": "Two (b)"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "@article\n{k, title={One}}",
        "@article{title={One}}",
        "@ article {k, title={One}}",
        "@article{k, title={One},}",
        '@string{t="One"}\n@article{k, title=t}',
        '@article{k, title=t}\n@string(t="One")',
        "@preamble{ {x} # {\n @article{k, title={One}}",
        "@comment{unclosed { \n@article{k, title={One}}",
        "@comment{done} @article{k, title={One}}",
    ],
)
def test_every_way_to_write_an_entry(text):
    entries, problems = read(text)
    assert [e.fields["title"] for e in entries] == ["One"]
    assert problems == []


@pytest.mark.parametrize(
    "broken",
    [
        "@article{b, title={Bad {brace}, year={2000},\n}",
        "@article{b, title={Bad\n  year = {2000}\n",
        "@article{b, title",
        '@article{b, title="Bad, year={2000}}',
        "@article{b, {x} = 1}",
        "@article{",
    ],
)
def test_a_broken_entry_is_reported_and_its_neighbours_are_read(broken):
    entries, problems = read(f"@article{{a, title={{Before}}}}\n{broken}\n@article{{c, title={{After}}}}")
    assert [e.fields["title"] for e in entries] == ["Before", "After"]
    assert [(p.code, p.location.line) for p in problems] == [("broken-entry", 2)]


def test_a_missing_last_brace_is_mended_and_said():
    entries, _ = read("@article{a, title={One}, year={2000},\n@article{b, title={Two}}")
    assert [e.fields["title"] for e in entries] == ["One", "Two"]
    assert [p.code for e in entries for p in e.problems] == ["unclosed-entry"]


def test_a_missing_comma_and_a_repeated_field_are_located():
    (entry,), _ = read("@article{a,\n title={One}\n year={2000},\n note={x},\n note={y}\n}")
    assert dict(entry.fields) == {"title": "One", "year": "2000", "note": "x"}
    assert [(p.code, p.location.line, p.severity) for p in entry.problems] == [
        ("no-comma", 2, Severity.ERROR),
        ("repeated-field", 5, Severity.NOTE),
    ]


def test_a_part_takes_over_from_the_whole():
    entries, _ = read(
        "@inproceedings{p, title={Part}, crossref={W}}\n@article{q, title={Paper}, crossref={j}}\n"
        "@proceedings{w, title={Whole}, year=1999, doi={10.1/whole}}\n@periodical{j, title={Journal}, year=2000}"
    )
    assert dict(entries[0].fields) == {"title": "Part", "crossref": "W", "year": "1999", "booktitle": "Whole"}
    assert entries[1].fields["journaltitle"] == "Journal"


def test_shared_data_and_sets_are_no_publications():
    entries, problems = read("@xdata{x, publisher={P}}\n@set{s, entryset={a}}\n@book{a, title={A}, xdata={x}}")
    assert [dict(e.fields) for e in entries] == [{"publisher": "P", "title": "A", "xdata": "x"}]
    assert [(p.code, p.severity) for p in problems] == [("no-publication", Severity.NOTE)] * 2


def test_entries_that_refer_to_each_other_are_read():
    entries, _ = read("@article{a, title={A}, crossref={b}}\n@article{b, title={B}, crossref={a}}")
    assert [e.fields["title"] for e in entries] == ["A", "B"]
