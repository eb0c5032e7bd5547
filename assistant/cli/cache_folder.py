"""Where the cache of a user stands."""

import os
import sys
from pathlib import Path

_NAME = "draftreview"


def find_user_cache() -> Path | None:
    """Give the folder for the cache of this user as the system wants it, ``None`` if there is no home."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / _NAME / "cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / _NAME
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / _NAME
