from assistant.draft import to_markdown
from assistant.draft.blocks import (
    Column,
    Facts,
    Figure,
    Heading,
    PageTurn,
    Paragraph,
    Reference,
    References,
    Role,
    Row,
    Table,
)
from assistant.draft.canvas import Picture
from assistant.draft.document import Document
from assistant.draft.sentences import Cite, Emphasis, NumberRef, Sentence, Text


def sentence(*inlines: Text | Cite | NumberRef) -> Sentence:
    return Sentence(inlines)


DOCUMENT = Document(
    "T",
    "2026-03-01",
    "en",
    (
        Paragraph((sentence(Text("A & B <c>")),), Role.TITLE),
        Facts((("Records", "3 of *4*"),)),
        Heading(1, "In brief"),
        Paragraph((sentence(Text("One")),), Role.BULLET),
        Paragraph((sentence(Text("Two")),), Role.BULLET),
        Paragraph(
            (
                sentence(Text("Lead.", Emphasis.STRONG)),
                sentence(
                    Text("Lower x in y "),
                    Cite(("b", "a"), (Text("[1, 2]"),)),
                    Text("; see "),
                    NumberRef("t"),
                    Text("."),
                ),
            )
        ),
        Table(
            "t",
            "Caption",
            (Column("Study", 1), Column("P|Q", 1)),
            (
                Row(((Text("Band"),),), band=True),
                Row(((Text("S "), Cite(("a",), (Text("1", Emphasis.RAISED),))), (Text("0.5"),))),
            ),
        ),
        References(
            (
                Reference("a", "1.", (Text("Abel A. Title. "), Text("J x ", Emphasis.SLANTED), Text("2020."))),
                Reference("b", "2.", (Text("Baker B. &amp; [x]."),)),
            )
        ),
        PageTurn(),
    ),
)


def test_a_figure_links_to_its_drawing_beside_the_draft() -> None:
    figure = Figure("chart", "What *it* shows", "A box [left]", lambda: Picture(b"", b""))
    note = Paragraph((sentence(Text("See "), NumberRef("chart"), Text(".")),))
    assert to_markdown(Document("T", "2026-03-01", "en", (note, figure)), "my draft.figures") == (
        "See Figure 1.\n\n![A box \\[left\\]](my%20draft.figures/chart.svg)\n\n**Figure 1.** What \\*it\\* shows\n"
    )


def test_a_document_becomes_markdown() -> None:
    r"""
    # A & B \<c\>

    - **Records:** 3 of \*4\*

    ## In brief

    - One
    - Two

    **Lead.** Lower x in y [1, 2]; see Table 1.

    **Table 1.** Caption

    | Study | P\|Q |
    | --- | --- |
    | **Band** |  |
    | S <sup>1</sup> | 0.5 |

    1. Abel A. Title. *J x* 2020.
    2. Baker B. \&amp; \[x\].
    """
    golden = (test_a_document_becomes_markdown.__doc__ or "").strip()
    assert to_markdown(DOCUMENT) == "\n".join(line.removeprefix("    ") for line in golden.splitlines()) + "\n"
