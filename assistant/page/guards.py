"""What a request must be like before it is listened to: from a browser here, and from the page that was served."""

import hmac
from collections.abc import Collection

from werkzeug.exceptions import (
    Forbidden,
    LengthRequired,
    MethodNotAllowed,
    NotFound,
    RequestEntityTooLarge,
    UnsupportedMediaType,
)
from werkzeug.wrappers import Request

MAX_BODY = 1_000_000


def check_host(request: Request, hosts: Collection[str]) -> None:
    """Refuse a request for another host: a name of somebody else's that was made to lead here.

    Raises
    ------
    Forbidden
        If the host is none of those that the server is known by.
    """
    if request.headers.get("Host", "") not in hosts:
        raise Forbidden("This server answers to its own address alone.")


def find_room(request: Request, token: str) -> str:
    """Give what a path names behind the token, which all that is served stands behind.

    Raises
    ------
    NotFound
        If the token is missing or another one; it isn't told which.
    """
    _, _, rest = request.path.partition("/")
    given, slash, room = rest.partition("/")
    if not (slash and hmac.compare_digest(given.encode(), token.encode())):
        raise NotFound("Nothing is here. Use the address that draftreview serve printed when it was started last.")
    return room


def check_method(request: Request, methods: Collection[str]) -> None:
    """Refuse a method that what is asked for does not have.

    Raises
    ------
    MethodNotAllowed
        Naming those that it has.
    """
    if request.method not in methods:
        raise MethodNotAllowed(sorted(methods), "This cannot be done here.")


def check_origin(request: Request, hosts: Collection[str]) -> None:
    """Refuse what another page has the browser ask for; a browser names the page with everything that it sends.

    Raises
    ------
    Forbidden
        If the page is another one, or is not named for what changes something.
    """
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site", "same-origin")
    changes = request.method == "POST"
    if site != "same-origin" or (origin is None and changes) or origin not in (None, *(f"http://{h}" for h in hosts)):
        raise Forbidden("Only the page that is served here may ask for this.")


def read_body(request: Request) -> bytes:
    """Read the body of a request, JSON by its type and of bounded size; what it says is for others to check.

    Raises
    ------
    UnsupportedMediaType, LengthRequired, RequestEntityTooLarge
        If it is of another type, of unknown size or too large.
    """
    if request.mimetype != "application/json":
        raise UnsupportedMediaType("Changes are sent as application/json.")
    if request.content_length is None:
        raise LengthRequired("The length of the changes must be stated.")
    if request.content_length > MAX_BODY:
        raise RequestEntityTooLarge(f"Changes of at most {MAX_BODY:,} bytes are saved at once.")
    return request.get_data(cache=False)
