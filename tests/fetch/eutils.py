"""A small server on this machine that speaks the protocol of the E-utilities, with mishaps on demand."""

import threading
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape

DATE = "Sun, 01 Mar 2026 10:00:00 GMT"
EXPIRED = b"<?xml version='1.0'?><eFetchResult><ERROR>Unable to obtain query #1</ERROR></eFetchResult>"
WEB_PAGE = b"<!DOCTYPE html><html><head><title>Down for\nmaintenance\x1b[1m</title></head></html>"


def medline(pmid: str) -> str:
    return f"PMID- {pmid}\nSTAT- MEDLINE\nTI  - An invented study, number {pmid}.\nSO  - J Ex. 2026;1:{pmid}.\n"


class Reply:
    """What a request is answered with; ``announced`` bytes are promised, if not as many as there are."""

    def __init__(
        self,
        body: bytes,
        status: int = 200,
        kind: str = "text/plain",
        announced: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.body, self.status, self.kind, self.headers = body, status, kind, headers or {}
        self.announced = len(body) if announced is None else announced


Mishap = Callable[["Eutils", Reply], Reply]


class Eutils(ThreadingHTTPServer):
    """Finds the records it is given, newest first, for any query.

    ``mishaps[utility]`` are applied to the next answers of that utility, one each; ``asked`` holds the
    parameters of every request.
    """

    daemon_threads = True

    def __init__(self, pmids: Iterable[str]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.records = {pmid: medline(pmid) for pmid in pmids}
        self.asked: list[dict[str, str]] = []
        self.mishaps: dict[str, deque[Mishap]] = defaultdict(deque)
        self.sets: dict[tuple[str, str], list[str]] = {}
        self.extra, self.date = "", DATE
        self.released, self.reached = threading.Event(), threading.Event()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/entrez/eutils"

    def of(self, utility: str) -> list[dict[str, str]]:
        return [asked for asked in self.asked if asked["utility"] == utility]

    def windows(self) -> list[tuple[str, int, int]]:
        """Tell which batches were asked for: the search they belong to, where they start, how many."""
        return [(a["WebEnv"], int(a["retstart"]), int(a["retmax"])) for a in self.of("efetch")]

    def forget(self) -> None:
        self.sets.clear()

    def answer(self, asked: dict[str, str]) -> Reply:
        self.asked.append(asked)
        utility = asked["utility"]
        reply: Reply = getattr(self, f"_{utility}")(asked)
        return self.mishaps[utility].popleft()(self, reply) if self.mishaps[utility] else reply

    def _remember(self, pmids: list[str]) -> str:
        web_env = f"MCID_{len(self.sets) + 1}_{len(self.asked)}"
        self.sets[web_env, "1"] = pmids
        return f"<QueryKey>1</QueryKey><WebEnv>{web_env}</WebEnv>"

    def _esearch(self, asked: dict[str, str]) -> Reply:
        found = self._match(asked["term"])
        ids = "".join(f"<Id>{pmid}</Id>" for pmid in found[: int(asked["retmax"])])
        text = (
            '<?xml version="1.0"?><!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" '
            '"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd">'
            f"<eSearchResult><Count>{len(found)}</Count>{self._remember(found)}<IdList>{ids}</IdList>"
            f"<QueryTranslation>read: {escape(asked['term'])}</QueryTranslation>{self.extra}</eSearchResult>"
        )
        return Reply(text.encode(), kind="text/xml")

    def _match(self, term: str) -> list[str]:
        newest_first = sorted(self.records, key=int, reverse=True)
        if not term.endswith("[uid]"):
            return newest_first
        low, high = map(int, term.rpartition(" AND ")[2].removesuffix("[uid]").split(":"))
        return [pmid for pmid in newest_first if low <= int(pmid) <= high]

    def _epost(self, asked: dict[str, str]) -> Reply:
        text = f"<ePostResult>{self._remember(asked['id'].split(','))}</ePostResult>"
        return Reply(text.encode(), kind="text/xml")

    def _efetch(self, asked: dict[str, str]) -> Reply:
        known = self.sets.get((asked["WebEnv"], asked["query_key"]))
        if known is None:
            return Reply(EXPIRED, kind="text/xml")
        start = int(asked["retstart"])
        wanted = known[start : start + int(asked["retmax"])]
        return Reply("".join(f"\n{self.records[pmid]}" for pmid in wanted if pmid in self.records).encode())


class _Handler(BaseHTTPRequestHandler):
    server: Eutils

    def do_GET(self) -> None:
        self._reply(urlsplit(self.path).query)

    def do_POST(self) -> None:
        self._reply(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def _reply(self, query: str) -> None:
        path = urlsplit(self.path).path
        assert path.startswith("/entrez/eutils/")
        utility = path.rpartition("/")[2].removesuffix(".fcgi")
        reply = self.server.answer({"utility": utility, "method": self.command, **dict(parse_qsl(query))})
        self.send_response_only(reply.status)
        headers = {"Date": self.server.date, "Content-Type": reply.kind, **reply.headers}
        if reply.announced >= 0:
            headers["Content-Length"] = str(reply.announced)
        for name, value in headers.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


def status(code: int, body: bytes = b"", **headers: str) -> Mishap:
    return lambda _, reply: Reply(body, code, headers=headers)


def instead(body: bytes, kind: str = "text/html") -> Mishap:
    return lambda _, reply: Reply(body, kind=kind)


def broken_off(share: float) -> Mishap:
    """Send a part of the answer, having announced all of it."""
    return lambda _, reply: Reply(reply.body[: int(len(reply.body) * share)], announced=len(reply.body))


def cut(share: float) -> Mishap:
    """Send a part of the answer as if it were all; only its content tells."""
    return lambda _, reply: Reply(reply.body[: int(len(reply.body) * share)], announced=-1)


def silent(server: Eutils, reply: Reply) -> Reply:
    """Answer only when the test is over."""
    server.reached.set()
    server.released.wait(10)
    return reply


def fine(_: Eutils, reply: Reply) -> Reply:
    return reply


@contextmanager
def serving(pmids: Sequence[str]) -> Iterator[Eutils]:
    """Serve records from a thread for as long as the context lasts."""
    server = Eutils(pmids)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()
    thread.join()
