"""What has arrived of an unfinished fetch, in a folder beside its output."""

import re
from collections.abc import Iterator
from pathlib import Path

from assistant.aside import clear_left_behind
from assistant.errors import Location, OutputError, UnreadableInputError
from assistant.fetch.batches import Batch, read_batch
from assistant.fetch.failures import FetchError, NoAnswer, OtherSearchError
from assistant.fetch.request import FetchRequest
from assistant.fetch.searching import Search
from assistant.interchange import from_json, to_json
from assistant.outputs import write_whole

SUFFIX = ".partial"
SEARCH = "search.json"
_BATCH = re.compile(r"(\d{3})-(\d{9})-(\d{9})\.nbib")


class PartialFolder:
    """``F.nbib.partial``: the search as the server took it, and each finished batch as a file.

    Parameters
    ----------
    output
        The file that the fetch is for.

    Attributes
    ----------
    path
        The folder.
    """

    def __init__(self, output: Path) -> None:
        self.path = output.with_name(output.name + SUFFIX)

    def load_search(self, request: FetchRequest) -> Search | None:
        """Read the search of an earlier run, if there is one.

        Raises
        ------
        OtherSearchError
            If it was for something else than ``request``.
        FetchError
            If it cannot be read.
        """
        try:
            text = (self.path / SEARCH).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise FetchError(self.path, "unreadable", f"{error.strerror}; delete it and fetch again") from None
        try:
            search = from_json(Search, text, Location(str(self.path / SEARCH)))
        except UnreadableInputError:
            raise FetchError(self.path, "unreadable", "it holds no search; delete it and fetch again") from None
        if search.request != request:
            message = "an unfinished fetch of something else is here; delete it, or choose another place with -o"
            raise OtherSearchError(self.path, "other-search", message)
        return search

    def save_search(self, search: Search) -> None:
        """Keep the search, and make the folder if need be."""
        try:
            self.path.mkdir(exist_ok=True)
        except OSError as error:
            raise OutputError(self.path, error.strerror or str(error)) from None
        write_whole(self.path / SEARCH, to_json(search, indent=1) + "\n")

    def save_batch(self, number: int, start: int, stop: int, batch: Batch) -> None:
        """Keep a batch: positions ``start`` to ``stop`` of listing ``number``."""
        text = b"\n".join(record.text for record in batch.records)
        write_whole(self.path / f"{number:03}-{start:09}-{stop:09}.nbib", text)

    def position(self, number: int) -> int:
        """Say how many positions of a listing have been fetched, up to the first gap."""
        position = 0
        for found, _ in self._batch_files():
            listing, start, stop = map(int, found.groups())
            if listing == number and start <= position:
                position = max(position, stop)
        return position

    def batches(self) -> Iterator[Batch]:
        """Read the batches that have arrived, in the order of the listings.

        Raises
        ------
        FetchError
            If one cannot be read.
        """
        for _, path in self._batch_files():
            try:
                yield read_batch(path.read_bytes())
            except (OSError, NoAnswer):
                raise FetchError(path, "unreadable", "delete it, and it is fetched again") from None

    def remove(self) -> None:
        """Delete the folder, unless someone has put a file of her own into it."""
        for path in (self.path / SEARCH, *(path for _, path in self._batch_files())):
            path.unlink(missing_ok=True)
        clear_left_behind(self.path)
        if self.path.is_dir() and not any(self.path.iterdir()):
            self.path.rmdir()

    def _batch_files(self) -> list[tuple[re.Match[str], Path]]:
        files = sorted(self.path.iterdir()) if self.path.is_dir() else []
        return [(found, path) for path in files if (found := _BATCH.fullmatch(path.name))]
