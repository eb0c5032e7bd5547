"""Servers that run while a test asks them."""

import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

from assistant.page.serving import Server


@contextmanager
def run_beside(server: Server) -> Iterator[Server]:
    """Run a server beside a test, and see that it ends."""
    running = threading.Thread(target=server.run)
    running.start()
    try:
        yield server
    finally:
        server.stop()
        running.join(timeout=30)
    assert not running.is_alive()


def send(address: str, method: str, room: str = "", body: Mapping[str, object] | None = None) -> tuple[int, bytes]:
    """Send a request through a real connection, as the page does."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 0, timeout=60)
    headers = {"Origin": f"http://{parts.netloc}", "Content-Type": "application/json"}
    try:
        connection.request(method, parts.path + room, json.dumps(body) if body else None, headers if body else {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
