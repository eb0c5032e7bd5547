"""Wheel and source archive of the last commit, built twice and compared: ``python -m release.builds FOLDER``.

Anybody who builds the same commit with the same versions of the build tools gets the same bytes.
"""

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from assistant.outputs import write_together

SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What differs from one machine to the next and must not show in an archive.

    Attributes
    ----------
    folder
        Name of the folder that is built in.
    umask
        Permissions that new files lack.
    modified
        When every file was changed last, in seconds since 1970.
    environment
        Variables laid over those of this process.
    """

    folder: str
    umask: int
    modified: int
    environment: Mapping[str, str]


HERE = Circumstances("here", 0o022, 1_700_000_000, {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"})
ELSEWHERE = Circumstances(
    "else where", 0o077, 1_000_000_000, {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LC_ALL": "C"}
)


def read_committed(checkout: Path) -> bytes:
    """Read what the last commit holds, as a tar archive."""
    return subprocess.run(["git", "archive", "HEAD"], cwd=checkout, capture_output=True, check=True).stdout


def build_archives(source: bytes, where: Circumstances) -> Mapping[str, bytes]:
    """Build the source archive, and the wheel from it.

    Parameters
    ----------
    source
        The files to build from, as a tar archive.
    where
        The circumstances to build in.

    Returns
    -------
    File name -> bytes.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder, output = Path(temporary, where.folder), Path(temporary, "dist")
        _unpack(source, folder, where)
        # A wheel that another date was asked for would differ from all others.
        environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        subprocess.run(
            [sys.executable, "-m", "build", "--no-isolation", "--outdir", output, folder],
            env={**environment, **where.environment},
            umask=where.umask,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return {path.name: path.read_bytes() for path in sorted(output.iterdir())}


def _unpack(source: bytes, folder: Path, where: Circumstances) -> None:
    with tarfile.open(fileobj=BytesIO(source)) as archive:
        archive.extractall(folder, filter="data")
    for path in folder.rglob("*"):
        path.chmod(path.stat().st_mode & ~where.umask)
        os.utime(path, (where.modified, where.modified))


def find_differences(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> Sequence[str]:
    """List the archives that are not the same in both builds."""
    return [name for name in sorted(first.keys() | second.keys()) if first.get(name) != second.get(name)]


def main(folder: Path) -> int:
    """Build twice; write the archives and their sums if they are equal."""
    source = read_committed(Path.cwd())
    archives = build_archives(source, HERE)
    differing = find_differences(archives, build_archives(source, ELSEWHERE))
    if differing:
        print(f"not reproducible: {', '.join(differing)}; compare the two with diffoscope", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in archives.items())
    write_together({folder / name: content for name, content in {**archives, SUMS: sums.encode()}.items()})
    print(sums, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
