"""Small Word files made by hand, to try things on."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = {"Normal": "Normal", "Heading1": "heading 1", "BodyText": "Body Text"}
_PICTURES = "pictures"


def write_word(path: Path, body: str, **parts: str | Mapping[str, bytes]) -> Path:
    """Write a Word file and give its path.

    Parameters
    ----------
    path
        Where to.
    body
        WordprocessingML of the text.
    parts
        The like for ``comments`` and ``footnotes``; and ``pictures``, id of a relationship -> bytes.
    """
    pictures = parts.pop(_PICTURES, {})
    assert isinstance(pictures, Mapping)
    texts = {"document": f"<w:body>{body}</w:body>", "styles": _write_styles(), **parts}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", _list_types(texts))
        archive.writestr("_rels/.rels", _relate([("rId1", "officeDocument", "word/document.xml")]))
        for name, text in texts.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{_W}" xmlns:r="{_R}">{text}</w:{name}>')
        for key, content in pictures.items():
            archive.writestr(f"word/media/{key}.png", content)
        links = [(name, name, f"{name}.xml") for name in texts if name != "document"]
        links += [(key, "image", f"media/{key}.png") for key in pictures]
        archive.writestr("word/_rels/document.xml.rels", _relate(links))
    return path


def paragraph(*content: str, style: str = "BodyText", properties: str = "") -> str:
    """Write a paragraph; content that is no XML becomes a run."""
    inside = "".join(part if part.startswith("<") else run(part) for part in content)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'


def run(text: str, properties: str = "", tag: str = "t") -> str:
    """Write a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def field(code: str, result: str) -> str:
    """Write a field."""
    begin, between, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}{run(code, tag='instrText')}{between}{run(result) if result else ''}{end}"


def picture(key: str) -> str:
    """Write a picture whose bytes stand in ``pictures`` under a key."""
    return f'<w:r><w:drawing><a:blip xmlns:a="{_A}" r:embed="{key}"/></w:drawing></w:r>'


def table(*rows: tuple[str, ...], mark: str = "") -> str:
    """Write a table of cells that each hold one paragraph; the mark of its rows stands in their properties."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr><w:trPr>{mark}</w:trPr>{row}</w:tr>' for row in cells)}</w:tbl>"


def inserted(content: str = "", author: str = "Ann") -> str:
    """Write an insertion; without content, that of a paragraph mark or a row."""
    return f'<w:ins w:id="1" w:author="{author}" w:date="2026-01-01T00:00:00Z">{content}</w:ins>'


def deleted(text: str = "", author: str = "Ann") -> str:
    """Write a deletion; without text, that of a paragraph mark or a row."""
    content = run(text, tag="delText") if text else ""
    return f'<w:del w:id="2" w:author="{author}" w:date="2026-01-01T00:00:00Z">{content}</w:del>'


def commented(text: str, key: str = "0") -> str:
    """Write words that a comment is on."""
    start, end = f'<w:commentRangeStart w:id="{key}"/>', f'<w:commentRangeEnd w:id="{key}"/>'
    return f'{start}{run(text)}{end}<w:r><w:commentReference w:id="{key}"/></w:r>'


def comment(text: str, author: str = "Ann", key: str = "0") -> str:
    """Write what a comment says."""
    return f'<w:comment w:id="{key}" w:author="{author}">{paragraph(text)}</w:comment>'


def anchored(name: str, text: str) -> str:
    """Write words with a bookmark around them."""
    return f'<w:bookmarkStart w:id="5" w:name="{name}"/>{run(text)}<w:bookmarkEnd w:id="5"/>'


def _write_styles() -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _STYLES.items()
    )


def _list_types(names: Mapping[str, object]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{_TYPE}.{"document.main" if name == "document" else name}+xml"/>'
        for name in names
    )
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("png", "image/png"),
        )
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _relate(links: list[tuple[str, str, str]]) -> str:
    entries = (f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{target}"/>' for key, kind, target in links)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(entries)}</Relationships>'
