import io
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from assistant.errors import Problem, Severity
from assistant.read.xml_entries import read_entries, read_text


def entry(text):
    return f"<e><t>{text}</t></e>"


def read(text, encoding="utf-8"):
    stream = io.BytesIO(text.encode(encoding) if isinstance(text, str) else text)
    return list(read_entries("f.xml", stream, ("e",), "es"))


def texts(items):
    return [read_text(item.node) for item in items if not isinstance(item, Problem)]


def problems(items):
    return [(p.code, p.location.line) for p in items if isinstance(p, Problem)]


def test_entries_know_their_lines():
    items = read(f'<?xml version="1.0"?>\r\n<es>\r\n{entry("a")}\r\n\r\n{entry("b")}{entry("c")}</es>')
    assert [(read_text(item.node), item.line) for item in items] == [("a", 3), ("b", 5), ("c", 5)]


def test_an_entry_may_be_longer_than_what_is_read_at_once():
    long = "word " * 30_000
    assert texts(read(f"<es>{entry(long)}{entry('b')}{entry(long)}</es>")) == [long.strip(), "b", long.strip()]


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ("<e><t>cut", [("unclosed-entry", 3)]),
        ("<e><t>crossed</e></t>", [("bad-xml", 3)]),
        ("<e><t>crossed</x></e>", [("bad-xml", 3)]),
        ("<e>\n<t>1 < 2</t></e>", [("bad-xml", 4)]),
        ("stray words", [("unreadable-text", 3)]),
        ("<!-- <e> never closed", [("unclosed-entry", 3)]),
        ("<!-- <e><t>no</t></e> --><?pi <e> ?>", []),
    ],
)
def test_a_broken_entry_is_located_and_its_neighbours_are_read(between, found):
    items = read(f"<es>\n{entry('before')}\n{between}\n{entry('after')}\n</es>")
    assert [texts(items)[0], texts(items)[-1]] == ["before", "after"]
    assert [problem for problem in problems(items) if problem[0] != "unreadable-text" or problem in found] == found


def test_comments_instructions_and_plain_sections_inside_an_entry_are_harmless():
    assert texts(read(entry("a<!-- </e> -->b<?x </e> ?><![CDATA[ <e> & ]]>c"))) == ["ab <e> & c"]


def test_a_truncated_file_gives_what_is_whole_and_one_problem():
    whole = f"<es>\n{entry('a')}\n{entry('b')}\n"
    assert problems(read(whole + "<e><t>half")) == [("unclosed-entry", 4)]
    assert problems(read(whole)) == [("truncated-file", 4)]
    assert texts(read(whole)) == ["a", "b"]


def test_a_stream_that_breaks_gives_what_was_read():
    class Broken(io.BytesIO):
        def read(self, size=-1):
            return super().read(size) or self.fail()

        def fail(self):
            raise EOFError("stream ended early")

    items = list(read_entries("f.xml", Broken(f"<es>{entry('a')}".encode()), ("e",), "es"))
    assert texts(items) == ["a"]
    assert problems(items) == [("truncated-file", 1)]


def test_entities_are_never_expanded():
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    kind = f'<!DOCTYPE es [<!ENTITY b0 "boom">{bomb}<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    items = read(f"{kind}\n<es>{entry('a &b11; &x;')}{entry('b')}</es>")
    assert texts(items) == ["a &b11; &x;", "b"]
    assert problems(items) == [("entities-ignored", 1)]
    assert [p.code for p in items[1].problems] == ["unknown-entity"]


def test_a_plain_document_type_is_no_problem():
    items = read(f'<!DOCTYPE es PUBLIC "-//X//EN" "https://example.org/x.dtd">\n<es>{entry("a")}</es>')
    assert (texts(items), problems(items)) == (["a"], [])


def test_named_characters_and_lone_ampersands_are_read():
    (item,) = read(entry("&beta; &eacute; A & B"))
    assert read_text(item.node) == "β é A & B"
    assert [p.code for p in item.problems] == ["unknown-entity"]


def test_prefixes_declared_further_out_are_read():
    assert texts(
        read(f'<es xmlns:m="urn:m" xmlns:l="urn:l">{entry("<m:i l:href=" + chr(34) * 2 + ">x</m:i>")}</es>')
    ) == ["x"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_encodings_are_found_out(encoding):
    declared = encoding if encoding == "latin-1" else "utf-8"
    assert texts(read(f'<?xml version="1.0" encoding="{declared}"?>{entry("naïve")}', encoding)) == ["naïve"]


@pytest.mark.parametrize("name", ["base64", "idna", "punycode", "no-such", "utf-7"])
def test_codecs_that_are_no_encodings_of_text_are_not_used(name):
    assert texts(read(f'<?xml version="1.0" encoding="{name}"?>{entry("naïve")}')) == ["naïve"]


def test_bytes_that_are_no_characters_are_noted_in_their_entry():
    items = read(b"<es><e><t>a\xff</t></e><e><t>b</t></e></es>")
    assert texts(items) == ["a\ufffd", "b"]
    assert [(p.code, p.severity) for p in items[0].problems] == [("bad-bytes", Severity.NOTE)]
    assert items[1].problems == ()


def test_text_keeps_what_markup_says_about_numbers():
    node = etree.fromstring("<t>10<sup>-3</sup> <i>of</i> <sup>18</sup>F, a<sup>2</sup> H<sub>2</sub>O</t>")
    assert read_text(node) == read_text(node) == "10⁻³ of 18F, a2 H2O"
    assert read_text(None) == ""


@pytest.mark.parametrize("unit", ["<e>", "<!--", "<![CDATA[", "<?", "<", "<!DOCTYPE a[", "<e><!--", "&a"])
def test_any_repetition_is_read_in_time(unit):
    start = time.process_time()
    items = read(unit * 20_000 + entry("last"))
    assert texts(items)[-1:] == ["last"]
    assert time.process_time() - start < 10


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("<>/e!-[]?&;&t "), max_size=60))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_rubbish_costs_no_neighbour(rubbish):
    found = texts(read(f"<es>{entry('before')}\n{rubbish}\n{entry('after')}</es>"))
    assert (found[0], found[-1]) == ("before", "after")


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_arbitrary_bytes_never_raise(data):
    for item in [*read(data), *read(b"<es><e>" + data + b"</e></es>")]:
        assert isinstance(item, Problem) or read_text(item.node) == " ".join(read_text(item.node).split())
