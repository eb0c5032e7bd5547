"""Wheel and source archive are the same bytes wherever and whenever they are built."""

import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant import __version__
from assistant.cli import main
from release.builds import ELSEWHERE, HERE, build_archives, find_differences, read_committed

WHEEL, SOURCE = f"draftreview-{__version__}-py3-none-any.whl", f"draftreview-{__version__}.tar.gz"


@pytest.fixture(scope="module")
def source(checkout: Path) -> bytes:
    if not (checkout / ".git").exists():
        pytest.skip("a source archive does not know its commit")
    return read_committed(checkout)


@pytest.fixture(scope="module")
def archives(source: bytes) -> Mapping[str, bytes]:
    return build_archives(source, HERE)


def test_two_builds_give_the_same_bytes(source: bytes, archives: Mapping[str, bytes]) -> None:
    assert set(archives) == {WHEEL, SOURCE}
    assert find_differences(archives, build_archives(source, ELSEWHERE)) == []


def test_the_wheel_holds_the_manual_pages(archives: Mapping[str, bytes]) -> None:
    names = zipfile.ZipFile(io.BytesIO(archives[WHEEL])).namelist()
    folder = f"draftreview-{__version__}.data/data/share/man/man1"
    expected = {f"{folder}/draftreview.1", *(f"{folder}/draftreview-{name}.1" for name in main.commands)}
    assert {name for name in names if "/share/" in name} == expected


def test_the_source_archive_holds_all_that_is_committed(source: bytes, archives: Mapping[str, bytes]) -> None:
    def names(content: bytes) -> set[str]:
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            return {member.name for member in archive if member.isfile()}

    head = f"draftreview-{__version__}/"
    assert {name.removeprefix(head) for name in names(archives[SOURCE])} == names(source) | {"PKG-INFO"}


def test_what_differs_is_named() -> None:
    assert find_differences({"a": b"1", "b": b"1"}, {"a": b"1", "b": b"2", "c": b""}) == ["b", "c"]
