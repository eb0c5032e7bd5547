import pytest

from assistant.read.charsets import find_declared, find_marked, guess_codec, needs_pairs

CHINESE = "TI  - 癌症患者疼痛的静息态功能磁共振成像研究\nAU  - 王小明\nJF  - J Test\n"
FRENCH = "AU  - Béranger, Zoë\nTI  - Étude d’un naïf à l’œil élevé\nAU  - Müller, Jörg\n"


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        (b"\xef\xbb\xbfTY  - JOUR", "utf-8-sig"),
        ("TY  - JOUR".encode("utf-16"), "utf-16"),
        ("TY  - JOUR".encode("utf-16-le"), "utf-16-le"),
        ("TY  - JOUR".encode("utf-16-be"), "utf-16-be"),
        (f"TY  - JOUR\nTI  - {CHINESE}".encode("utf-16-le"), "utf-16-le"),
        (CHINESE.encode(), None),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00", None),
        (b"a", None),
        (b"", None),
    ],
)
def test_unicode_that_shows(head: bytes, codec: str | None) -> None:
    assert find_marked(head) == codec


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        (b"% Encoding: GBK\n@article{", "gb18030"),
        (b"This file was made with JabRef\nEncoding: Cp1252\n", "cp1252"),
        (b"% Encoding: ISO8859_1\n", "iso8859-1"),
        (b"% encoding = utf8\n", "utf-8"),
        (b"% Encoding: Big5\n", "big5"),
        (b"Encoding: memory of pain\n", None),
        (b"% Encoding: unicode_escape\n", None),
        (b"% Encoding: idna\n", None),
        (b"% Encoding: \xff\xfe\n", None),
        (b"TI  - On encoding: GBK\n", None),
        (b"x" * 5000 + b"\n% Encoding: GBK\n", None),
    ],
)
def test_encodings_that_a_file_declares(head: bytes, codec: str | None) -> None:
    assert find_declared(head) == codec


def test_codecs_of_pairs_of_bytes() -> None:
    assert [needs_pairs(codec) for codec in ("gb18030", "big5", "cp1252", "utf-8")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("sample", "codec"),
    [
        (CHINESE.encode("gb18030"), "gb18030"),
        ("AU  - 李\n".encode("gb18030"), "gb18030"),
        (FRENCH.encode("cp1252"), "cp1252"),
        ("AU  - Öst, Å\nAU  - Åström, Ö\n".encode("cp1252"), "cp1252"),
        ("TI  - It’s “quoted” – 5 µm ± 3 °C\n".encode("cp1252"), "cp1252"),
        (f"{FRENCH}{CHINESE}".encode().replace("王".encode(), b"\xe7\x8e"), "utf-8"),
    ],
)
def test_guesses_among_a_few(sample: bytes, codec: str) -> None:
    assert guess_codec(b"plain line\n" * 1000 + sample) == codec
