"""Change the key that wraps everyone's key, without touching a single text."""

import argparse

from ancrage.audit.actions import record
from ancrage.console import secrets
from ancrage.kernel.errors import AncrageError
from ancrage.vault import actions, queries, rules
from ancrage.vault.ring import VARIABLE, ring, ring_file

HELP = "Change la clé qui enveloppe celles des personnes (à blanc sans --yes ; reprend où il en était)."


class RingElsewhere(AncrageError):
    """The ring is not in a file of ours."""

    said = (
        f"les clés viennent de la variable {VARIABLE} : ajoutez-y vous-même une clé, nommez-la dans « current », "
        "redémarrez, puis relancez « ancrage rotate-keys --yes --rewrap-only »."
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--yes", action="store_true", help="écrire ; sans cela, dire seulement ce qui serait fait"
    )
    parser.add_argument(
        "--rewrap-only", action="store_true", help="ne pas créer de clé : tout mettre sous la clé en cours"
    )
    parser.add_argument(
        "--retire", action="store_true", help="ôter de keks.json les clés qui n’enveloppent plus rien"
    )
    parser.add_argument("--batch", type=int, default=200, help="combien de clés à la fois (200)")


def run(args: argparse.Namespace) -> int:
    queries.check_keys()
    if args.retire:
        return retire(dry=not args.yes)
    unfinished = queries.left_to_rewrap()
    new_key = not (unfinished or args.rewrap_only)
    if not args.yes:
        print(_plan(new_key=new_key, unfinished=unfinished))
        return 0
    if new_key:
        print(f"Nouvelle clé : {add_key()}")
    print(f"Clés de personnes remises sous la clé en cours : {rewrap_all(batch=args.batch)}")
    print("Faites maintenant une sauvegarde, puis « ancrage rotate-keys --retire --yes ».")
    return 0


def add_key() -> str:
    """Write a new key in use into the ring; the older ones still open what they wrapped. Return its name."""
    file = ring_file()
    if file is None:
        raise RingElsewhere
    kek_id = secrets.new_kek_id()
    secrets.replace(file, rules.ring_text(rules.with_new_key(ring(), kek_id, secrets.new_kek_bytes())) + "\n")
    record("keys.added", actor_id=None, ground="operator", detail={"kek_id": kek_id})
    return kek_id


def rewrap_all(*, batch: int) -> int:
    """Rewrap everything, batch by batch; return how many."""
    total = 0
    while done := actions.rewrap_some(limit=batch):
        total += done
    record("keys.rewrapped", actor_id=None, ground="operator", detail={"kek_id": ring().current, "n": total})
    return total


def retire(*, dry: bool) -> int:
    """Drop from the ring the keys that wrap nothing any more."""
    before = ring()
    after = rules.without_unused(before, frozenset(queries.keys_in_use()))
    gone = sorted(set(before.keys) - set(after.keys))
    if not gone:
        print("Aucune clé à ôter.")
        return 0
    print(f"{'À ôter' if dry else 'Ôtées'} : {', '.join(gone)}. Les sauvegardes anciennes gardent les leurs.")
    if not dry:
        file = ring_file()
        if file is None:
            raise RingElsewhere
        secrets.replace(file, rules.ring_text(after) + "\n")
        record("keys.retired", actor_id=None, ground="operator", detail={"kek_ids": gone})
    return 0


def _plan(*, new_key: bool, unfinished: int) -> str:
    if unfinished:
        return f"Une rotation n’est pas finie : {unfinished} clés à remettre sous la clé en cours. Relancez avec --yes."
    if not new_key:
        return "Toutes les clés de personnes sont déjà sous la clé en cours."
    total = sum(queries.keys_in_use().values())
    return f"Une nouvelle clé serait créée, et {total} clés de personnes seraient remises sous elle. Relancez avec --yes."
