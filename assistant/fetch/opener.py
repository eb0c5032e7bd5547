"""The way of a request to the server: one address, one time limit, no detours."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from ipaddress import ip_address
from typing import Any, cast
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
    build_opener,
    install_opener,
)


class Opener(OpenerDirector):
    """Sends what Entrez asks for to another address, and gives up when time is up.

    Entrez has its address built in and sets no time limit, but it opens its requests with urllib's
    installed opener. Redirects are refused, as they may end at a login page, and would take the API
    key along; a server on this machine is not asked through a proxy.

    Parameters
    ----------
    base_url
        Where the E-utilities are.
    timeout
        Seconds without a byte from the server.
    """

    def __init__(self, base_url: str, timeout: float) -> None:
        super().__init__()
        self._base_url = base_url
        self._timeout = timeout
        proxies = ProxyHandler({}) if _is_this_machine(urlsplit(base_url).hostname or "") else ProxyHandler()
        plain = (UnknownHandler(), HTTPHandler(), HTTPSHandler(), HTTPDefaultErrorHandler(), HTTPErrorProcessor())
        for handler in (proxies, *plain):
            self.add_handler(handler)

    def open(self, fullurl: str | Request, data: Any = None, timeout: float | None = None) -> HTTPResponse:
        """Open the utility that a URL names at the address of this opener."""
        request = fullurl if isinstance(fullurl, Request) else Request(fullurl)
        parts = urlsplit(request.full_url)
        utility = parts.path.rpartition("/")[2]
        request.full_url = f"{self._base_url}/{utility}" + (f"?{parts.query}" if parts.query else "")
        return cast(HTTPResponse, super().open(request, data, self._timeout))


@contextmanager
def installed(opener: Opener) -> Iterator[None]:
    """Let urllib use an opener, for this process, and its own one afterwards."""
    install_opener(opener)
    try:
        yield
    finally:
        install_opener(build_opener())


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
