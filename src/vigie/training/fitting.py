"""Train the encoder on rows: a few passes, each message disturbed anew, the same figures for the same seed."""

import math
import random
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from vigie.learned.pieces import LAST, Pieces
from vigie.learned.plain import plain
from vigie.learned.questions import OTHER, PLACE, QUESTIONS, RISK, SELF
from vigie.training.base import Base
from vigie.training.network import Network
from vigie.training.noise import noisy, surrounded
from vigie.training.rows import Row, harmless_texts

PASSES, TOGETHER = 4, 32
MATTERS_MOST = 4.0  # how much more whether somebody is at risk counts than any other question
STEP, STEP_OF_VECTORS, WARM = 6e-4, 6e-3, 200
SURROUNDED = 0.1  # share of the messages that are read inside something banal
LARGEST_SLOPE = 1.0
Told = Callable[[str], None]


class Fitted:
    """A trained encoder, with the pieces it keeps."""

    def __init__(self, network: Network, pieces: Pieces, kept: NDArray[np.int_]) -> None:
        """Keep the network with its vocabulary; `kept`: numbers of its pieces in the base."""
        self.network, self.pieces, self.kept = network, pieces, kept

    def scores(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the scores of messages (messages x questions)."""
        cuts = [self.pieces.cut(plain(text)) for text in texts]
        found = np.zeros((len(texts), len(QUESTIONS)), np.float32)
        self.network.eval()
        order = sorted(range(len(cuts)), key=lambda place: len(cuts[place]))
        with torch.no_grad():
            for places in _groups(order, 64):
                found[places] = self.network(_padded([cuts[place] for place in places])).numpy()
        return found


def fit(base: Base, rows: Sequence[Row], seed: int = 1, told: Told = print) -> Fitted:
    """Return an encoder trained on rows."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - disturbs messages, guards nothing
    kept = _kept(base, rows, chance)
    pieces = Pieces([base.pieces[n] for n in kept], [base.scores[n] for n in kept])
    network = Network(base, kept)
    dense = [weights for name, weights in network.named_parameters() if name != "table.weight"]
    slow = torch.optim.AdamW(dense, lr=STEP, weight_decay=0.01)
    quick = torch.optim.SparseAdam([network.table.weight], lr=STEP_OF_VECTORS)
    answers = torch.tensor([row.answers for row in rows])
    weights = torch.tensor([row.weights for row in rows])
    weights[:, [PLACE[question] for question in (RISK, SELF, OTHER)]] *= MATTERS_MOST
    steps, done = PASSES * math.ceil(len(rows) / TOGETHER), 0
    for number in range(PASSES):
        network.train()
        total, began = 0.0, time.monotonic()
        for places, batch in _batches(rows, pieces, chance):
            share = min(1.0, (done + 1) / WARM) * (1 - done / steps)
            for step, optimiser in ((STEP, slow), (STEP_OF_VECTORS, quick)):
                optimiser.param_groups[0]["lr"] = step * share
                optimiser.zero_grad()
            missed = functional.binary_cross_entropy_with_logits(
                network(batch), answers[places], reduction="none"
            )
            loss = (missed * weights[places]).sum(1).mean()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(dense, LARGEST_SLOPE)
            slow.step()
            quick.step()
            total, done = total + float(loss.detach()), done + 1
        minutes = (time.monotonic() - began) / 60
        told(f"pass {number + 1} of {PASSES}: loss {total * TOGETHER / len(rows):.3f}, {minutes:.0f} min")
    return Fitted(network, pieces, kept)


def _kept(base: Base, rows: Sequence[Row], chance: random.Random) -> NDArray[np.int_]:
    """Return the numbers of the pieces that the messages need, clean and disturbed, with every single letter seen."""
    every = Pieces(base.pieces, base.scores)
    numbers = set(range(LAST + 1))
    for row in rows:
        numbers.update(every.cut(plain(row.text)))
        numbers.update(every.cut(plain(noisy(row.text, chance))))
    letters = {letter for number in numbers for letter in base.pieces[number]}
    numbers.update(
        number
        for number, piece in enumerate(base.pieces)
        if len(piece.lstrip("▁")) == 1 and set(piece) <= letters
    )
    return np.array(sorted(numbers))


def _batches(
    rows: Sequence[Row], pieces: Pieces, chance: random.Random
) -> Iterator[tuple[list[int], torch.Tensor]]:
    calm = harmless_texts(rows)
    texts = [noisy(row.text, chance) for row in rows]
    cuts = [
        pieces.cut(plain(surrounded(text, calm, chance) if chance.random() < SURROUNDED else text))
        for text in texts
    ]
    order = list(range(len(rows)))
    chance.shuffle(order)
    groups = [
        group
        for many in _groups(order, TOGETHER * 20)  # near lengths together: less padding
        for group in _groups(sorted(many, key=lambda place: len(cuts[place])), TOGETHER)
    ]
    chance.shuffle(groups)
    for places in groups:
        yield places, _padded([cuts[place] for place in places])


def _groups(order: Sequence[int], size: int) -> list[list[int]]:
    return [list(order[start : start + size]) for start in range(0, len(order), size)]


def _padded(cuts: Sequence[Sequence[int]]) -> torch.Tensor:
    longest = max(map(len, cuts))
    return torch.tensor([[number + 1 for number in cut] + [0] * (longest - len(cut)) for cut in cuts])
