"""The drawing of a figure as an element of an HTML page."""

from lxml import etree

from assistant.draft.blocks import Figure


def write_svg(figure: Figure) -> str:
    """Write the SVG of a figure for a page.

    Returns
    -------
    One ``svg`` element with the alt text as its name and no fixed size.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True)
    root = etree.fromstring(figure.picture.svg, parser)
    for name in ("width", "height"):
        root.attrib.pop(name, "")
    root.attrib.update({"role": "img", "aria-label": figure.alt})
    return etree.tostring(root, encoding="unicode", with_tail=False)
