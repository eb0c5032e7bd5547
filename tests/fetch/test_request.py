import pytest

from assistant.fetch import NCBI_URL, check_base_url, read_since


@pytest.mark.parametrize(
    ("text", "since"),
    [("2026", "2026"), ("2026-3", "2026/03"), ("2026/03/01", "2026/03/01"), (" 2024-02-29 ", "2024/02/29")],
)
def test_a_date_is_written_as_pubmed_does(text: str, since: str) -> None:
    assert read_since(text) == since


@pytest.mark.parametrize("text", ["", "March", "2026-13", "2025-02-29", "01-03-2026", "2026-03-01 OR 1", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no date.*; write it as 2026-03-01"):
        read_since(text)


@pytest.mark.parametrize("text", [NCBI_URL, "http://127.0.0.1:8000", "http://[::1]:80/eutils"])
def test_an_address_loses_the_slash_at_its_end(text: str) -> None:
    assert check_base_url(text) == check_base_url(f"{text}/") == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "eutils",
        "file:///etc/passwd",
        "ftp://x/y",
        "http://",
        "http://a b/",
        "http://u:p@x",
        "http://x:y",
        "http://x?a",
        "http://x#a",
        "http://[x",
    ],
)
def test_what_is_no_plain_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no address|holds more than an address"):
        check_base_url(text)
