"""The table of contents of a Word draft: a field that Word fills with page numbers, whole before it does."""

from collections.abc import Iterable, Mapping

from lxml.etree import _Element as Element

from assistant.anchors import CONTENTS_LEVELS, Anchor, list_contents
from assistant.draft.blocks import Role
from assistant.draft.word_xml import enclose_in_field, make, make_paragraph, make_run

CONTENTS_STYLES = {
    "contents title": "TOC Heading",
    **{f"contents {n}": f"toc {n}" for n in range(1, CONTENTS_LEVELS + 1)},
}
_FIELD = f'TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z \\u'


def write_contents(title: str, anchors: Iterable[Anchor], styles: Mapping[str, str]) -> list[Element]:
    """Write the title and a line for each heading, which leads to it.

    Parameters
    ----------
    title
        What stands above.
    anchors
        Those of the whole draft; the headings among them are listed.
    styles
        Name of a style, as in ``CONTENTS_STYLES`` -> its id in the template.
    """
    lines = [
        make_paragraph(styles[f"contents {len(heading.place)}"], [_lead(heading.name, heading.text)])
        for heading in list_contents(anchors)
    ]
    listed = enclose_in_field(_FIELD, lines, styles[Role.NOTE]) if lines else []
    return [make_paragraph(styles["contents title"], [make_run(title)], keep_next=True), *listed]


def _lead(name: str, text: str) -> Element:
    link = make("hyperlink", anchor=name, history=1)
    link.append(make_run(text))
    return link
