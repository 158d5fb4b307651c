"""One reader, alone in its process: `python -m bench.vigie_one NAME HALF FILE... --learn FILE...` prints one JSON object."""

import argparse
import json
import resource
import sys
import time
from pathlib import Path

from bench.vigie_readers import READERS
from vigie.evaluation.loading import labelled_in


def main(arguments: list[str]) -> int:
    """Learn, read every message, and tell: the scores, the time, the memory; or what is missing."""
    asked = parsed(arguments)
    learned = messages_in(asked.learn, "development")
    started = time.perf_counter()
    try:
        score = READERS[asked.name](learned)
    except (ImportError, OSError) as missing:
        print(json.dumps({"name": asked.name, "missing": str(missing).splitlines()[0]}))
        return 0
    learning = time.perf_counter() - started
    rows, times = [], []
    for one in messages_in(asked.files, asked.half):
        started = time.perf_counter()
        scored = score(one)
        times.append((time.perf_counter() - started) * 1000)
        rows.append([one.at_risk and one.subject is not None, one.harmless, round(scored, 4)])
    print(
        json.dumps(
            {"name": asked.name, "rows": rows, "learning_s": learning, "times_ms": times, "mb": memory()}
        )
    )
    return 0


def parsed(arguments: list[str]) -> argparse.Namespace:
    """The name, the part and the files."""
    parser = argparse.ArgumentParser()
    parser.add_argument("name", choices=READERS)
    parser.add_argument("half")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--learn", type=Path, nargs="*", default=[])
    return parser.parse_args(arguments)


def messages_in(paths: list[Path], half: str):
    """The labelled messages of some files."""
    by_file, _status = labelled_in(paths, half)
    return [one for some in by_file.values() for one in some]


def memory() -> float:
    """The most memory this process held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
