"""Two hundred deaths at random, with real processes: nothing that a browser saw accepted is lost."""

import tempfile
from collections import Counter
from pathlib import Path

from tests.processes.house import House
from tests.processes.survival import assert_nothing_lost, storm

DEATHS = 200


def run(*, deaths: int = DEATHS, seed: int = 200) -> bool:
    """Print what survived; return whether everything did."""
    with tempfile.TemporaryDirectory(prefix="ancrage-bench-") as folder:
        house = House.made(Path(folder) / "site", talkers=8)
        try:
            house.start()
            accepted, killed = storm(house, deaths=deaths, seed=seed)
            facts = assert_nothing_lost(house, accepted)
        except AssertionError as error:
            print(f"LOST: {error}")
            return False
        finally:
            house.stop()
            house.drop_database()
    waits = sorted(message["unread_for"] for message in facts["messages"].values())
    states = Counter(message["state"] for message in facts["messages"].values())
    print(
        f"{len([pid for pid in killed if pid])} processes killed at random while {len(accepted)} messages were accepted:"
    )
    print(f"  lost 0   doubled 0   unread at most {waits[-1]:.1f} s   states {dict(states)}")
    print(f"  alerts {len(facts['alerts'])}, each delivered at least once, by mail too")
    return True
