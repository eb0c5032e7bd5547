"""What the build backend adds to the wheel: the manual pages, written of the help texts as they are at that moment."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManualPages(BuildHookInterface[Any]):
    """Puts the pages where ``man`` looks for them beside the scripts of an environment."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the pages into a folder for as long as the wheel is built."""
        sys.path.insert(0, self.root)
        from release.manual import SECTION, write_manual

        self._folder = tempfile.TemporaryDirectory()
        for path in write_manual(Path(self._folder.name)):
            build_data["shared_data"][str(path)] = f"share/man/man{SECTION}/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the folder."""
        self._folder.cleanup()
