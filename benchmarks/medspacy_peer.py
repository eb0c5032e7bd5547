"""medSpaCy over texts, a round each time a line comes in; runs in an environment of its own, without this package.

Run as ``python medspacy_peer.py WORK.json``. The file holds ``texts`` and ``concepts``, pairs of a label and a phrase.
For each line on standard input one JSON line goes out: processor seconds, and how many targets were found.
"""

import json
import sys
import time
from pathlib import Path

import medspacy  # type: ignore[import-not-found]
from loguru import logger  # type: ignore[import-not-found]
from medspacy.target_matcher import TargetRule  # type: ignore[import-not-found]


def main() -> None:
    """Load the rules, then run a round a line."""
    logger.remove()  # its sentence splitter would log every token
    work = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    nlp = medspacy.load(medspacy_enable=["medspacy_pyrush", "medspacy_target_matcher", "medspacy_context"])
    rules = [TargetRule(phrase, label) for label, phrase in work["concepts"]]
    nlp.get_pipe("medspacy_target_matcher").add(rules)
    print(json.dumps({"pipes": nlp.pipe_names}), flush=True)
    for _ in sys.stdin:
        start = time.process_time()
        found = sum(len(doc.ents) for doc in nlp.pipe(work["texts"]))
        print(json.dumps({"seconds": time.process_time() - start, "found": found}), flush=True)


if __name__ == "__main__":
    main()
