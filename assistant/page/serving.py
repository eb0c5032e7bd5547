"""The evidence page on a server for one browser on this machine, which saves corrections as they are made."""

import secrets
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

from assistant.errors import DraftreviewError, UnreadableInputError
from assistant.interchange import to_json
from assistant.page.guards import check_host, check_method, check_origin, find_room, read_body

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")
_PAGE, _CORRECTIONS = "", "corrections"
_SECONDS_OF_SILENCE = 30
_TOKEN_BYTES = 32
_HEADERS = {
    "Cache-Control": "no-store",
    # The page itself says what it may load; a header alone can keep it out of frames.
    "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """The corrections as they stand in their file.

    Attributes
    ----------
    version
        Tells this state of the file from others.
    corrections
        The entries, as in the file.
    """

    version: str
    corrections: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a change.

    Attributes
    ----------
    previous
        The version that the change was laid over; one that the page does not know holds changes of others.
    version
        The version with the change.
    """

    previous: str
    version: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What is served; all of it is called from several threads.

    Attributes
    ----------
    page
        Gives the evidence page.
    read
        Gives the corrections.
    save
        Lays a change over them, JSON as it was sent. An ``UnreadableInputError`` tells what is wrong with it, any
        other ``DraftreviewError`` what keeps it from being saved.
    """

    page: Callable[[], str]
    read: Callable[[], Kept]
    save: Callable[[bytes], Saved]


@dataclass(frozen=True, slots=True)
class Application:
    """Answers the requests of the page behind a random token, and no others.

    Attributes
    ----------
    desk
        What is served.
    port
        Where the server listens.
    token
        What stands in the address of the page.
    """

    desk: Desk
    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(_TOKEN_BYTES))

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"http://{HOST}:{self.port}/{self.token}/"

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser on this machine may call the server; it leaves out the port that HTTP has anyway."""
        return frozenset(f"{name}:{self.port}" for name in _NAMES) | (set(_NAMES) if self.port == 80 else set())

    def __call__(self, environ: Any, start_response: Any) -> Any:
        """Answer a request as WSGI has it."""
        try:
            response = self._answer(Request(environ))
        except HTTPException as refused:
            response = _refuse(refused)
        except DraftreviewError as error:
            status = 400 if isinstance(error, UnreadableInputError) else 409
            response = _write_json({"problems": str(error).splitlines()}, status)
        response.headers.update(_HEADERS)
        return response(environ, start_response)

    def _answer(self, request: Request) -> Response:
        check_host(request, self.hosts)
        room = find_room(request, self.token)
        if room == _PAGE:
            check_method(request, {"GET", "HEAD"})
            return Response(self.desk.page(), mimetype="text/html")
        if room != _CORRECTIONS:
            raise NotFound("Nothing is here.")
        check_method(request, {"GET", "HEAD", "POST"})
        check_origin(request, self.hosts)
        return _write_json(self.desk.save(read_body(request)) if request.method == "POST" else self.desk.read())


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens, and has not begun to answer.

    Attributes
    ----------
    address
        Where a browser finds the page.
    listener
        The server of the library.
    """

    address: str
    listener: BaseWSGIServer

    def run(self) -> None:
        """Answer until the user interrupts."""
        self.listener.serve_forever()

    def stop(self) -> None:
        """End a run from another thread."""
        self.listener.shutdown()


def open_server(desk: Desk, port: int = 0) -> Server:
    """Listen on this machine alone.

    Parameters
    ----------
    desk
        What is served.
    port
        Where to listen; 0 for any that is free.

    Raises
    ------
    OSError
        If the port is taken or not to be had.
    """
    with socket.create_server((HOST, port)) as bound:
        application = Application(desk, bound.getsockname()[1])
        # The library ends the program if it cannot bind; it takes a copy of a socket that is bound.
        listener = make_server(
            HOST, application.port, application, threaded=True, request_handler=_Quiet, fd=bound.fileno()
        )
    return Server(application.address, listener)


class _Quiet(WSGIRequestHandler):
    """Prints no line a request; a connection is closed after its answer, so that none is left when the server ends."""

    protocol_version = "HTTP/1.0"
    timeout = _SECONDS_OF_SILENCE

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""

    def version_string(self) -> str:
        """Name the server, and no versions."""
        return "draftreview"


def _refuse(refused: HTTPException) -> Response:
    status = refused.code or 500
    response = Response(f"{refused.description}\n", status, mimetype="text/plain")
    if status == 405:
        response.headers["Allow"] = dict(refused.get_headers())["Allow"]
    return response


def _write_json(value: Any, status: int = 200) -> Response:
    return Response(to_json(value), status, mimetype="application/json")
