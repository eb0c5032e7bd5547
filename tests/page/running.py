"""Servers that run while a test asks them."""

import http.client
import json
import re
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


def data_in(page: bytes) -> dict[str, list[dict[str, object]]]:
    """Give the data that an evidence page holds."""
    found = re.search(r'<script type="application/json" id="data">(.+?)</script>', page.decode(), re.S)
    assert found
    data: dict[str, list[dict[str, object]]] = json.loads(found[1])
    return data


def judge(claim: dict[str, object], check: str) -> dict[str, object]:
    """Word what the page sends when a claim of its data is accepted or rejected."""
    entry = {
        "record": claim["record"],
        "check": check,
        "quote": "RESULTS: Patients with pain showed",
        "rule": claim["rule"],
        "claim": claim["statement"],
        "reason": "an invented reason",
    }
    return {"claims": {str(claim["id"]): entry}}
