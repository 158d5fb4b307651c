"""`python -m bench [choosing|latency|kill ...]`: measure on this machine; exit status 1 when a target is missed."""

import os
import sys
import time

from bench import choosing, kill, latency

BENCHES = {"choosing": choosing.run, "latency": latency.run, "kill": kill.run}


def main(names: list[str]) -> int:
    """Run the named benches, or all of them, and print each one's verdict."""
    unknown = set(names) - set(BENCHES)
    if unknown:
        print(f"Unknown: {', '.join(sorted(unknown))}. There are: {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start\n")
    held = [one(name) for name in names or BENCHES]
    return 0 if all(held) else 1


def one(name: str) -> bool:
    """Run one bench under its name."""
    print(f"# {name}", flush=True)
    started = time.monotonic()
    held = BENCHES[name]()
    print(f"  ({time.monotonic() - started:.0f} s)\n", flush=True)
    return held


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
