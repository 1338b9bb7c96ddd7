"""What the Python adapters share: reading the documents, timing the rounds, printing the result.

    with_<peer>.py LIST ROUNDS     LIST names JSON documents, one path per line
    with_<peer>.py --one DOCUMENT  check one document and exit, to time the whole process
"""

import contextlib
import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Callable


def read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def fails(check: Callable[[str], object], text: str) -> bool:
    """A peer may fail on a document; that must not stop the measurement."""
    try:
        check(text)
    except Exception:
        return True
    return False


def microseconds(check: Callable[[str], object], texts: list[str]) -> float:
    start = perf_counter()
    for text in texts:
        fails(check, text)
    return (perf_counter() - start) * 1e6 / max(len(texts), 1)


def run(peer: str, version: str, check: Callable[[str], object]) -> None:
    """`check` takes the text of one document, so that parsing is inside the timed part."""
    # Only the result goes to standard output, whatever a peer prints.
    with contextlib.redirect_stdout(sys.stderr):
        if sys.argv[1] == "--one":
            fails(check, read(sys.argv[2]))
            return
        texts = [read(path) for path in read(sys.argv[1]).splitlines() if path]
        failed = sum(fails(check, text) for text in texts)
        rounds = [round(microseconds(check, texts), 3) for _ in range(int(sys.argv[2]))]
    result = {
        "peer": peer,
        "version": version,
        "documents": len(texts),
        "failed": failed,
        "microseconds": rounds,
    }
    print(json.dumps(result))
