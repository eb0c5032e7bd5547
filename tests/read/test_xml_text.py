import io

import pytest

from assistant.read.xml_text import MAX_ENTRY, XmlText


def cut(text):
    xml = XmlText(io.BytesIO(text.encode()), ("e", "long-e"))
    return [(piece.kind, piece.text, piece.line) for piece in xml.pieces() if piece.kind != "between" or piece.text]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("<es>\n<e>1</e></es>", [("between", "<es>\n", 1), ("entry", "<e>1</e>", 2), ("between", "</es>", 2)]),
        ("<long-e a='1'>x</long-e >", [("entry", "<long-e a='1'>x</long-e >", 1)]),
        ("<e/><e />", [("entry", "<e/>", 1), ("entry", "<e />", 1)]),
        ("<ee>1</ee>", [("between", "<ee>1</ee>", 1)]),
        ("<e>\n<e>2</e>", [("unclosed", "", 1), ("entry", "<e>2</e>", 2)]),
        ("a<!-- <e> -->b", [("between", "a", 1), ("between", "b", 1)]),
        ("", []),
    ],
)
def test_a_file_is_cut_at_the_tags_of_its_entries(text, pieces):
    assert cut(text) == pieces


def test_an_entry_beyond_all_measure_is_given_up_and_the_next_is_found():
    kinds = [kind for kind, _, _ in cut(f"<e>{'x' * (MAX_ENTRY + 200_000)}</e>\n<e>2</e>")]
    assert kinds == ["unclosed", "entry"]
