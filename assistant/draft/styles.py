"""Citation styles: a name of the catalogue or a file, checked and followed to the style that formats."""

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from assistant.errors import DraftreviewError, Location, Problem, UnknownNameError, UnreadableInputError
from assistant.located_yaml import did_you_mean

# The catalogue has no style of this name any more; in brackets, numbers do not read as numbers of patients.
_ALIASES = {"vancouver": "nlm-citation-sequence-brackets"}
_CSL = "{http://purl.org/net/xbiblio/csl}"
_NAMING = "independent-parent"
_PARENT = f"{_CSL}info/{_CSL}link[@rel='{_NAMING}']"
_ENCODINGS = frozenset(("UTF-8", "US-ASCII", "ASCII"))
_MAX_BYTES = 2_000_000
_MAX_STEPS = 10_000_000  # five times what the longest style of the catalogue comes to


class StyleError(DraftreviewError):
    """A citation style that cannot be used in a draft."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style.

    Attributes
    ----------
    path
        The file that formats; that of the parent, if another style only gives it a name.
    identity
        Its id, which is a URL for styles of the catalogue.
    locale
        Language of the terms that it sets, such as ``zh-CN``; empty where the style leaves it to the text.
    """

    path: Path
    identity: str
    locale: str

    def locale_for(self, locale: str) -> str:
        """Give the locale of the citations in a draft that has a locale itself."""
        return self.locale or locale


def open_style(name: str, catalogue: Path) -> Style:
    """Find a style and check that a draft can use it.

    Parameters
    ----------
    name
        A name of the catalogue, ``vancouver``, or a path that ends in ``.csl``.
    catalogue
        Folder of styles, with those that only name another one in ``dependent/``.

    Raises
    ------
    UnknownNameError
        If the catalogue has no such style, or not the one that it only names.
    StyleError
        If there is no such file, or the style cites in footnotes.
    UnreadableInputError
        If the file is no CSL style.
    """
    path = Path(name) if name.endswith(".csl") else _find(_ALIASES.get(name, name), catalogue)
    root = _parse(path)
    locale = root.get("default-locale", "")
    parent = root.find(_PARENT)
    if parent is not None:
        path = _find(str(parent.get("href", "")).rpartition("/")[2], catalogue)
        root = _parse(path)
    elif name.endswith(".csl"):
        _refuse_hidden_parent(path, root)
    if root.get("class") == "note":
        raise StyleError(
            f"citation style {name!r} cites in footnotes, which a draft does not have; "
            "choose one that cites in the text, such as apa or nature"
        )
    return Style(path, root.findtext(f"{_CSL}info/{_CSL}id", ""), locale or root.get("default-locale", ""))


def _find(name: str, catalogue: Path) -> Path:
    for path in (catalogue / f"{name}.csl", catalogue / "dependent" / f"{name}.csl"):
        if name == Path(name).name and path.is_file():
            return path
    known = {*_ALIASES, *(path.stem for path in catalogue.rglob("*.csl"))}
    raise UnknownNameError("citation style", name, (), did_you_mean(name, known))


def _parse(path: Path) -> "etree._Element":
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise _unusable(path, "it is too large for a citation style")
        root = etree.fromstring(path.read_bytes(), parser)
    except OSError as error:
        raise StyleError(f"{path}: {error.strerror or error}; name a style, or a file that ends in .csl") from None
    except etree.XMLSyntaxError as error:
        raise _unusable(path, f"it is no XML: {error.msg}", error.lineno) from None
    if root.tag != f"{_CSL}style":
        raise _unusable(path, "it is no citation style in CSL 1.0")
    if root.getroottree().docinfo.internalDTD is not None:
        raise _unusable(path, "it declares entities, which no style of the catalogue does")
    if _count_steps(root) > _MAX_STEPS:
        raise _unusable(path, "its macros call each other without an end, or too often")
    return root


def _refuse_hidden_parent(path: Path, root: "etree._Element") -> None:
    """Raise for a style in which pandoc, whose sandbox does not hold its citing, would find another one to fetch."""
    if (root.getroottree().docinfo.encoding or "UTF-8").upper() not in _ENCODINGS:
        raise _unusable(path, "it is not saved as UTF-8")
    # Pandoc looks at no namespaces, neither of elements nor of attributes.
    if any(_NAMING in (value.strip().lower() for value in element.attrib.values()) for element in root.iter("*")):
        raise _unusable(path, "it names another style where CSL names none")


def _count_steps(root: "etree._Element") -> int:
    """Count the elements that a style comes to once each macro stands where it is called, up to a limit."""
    macros = {macro.get("name", ""): macro for macro in root.iter(f"{_CSL}macro")}
    known: dict[str, int] = {}

    def expand(name: str) -> int:
        if name not in known:
            known[name] = _MAX_STEPS + 1  # what it comes to if it calls itself
            known[name] = count(macros[name])
        return known[name]

    def count(element: "etree._Element") -> int:
        called = (inner.get("macro", "") for inner in element.iter(f"{_CSL}text", f"{_CSL}key"))
        return sum(1 for _ in element.iter()) + sum(expand(name) for name in called if name in macros)

    try:
        return max(map(count, (element for element in root if element.tag != f"{_CSL}macro")), default=0)
    except RecursionError:
        return _MAX_STEPS + 1


def _unusable(path: Path, why: str, line: int | None = None) -> UnreadableInputError:
    message = f"{why}; get the style anew from zotero.org/styles"
    return UnreadableInputError([Problem(Location(str(path), line), "bad-style", message)])
