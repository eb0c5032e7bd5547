"""Names and codes of languages as ISO 639-1 codes."""

import re

# ISO 639-1 code, then the names and the three-letter codes (bibliographic, terminological, and withdrawn ones that
# old records keep) of the same language.
_TABLE = """
af afr afrikaans; am amh amharic; ar ara arabic العربية; az aze azerbaijani; be bel belarusian; bg bul bulgarian;
bn ben bengali; bs bos bosnian; ca cat catalan català; cs cze ces czech čeština; cy wel cym welsh; da dan danish dansk;
de ger deu german deutsch; el gre ell greek ελληνικά; en eng english; et est estonian; eu baq eus basque;
es spa spanish español castilian; fa per fas persian farsi; fi fin finnish suomi; fr fre fra french français;
ga gle irish; gl glg galician; he heb hebrew עברית; hi hin hindi; hr hrv scr croatian hrvatski; hu hun hungarian magyar;
hy arm hye armenian; id ind indonesian; is ice isl icelandic; it ita italian italiano; ja jpn japanese 日本語;
ka geo kat georgian; kk kaz kazakh; ko kor korean 한국어; lt lit lithuanian; lv lav latvian; mk mac mkd macedonian;
ms may msa malay; nl dut nld dutch nederlands flemish; no nor nob nno norwegian norsk; pl pol polish polski;
pt por portuguese português; ro rum ron romanian moldavian; ru rus russian русский; sk slo slk slovak; sl slv slovenian;
sq alb sqi albanian; sr srp scc serbian; sv swe swedish svenska; ta tam tamil; th tha thai; tr tur turkish türkçe;
uk ukr ukrainian; ur urd urdu; uz uzb uzbek; vi vie vietnamese; zh chi zho chinese mandarin 中文 汉语
"""
_CODES = {word: entry.split()[0] for entry in _TABLE.split(";") for word in entry.split()}
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_CODE = 3


def find_language(text: str) -> str:
    """Give the ISO 639-1 code of the first language that a text names.

    Parameters
    ----------
    text
        ``eng``, ``English``, ``en-US``, ``und fre``, ``Chinese (Simplified)`` and the like.

    Returns
    -------
    str
        The code, or nothing if none is known.
    """
    known = _CODES.get(text)
    if known or not text:
        return known or ""
    words = _WORD.findall(text.lower())
    # Names first, because short words of a sentence look like codes.
    ordered = sorted(words, key=lambda word: word.isascii() and len(word) <= _LONGEST_CODE)
    return next((_CODES[word] for word in ordered if word in _CODES), "")
