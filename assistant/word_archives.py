"""Word files as archives that may be anyone's: unpacked within bounds, or refused."""

import io
import lzma
import zipfile
import zlib

from lxml import etree

from assistant.errors import Location, Problem, UnreadableInputError

MAX_PARTS = 5_000
MAX_BYTES = 500_000_000  # of all parts; pictures are most of it
MAX_XML = 100_000_000  # of one part, as its tree takes many times that
CONTENT_TYPES = "[Content_Types].xml"
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, EOFError, OSError, ValueError)


def unpack_word(name: str, content: bytes) -> dict[str, bytes]:
    """Unpack a Word file.

    Parameters
    ----------
    name
        How the user calls it.
    content
        The archive.

    Returns
    -------
    Name of a part -> what it holds, in the order of the archive.

    Raises
    ------
    UnreadableInputError
        ``no-word-file`` or ``too-large``; the size is that which the archive states, and no more comes out of it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_BYTES or any(map(_is_huge, infos)):
                message = "the file unpacks to more than any draft holds; check where it is from"
                raise refuse_word(name, "too-large", message)
            parts = {info.filename: archive.read(info) for info in infos}
    except _DAMAGED:
        message = "this is no Word document, or a damaged one; save it as .docx"
        raise refuse_word(name, "no-word-file", message) from None
    return parts


def parse_part(name: str, part: str, content: bytes, code: str) -> etree._Element:
    """Parse a part that may be anyone's: no entity is replaced, and nothing is loaded.

    Parameters
    ----------
    name
        How the user calls the file.
    part, content
        Name of the part, and what it holds.
    code
        Of the problem, if the part is no XML.

    Raises
    ------
    UnreadableInputError
        With the code.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = f"its part {part} is damaged ({error}); open it in a word processor and save it again"
        raise refuse_word(name, code, message) from None


def refuse_word(name: str, code: str, message: str) -> UnreadableInputError:
    """Make the error that stops the work on a Word file."""
    return UnreadableInputError([Problem(Location(name), code, message)])


def _is_huge(info: zipfile.ZipInfo) -> bool:
    return info.filename.lower().endswith((".xml", ".rels")) and info.file_size > MAX_XML
