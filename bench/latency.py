"""How long a person waits: send + reading + alert + reply on the real server, beside an empty page in the same run."""

import random
import statistics
import tempfile
import threading
import time
from dataclasses import dataclass
from http.client import HTTPConnection  # noqa: TID251 - the bench plays the browser
from pathlib import Path

from tests.processes.browser import Browser
from tests.processes.house import House

MESSAGES, CLIENTS, WARM_UP = 2_000, 2, 40
TARGET_MS = 150
TEXTS = (
    "je dors mal depuis trois semaines et je n’arrive plus à me concentrer au travail",
    "bonjour, je ne sais pas trop par où commencer",
    "ma cheffe me reprend devant tout le monde, j’ai la boule au ventre le dimanche soir",
    "oui",
    "non, pas vraiment",
    "j’ai marché une heure aujourd’hui, ça m’a fait du bien",
    "je voudrais ne plus me réveiller demain matin",
    "parfois je me dis que tout le monde serait mieux sans moi",
    "je vais me tuer, j’ai mis des cachets de côté",
    "mon frère m’a dit qu’il voulait mourir, je ne sais pas quoi faire",
    "c la merde g plus envie de rien",
    "je suis mort de rire, quelle journée",
)


@dataclass(frozen=True)
class Spread:
    """Times in milliseconds."""

    count: int
    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, seconds):
        cuts = statistics.quantiles(seconds, n=100)
        return cls(len(seconds), *(round(cuts[at - 1] * 1000, 1) for at in (50, 95, 99)))

    def __str__(self) -> str:
        return (
            f"p50 {self.p50:7.1f} ms   p95 {self.p95:7.1f} ms   p99 {self.p99:7.1f} ms   (n = {self.count})"
        )


def run(*, messages: int = MESSAGES) -> bool:
    """Print both spreads and their ratio; return whether the target holds."""
    with tempfile.TemporaryDirectory(prefix="ancrage-bench-") as folder:
        house = House.made(Path(folder) / "site", talkers=20)
        try:
            house.start()
            said, empty = measured(house, messages)
        finally:
            house.stop()
            house.drop_database()
    whole, page = Spread.of(said), Spread.of(empty)
    print(
        "Server time, real gunicorn (2 processes x 4 threads), two clients at once, each wait counted whole:"
    )
    print(f"  send + reading + alert + reply   {whole}")
    print(f"  empty view (/sante/)             {page}")
    print(
        f"  ratio p95 {whole.p95 / page.p95:.1f}   target p95 <= {TARGET_MS} ms: {'held' if whole.p95 <= TARGET_MS else 'MISSED'}"
    )
    return whole.p95 <= TARGET_MS


def measured(house: House, messages: int) -> tuple[list[float], list[float]]:
    """Return the seconds of each message and of each empty page, taken in turn."""
    said, empty = [], []
    people = house.facts["people"]
    shares = [people[number::CLIENTS] for number in range(CLIENTS)]
    threads = [
        threading.Thread(target=client, args=(house.port, share, messages // CLIENTS, number, said, empty))
        for number, share in enumerate(shares)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said, empty


def client(port, people, messages, seed, said, empty):  # noqa: PLR0913, PLR0917 - a thread's whole world
    """Speak as several people in turn, and look at the empty page between two messages."""
    dice = random.Random(seed)
    browsers = [Browser(port, person) for person in people]
    for number in range(messages + WARM_UP // CLIENTS):
        browser, text = browsers[number % len(browsers)], dice.choice(TEXTS)
        taken = timed(lambda browser=browser, text=text: browser.say(text))
        blank = timed(lambda: look(port))
        if number >= WARM_UP // CLIENTS:
            said.append(taken)
            empty.append(blank)


def timed(act) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def look(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=15)
    try:
        connection.request("GET", "/sante/")
        response = connection.getresponse()
        response.read()
        assert response.status == 200, response.status
    finally:
        connection.close()
