"""The demonstration: prepare, play the invented month once, start, and say where to look."""

import argparse
import os
import sys
from pathlib import Path

from django.conf import settings

HELP = "Démonstration : prépare tout, joue un mois inventé, démarre sur http://localhost:8000 (boucle locale seulement)."
DATA = Path("var/demo")

PATH = """
  Ancrage, démonstration. Tout y est inventé. Non validé cliniquement ; pas un dispositif médical.

  {url}

  Trois minutes :
    1. {url}/                 « Entrer comme Amina », puis Parler. Écrivez par exemple :
                                           je dors plus, j’ai mis des cachets de côté
                                           L’aide est là aussitôt.
    2. {url}/                 « Entrer comme Claire » (psychologue), puis Alertes :
                                           l’alerte, ses mots, sa règle. Prenez-la, corrigez le niveau, répondez, fermez.
    3. {url}/                 « Entrer comme Amina » : qui a pris l’alerte, qui a lu (Mes données).
    Et : {url}/aide/  sans compte   {url}/comment-ca-marche/   {url}/ui/

  Les données sont dans {data} ; « rm -r {data} » recommence. Ctrl-C arrête.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the port, and whether only to prepare."""
    parser.add_argument("--port", type=int, default=8000, help="port de la boucle locale (8000)")
    parser.add_argument("--prepare", action="store_true", help="préparer et jouer le mois, sans démarrer")


def run(args: argparse.Namespace) -> int:
    """Prepare, seed once, serve until interrupted."""
    if not settings.DEMO:
        return _again_as_demo(args)
    from ancrage.console.commands import serve, setup
    from ancrage.console.demo.seed import seed_once

    for done in setup.prepare():
        print(done)
    seed_once()
    print(PATH.format(url=settings.BASE_URL, data=settings.DATA_DIR), flush=True)
    if args.prepare:
        return 0
    parser = argparse.ArgumentParser()
    serve.add_arguments(parser)
    return serve.run(parser.parse_args(["--host", "127.0.0.1", "--port", str(args.port)]))


def _again_as_demo(args: argparse.Namespace) -> int:
    # Settings are read once, at start: the demonstration is another start, with its own folder and its own keys.
    environment = {
        **os.environ,
        "ANCRAGE_DEMO": "true",
        "ANCRAGE_DATA": os.environ.get("ANCRAGE_DATA", str(DATA)),
        "ANCRAGE_BASE_URL": f"http://localhost:{args.port}",
        "ANCRAGE_OPERATOR": "Démonstration (personne inventée)",
    }
    again = [sys.executable, "-m", "ancrage.console.main", *sys.argv[1:]]
    sys.stdout.flush()
    os.execve(sys.executable, again, environment)  # noqa: S606 - the same command, in the demonstration's settings
