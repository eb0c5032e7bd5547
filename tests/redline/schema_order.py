"""Checks of what Word asks of a document beyond well-formed XML: the order of properties, and numbers that are unique.

The orders are those of the transitional schema of WordprocessingML (ECMA-376, part 4); elements of other namespaces and
those that the lists do not know are passed over.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from assistant.wordprocessing import w

_BORDERS = "top left start bottom right end insideH insideV tl2br tr2bl"
_FONT = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath rPrChange"
)
ORDERS = {
    "p": "pPr",
    "r": "rPr",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p",
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": f"ins del moveFrom moveTo {_FONT}",
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
        "headers cellIns cellDel cellMerge tcPrChange"
    ),
    "sectPr": (
        "headerReference,footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
    "trPr": (
        "cnfStyle,divId,gridBefore,gridAfter,wBefore,wAfter,cantSplit,trHeight,tblHeader,tblCellSpacing,jc,hidden "
        "ins del trPrChange"
    ),
    "tblBorders": _BORDERS,
    "tcBorders": _BORDERS,
    "pBdr": "top left bottom right between bar",
    "settings": (
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
        "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData "
        "embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges "
        "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors "
        "activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter "
        "stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting "
        "documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation "
        "consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle "
        "defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets "
        "drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery "
        "displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin "
        "drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne "
        "strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema "
        "saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly "
        "useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults "
        "footnotePr endnotePr compat docVars rsids attachedSchema themeFontLang clrSchemeMapping "
        "doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType "
        "schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator"
    ),
}
_RANKS = {
    w(parent): {w(name): rank for rank, names in enumerate(order.split()) for name in names.split(",")}
    for parent, order in ORDERS.items()
}
_FIRST = (w("p"), w("r"))
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_REVISIONS = tuple(map(w, "ins del moveFrom moveTo pPrChange rPrChange trPrChange tcPrChange tblPrChange".split()))
_KINDS = {
    "bookmark": (w("bookmarkStart"),),
    "end of a bookmark": (w("bookmarkEnd"),),
    "comment": (w("commentReference"),),
    "change": _REVISIONS,
}


def find_faults(content: bytes) -> list[str]:
    """List what breaks the schema in a Word file."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
    roots = {name: etree.fromstring(archive.read(name)) for name in names}
    faults = [f"{name}: {fault}" for name, root in roots.items() for fault in find_disorder(root)]
    return [*faults, *find_repeated(roots["word/document.xml"]), *find_dangling(roots)]


def find_disorder(root: Element) -> Iterator[str]:
    """List the elements whose children stand in another order than the schema's."""
    for element in root.iter(*_RANKS):
        ranks = _RANKS[str(element.tag)]
        known = [ranks.get(str(child.tag), len(ranks)) for child in element.iterchildren("*")]
        found = known if element.tag in _FIRST else [rank for rank in known if rank < len(ranks)]
        if found != sorted(found):
            yield f"{_name(element)} holds {' '.join(map(_name, element.iterchildren('*')))}"


def find_repeated(root: Element) -> Iterator[str]:
    """List the numbers and names that stand twice in a document."""
    for kind, tags in _KINDS.items():
        yield from (f"{kind} {number} twice" for number in _twice(e.get(w("id")) for e in root.iter(*tags)))
    yield from (f"bookmark {name} twice" for name in _twice(e.get(w("name")) for e in root.iter(w("bookmarkStart"))))
    yield from (f"picture {number} twice" for number in _twice(e.get("id") for e in root.iter(_DRAWING)))
    starts, ends = ({e.get(w("id")) for e in root.iter(w(tag))} for tag in ("bookmarkStart", "bookmarkEnd"))
    yield from (f"bookmark {number} without an end or a start" for number in starts ^ ends)
    for tag in ("ins", "del"):
        for change in root.iter(w(tag)):
            yield from (f"{tag} in {tag}" for a in change.iterancestors() if a.tag == change.tag)


def find_dangling(roots: dict[str, Element]) -> Iterator[str]:
    """List the comments and styles that a document names and that are not there."""
    document, comments = roots["word/document.xml"], roots.get("word/comments.xml")
    there = set() if comments is None else {comment.get(w("id")) for comment in comments}
    for tag in ("commentReference", "commentRangeStart", "commentRangeEnd"):
        for element in document.iter(w(tag)):
            if element.get(w("id")) not in there:
                yield f"no comment {element.get(w('id'))}"
    styles = {style.get(w("styleId")) for style in roots["word/styles.xml"].iter(w("style"))}
    named = {e.get(w("val")) for e in document.iter(w("pStyle"), w("rStyle"), w("tblStyle"))}
    yield from (f"no style {name}" for name in named - styles)


def _twice(values: Iterator[str | None]) -> list[str | None]:
    return [value for value, times in Counter(values).items() if times > 1]


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
