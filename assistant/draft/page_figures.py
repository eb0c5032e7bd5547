"""The drawing of a figure as an element of an HTML page."""

import re

from lxml import etree

from assistant.draft.blocks import Figure

_SVG = "{http://www.w3.org/2000/svg}"
_REFERRING = ("clip-path", "fill", "href", "{http://www.w3.org/1999/xlink}href")
_TARGET = re.compile(r"(?<=url\(#)|(?<=^#)")
# What a drawing says in a style sheet, which on a page would be for all of it.
_LOOK = "stroke-linejoin:round;stroke-linecap:butt"


def write_svg(figure: Figure) -> str:
    """Write the SVG of a figure for a page that holds others beside it.

    Returns
    -------
    One ``svg`` element with the alt text as its name and no fixed size; its ids begin with the key of the figure, and
    it has neither style sheet nor metadata.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True)
    root = etree.fromstring(figure.picture.svg, parser)
    for element in [*root.iter(f"{_SVG}metadata"), *root.iter(f"{_SVG}style")]:
        element.getparent().remove(element)
    for element in root.iter(etree.Element):
        _tell_apart(element, figure.key)
    for name in ("width", "height"):
        root.attrib.pop(name, "")
    root.attrib.update({"role": "img", "aria-label": figure.alt, "style": _LOOK})
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode", with_tail=False)


def _tell_apart(element: "etree._Element", key: str) -> None:
    """Make the id of an element, and what it refers to, those of one figure."""
    for name in ("id", *_REFERRING):
        value = str(element.get(name, ""))
        if value:
            element.set(name, f"{key}-{value}" if name == "id" else _TARGET.sub(f"{key}-", value))
