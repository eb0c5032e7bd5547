from assistant.draft.blocks import Column, Heading, Paragraph, Row, Table
from assistant.draft.citations import list_clusters, show_citations
from assistant.draft.sentences import Cite, Emphasis, Sentence, Text

PARAGRAPH = Paragraph((Sentence((Text("a "), Cite(("z", "b")))), Sentence((Cite(("b", "c")), Text(".")))))
TABLE = Table("t", "", (Column("x", 1),), (Row(((Text("b "), Cite(("a",))),)), Row(((Cite(("z", "b")),),))))


def test_clusters_are_listed_once_in_the_order_of_first_citation_through_text_and_tables() -> None:
    assert list_clusters([PARAGRAPH, Heading(1, "x"), TABLE]) == (("z", "b"), ("b", "c"), ("a",))


def test_the_same_records_show_the_same_text_in_every_place() -> None:
    shown = {("z", "b"): (Text("[1, 2]"),), ("b", "c"): (Text("[2, 3]"),), ("a",): (Text("[4]"),)}
    paragraph, table = show_citations([PARAGRAPH, TABLE], shown)
    assert isinstance(paragraph, Paragraph) and isinstance(table, Table)
    assert paragraph.sentences[0].inlines == (Text("a "), Cite(("z", "b"), (Text("[1, 2]"),)))
    assert table.rows[0].cells == ((Text("b "), Cite(("a",), (Text("[4]"),))),)
    assert table.rows[1].cells == ((Cite(("z", "b"), (Text("[1, 2]"),)),),)


def test_a_raised_citation_stands_close_to_its_word() -> None:
    raised = (Text("1", Emphasis.RAISED),)
    (table,) = show_citations([replace_cites(TABLE)], {("a",): raised})
    assert isinstance(table, Table)
    assert table.rows[0].cells == ((Text("b"), Cite(("a",), raised)),)


def replace_cites(table: Table) -> Table:
    """Keep the first row alone."""
    return Table(table.key, table.caption, table.columns, table.rows[:1])
