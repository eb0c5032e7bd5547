"""One request to the E-utilities, by way of Biopython's Entrez, and what became of it."""

import re
import ssl
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse, IncompleteRead
from textwrap import shorten
from typing import cast
from urllib.error import HTTPError, URLError

from Bio import Entrez

from assistant.fetch.failures import NoAnswer
from assistant.fetch.opener import Opener, installed

TOOL = "draftreview"
DATABASE = "pubmed"
MAX_BYTES = 500_000_000
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_SAID = re.compile(rb"<ERROR>(.*?)</ERROR>|\"error\"\s*:\s*\"(.*?)\"", re.S)
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title>", re.S | re.I)
_WEB_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.S | re.I)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sent.

    Attributes
    ----------
    body
        All of it.
    date
        ISO date of the answer by the server's clock (UTC); empty if it tells none.
    """

    body: bytes
    date: str


@dataclass(frozen=True, slots=True)
class Server:
    """A server that speaks the protocol of the E-utilities.

    Attributes
    ----------
    base_url
        Its address.
    email
        Sent along, so that NCBI can write before it blocks someone.
    api_key
        Sent along, and never printed.
    timeout
        Seconds without a byte after which a request is given up.
    """

    base_url: str
    email: str = ""
    api_key: str = ""
    timeout: float = 30.0

    @contextmanager
    def connected(self) -> Iterator[None]:
        """Turn Entrez to this server for a while; one server at a time in a process."""
        tries = Entrez.max_tries
        with installed(Opener(self.base_url, self.timeout)), warnings.catch_warnings():
            warnings.filterwarnings("ignore", r"\s*Email address is not specified", UserWarning)
            Entrez.max_tries = 1  # patience.py tries again, and heeds Retry-After
            try:
                yield
            finally:
                Entrez.max_tries = tries

    def ask(self, utility: str, **parameters: str | int) -> Answer:
        """Send one request, at most 3 a second or 10 with a key: Entrez keeps that rate.

        Parameters
        ----------
        utility
            ``esearch``, ``epost`` or ``efetch``.
        parameters
            Its parameters, without database, tool, e-mail and key.

        Raises
        ------
        NoAnswer
            Also for a web page, or less than the server announced.
        """
        who = {"tool": TOOL, "email": self.email or None, "api_key": self.api_key or None}
        try:
            handle = getattr(Entrez, utility)(db=DATABASE, **parameters, **who)
            response = cast(HTTPResponse, getattr(handle, "buffer", handle))  # plain text comes wrapped
            with response:
                answer = Answer(_read_whole(response), _read_date(response.headers))
        except HTTPError as error:
            with error:
                raise self._explain_status(error) from None
        except (OSError, HTTPException) as error:
            raise self._explain_silence(error) from None
        if _WEB_PAGE.match(answer.body):
            raise _explain_web_page(answer.body)
        return answer

    def raise_error_in(self, answer: Answer) -> None:
        """Find the error that an answer of status 200 may hold.

        Raises
        ------
        NoAnswer
            If it does.
        """
        found = _SAID.search(answer.body) if answer.body.lstrip()[:1] in (b"<", b"{") else None
        if found:
            message = f"the server says {self.quote(found[1] or found[2] or b'')!r}; check the query"
            raise NoAnswer("error-answer", message)

    def quote(self, text: bytes) -> str:
        """Quote the server for a message: one short line, safe for a terminal, without the key."""
        return _quote(text, self.api_key)

    def _explain_status(self, error: HTTPError) -> NoAnswer:
        status = f"HTTP {error.code} {self.quote(str(error.reason).encode())}".rstrip()
        if error.code in _BUSY:
            return NoAnswer("server-busy", status, wait=_read_wait(error.headers))
        if 300 <= error.code < 400:
            message = f"{status}: the server sends elsewhere, which is not followed; check --base-url and your network"
            return NoAnswer("redirect", message, lasting=True)
        said = self._read_said(error)
        message = f"{status}{said}; check the query, NCBI_API_KEY and --base-url"
        return NoAnswer("refused", message, lasting=True)

    def _read_said(self, error: HTTPError) -> str:
        try:
            found = _SAID.search(error.read(10_000))
        except (OSError, HTTPException):
            return ""
        return f" ({self.quote(found[1] or found[2])})" if found else ""

    def _explain_silence(self, error: OSError | HTTPException) -> NoAnswer:
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            return NoAnswer("timeout", f"no answer within {self.timeout:g} s")
        if isinstance(error, IncompleteRead):
            return NoAnswer("truncated", "the answer broke off before its end")
        if isinstance(reason, ssl.SSLCertVerificationError):
            message = f"the server cannot prove who it is ({reason.verify_message}); check the clock and your network"
            return NoAnswer("certificate", message, lasting=True)
        said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        return NoAnswer("no-connection", f"{self.quote(said.encode())}; check your network")


def _quote(text: bytes, secret: str = "") -> str:
    plain = text.decode("utf-8", "replace")
    if secret:
        plain = plain.replace(secret, "(your key)")
    return shorten("".join(c if c.isprintable() else " " for c in plain), 200, placeholder=" ...")


def _explain_web_page(body: bytes) -> NoAnswer:
    found = _TITLE.search(body[:100_000])
    title = _quote(found[1]) if found else ""
    named = f" titled {title!r}" if title else ""
    return NoAnswer("web-page", f"a web page{named} instead of an answer; open it in a browser, it may ask for a login")


def _read_whole(response: HTTPResponse) -> bytes:
    body = response.read(MAX_BYTES)
    if response.length:  # what the header announced and did not come
        raise IncompleteRead(body, response.length)
    if len(body) == MAX_BYTES:
        raise NoAnswer("too-large", f"more than {MAX_BYTES:,} bytes; ask for less with --batch", lasting=True)
    return body


def _read_date(headers: Message) -> str:
    try:
        return parsedate_to_datetime(headers.get("Date", "")).astimezone(UTC).date().isoformat()
    except (TypeError, ValueError, OverflowError):
        return ""


def _read_wait(headers: Message) -> float | None:
    """Read Retry-After: seconds, or a moment by the server's own clock."""
    value = (headers.get("Retry-After") or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moments = [parsedate_to_datetime(text) for text in (value, headers.get("Date", ""))]
        return max(0.0, (moments[0] - moments[1]).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None
