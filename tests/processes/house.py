"""A real house in a folder of its own: database, secrets, `ancrage serve`, killed and started as a test wants."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIED_THERE = 86  # ancrage.jobs.failpoints.EXIT_STATUS
POSTGRES = bool(os.environ.get("ANCRAGE_TEST_POSTGRES"))
SERVER = {
    "user": os.environ.get("PGUSER", "postgres"),
    "host": os.environ.get("PGHOST", "127.0.0.1"),
    "port": os.environ.get("PGPORT", "5432"),
}


class House:
    """A site, its processes, and what its database says. `facts` holds what the site was made with."""

    def __init__(self, folder, *, facts=None):
        self.folder = Path(folder)
        self.facts = facts or {}
        self.port = free_port()
        self.process = None
        self.database = f"ancrage_{uuid.uuid4().hex[:12]}" if POSTGRES else ""

    # --- made once, copied for each test --------------------------------------------------------

    @classmethod
    def made(cls, folder, *, talkers):
        """Make a site with that many people who talk."""
        house = cls(folder)
        house.create_database()
        (house.folder / "secrets").mkdir(parents=True, mode=0o700)
        house.facts = json.loads(house.run("-m", "tests.processes.site", str(talkers)))
        return house

    def copy(self, folder):
        """Return the same site in another folder."""
        shutil.copytree(self.folder, folder)
        twin = House(folder, facts=self.facts)
        twin.create_database(template=self.database)
        return twin

    def create_database(self, *, template="template1"):
        """Make the house's PostgreSQL database; SQLite needs none."""
        if self.database:
            on_server(f'CREATE DATABASE "{self.database}" TEMPLATE "{template}"')

    def drop_database(self):
        """Remove it."""
        if self.database:
            on_server(f'DROP DATABASE IF EXISTS "{self.database}" WITH (FORCE)')

    # --- processes -------------------------------------------------------------------------------

    def environment(self, **more):
        """Return what every process of the house sees; nothing of the tests' own settings."""
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith(("ANCRAGE_", "DJANGO_"))
        }
        return {
            **clean,
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "DJANGO_SETTINGS_MODULE": "tests.processes.settings",
            "ANCRAGE_DATA": str(self.folder),
            "ANCRAGE_SIDES": "care",
            "ANCRAGE_OPERATOR": "Hébergeur de test",
            "ANCRAGE_BASE_URL": f"http://127.0.0.1:{self.port}",
            "ANCRAGE_TEST": "1",
            **({"ANCRAGE_DATABASE_URL": self.database_url()} if self.database else {}),
            **more,
        }

    def database_url(self):
        """Return where the house's PostgreSQL database is."""
        return "postgres://{user}@{host}:{port}/".format(**SERVER) + self.database

    def run(self, *arguments, given=""):
        """Run Python in the house and return what it printed."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment(),
            input=given,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def run_and_die(self, *arguments):
        """Run Python in the house, in a process that a fail-point kills."""
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment(), check=False, timeout=120
        )
        assert done.returncode == DIED_THERE

    def start(self, *, failpoint="", always=False):
        """Start web and worker, and wait for the first page. A fail-point kills one process, or all that pass."""
        more = {"ANCRAGE_FAILPOINT": failpoint} if failpoint else {}
        if failpoint and not always:
            more["ANCRAGE_FAILPOINT_ONCE"] = str(self.folder / "killed")
        command = [sys.executable, "-m", "ancrage.console.main", "serve", "--port", str(self.port)]
        self.log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment(**more),
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )
        self.wait_until_open()

    def wait_until_open(self, *, seconds=30):
        """Wait until something listens."""
        limit = time.monotonic() + seconds
        while not listens(self.port):
            assert self.process.poll() is None, self.logged()
            assert time.monotonic() < limit, self.logged()
            time.sleep(0.05)

    def stop(self):
        """End cleanly and return the exit status; kill what does not end."""
        if self.process is None:
            return None
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            raise
        finally:
            self.log.close()

    def family(self):
        """Return the ids of the processes under the supervisor, children of children included."""
        parents = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                name_and_rest = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents.setdefault(int(name_and_rest[1]), []).append(int(stat.parent.name))
        found, to_see = [], [self.process.pid]
        while to_see:
            children = parents.get(to_see.pop(), [])
            found += children
            to_see += children
        return found

    def killed_at_failpoint(self):
        """Whether the fail-point has killed its process."""
        return (self.folder / "killed").exists()

    def logged(self):
        """Return what the processes said."""
        return (self.folder / "log").read_text()[-4000:]


def on_server(statement):
    import psycopg

    with psycopg.connect(**SERVER, dbname="postgres", autocommit=True) as connection:
        connection.execute(statement)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
