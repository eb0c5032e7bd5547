"""Whether the same records give the same bytes under all circumstances and interpreters: ``make determinism``.

Names of interpreters may follow; each has to have what draftreview depends on.
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from tests.determinism.circumstances import OTHERS, USUAL, differing, write_under


def main(pythons: list[str]) -> int:
    """Write under each, and compare."""
    failed = 0
    others = (*OTHERS, *(replace(USUAL, name=python, python=python) for python in pythons))
    with tempfile.TemporaryDirectory(prefix="draftreview-determinism.") as place:
        usual = write_under(USUAL, Path(place) / "usual")
        print(f"usual: {len(usual)} files", flush=True)
        for number, circumstance in enumerate(others):
            if not circumstance.is_to_be_had:
                print(
                    f"{circumstance.name}: left out, as {circumstance.variables.get('LC_ALL')} is not installed",
                    flush=True,
                )
                continue
            try:
                found = differing(usual, write_under(circumstance, Path(place) / str(number)))
            except RuntimeError as error:
                found = [str(error)]
            failed += bool(found)
            print(f"{circumstance.name}: {'differs: ' + ', '.join(found) if found else 'the same'}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
