"""The encoder while it learns: the same shape as `vigie.learned.encoder`, in PyTorch."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from vigie.learned.encoder import WINDOWS
from vigie.learned.questions import QUESTIONS
from vigie.training.base import ORDERS, Base

WIDE, VECTOR = 256, 512
SEEN = VECTOR + WIDE * len(WINDOWS)
GAZES, TOLD = 8, 128
HIDDEN = 256
DROPPED = 0.2
TINY = 1e-12


class Network(nn.Module):  # type: ignore[misc, unused-ignore]
    """From batches of numbers of pieces (0: nothing; else the number of the piece plus one) to scores."""

    def __init__(self, base: Base, kept: NDArray[np.int_]) -> None:
        """Start from the base encoder, with the vectors of the pieces that are kept."""
        super().__init__()
        vectors = np.concatenate([np.zeros((1, VECTOR), np.float32), base.vectors[kept]])
        self.table = nn.Embedding.from_pretrained(
            torch.tensor(vectors), freeze=False, padding_idx=0, sparse=True
        )
        of = base.arrays
        joined = {
            "project": [of[f"proj{order}"] for order in ORDERS],
            "project_bias": [of[f"proj_b{order}"] for order in ORDERS],
            "even": [of[f"ln_g{order}"] for order in ORDERS],
            "even_bias": [of[f"ln_b{order}"] for order in ORDERS],
        }
        weights = {name: np.concatenate(parts, axis=-1) for name, parts in joined.items()}
        for order in ORDERS:
            for turn in (1, 2):
                weights[f"window{order}_{turn}"] = of[f"w{turn}_{order}"]
                weights[f"window{order}_{turn}_bias"] = of[f"b{turn}_{order}"]
        weights |= {"last_even": of["ln_g"], "last_even_bias": of["ln_b"]}
        weights |= {"sum": of["cnn_W"], "sum_bias": of["cnn_b"]}
        weights |= {"dense0": of["d0"], "dense1": of["d1"], "dense2": of["d2"], "dense3": of["d3"]}
        weights |= {"skip1": of["p1"], "skip3": of["p3"]}
        self.of = nn.ParameterDict(
            {name: nn.Parameter(torch.tensor(array)) for name, array in weights.items()}
        )
        self._add_heads()

    def _add_heads(self) -> None:
        told = VECTOR + GAZES * TOLD
        sizes = {
            "gaze": (SEEN, GAZES),
            "told": (SEEN, TOLD),
            "hidden": (told, HIDDEN),
            "out": (HIDDEN + told, len(QUESTIONS)),
        }
        for name, (inputs, outputs) in sizes.items():
            spread = 0.01 if name == "out" else inputs**-0.5 / 3**0.5
            self.of[name] = nn.Parameter(torch.empty(inputs, outputs).uniform_(-spread, spread))
            self.of[f"{name}_bias"] = nn.Parameter(torch.zeros(outputs))
        self.dropped = nn.Dropout(DROPPED)

    def forward(self, numbers: torch.Tensor) -> torch.Tensor:
        """Return the scores of a batch (messages x questions)."""
        there = (numbers != 0).unsqueeze(-1).float()
        seen = self._features(numbers, there)
        told = self.dropped(torch.cat([self._whole(seen, there), self._gazes(seen, there)], -1))
        hidden = functional.relu(told @ self.of["hidden"] + self.of["hidden_bias"])
        answers: torch.Tensor = (
            torch.cat([self.dropped(hidden), told], -1) @ self.of["out"] + self.of["out_bias"]
        )
        return answers

    def _features(self, numbers: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        of = self.of
        vectors = self.table(numbers)
        shared = functional.layer_norm(
            vectors @ of["project"] + of["project_bias"],
            (WIDE * len(WINDOWS),),
            of["even"],
            of["even_bias"],
            TINY,
        )
        branches = [
            self._branch(shared[..., place * WIDE : (place + 1) * WIDE] * there, place, there)
            for place in range(len(WINDOWS))
        ]
        joined = torch.cat([vectors, *branches], -1)
        return functional.layer_norm(joined, (SEEN,), of["last_even"], of["last_even_bias"], TINY) * there

    def _branch(self, seen: torch.Tensor, place: int, there: torch.Tensor) -> torch.Tensor:
        size, before = WINDOWS[place]
        for turn in (1, 2):
            weights = self.of[f"window{size}_{turn}"].view(size, WIDE, WIDE)
            padded = functional.pad(seen, (0, 0, before, size - 1 - before))
            # one product for every place of the window, then shifted sums: several times faster than a convolution
            parts = (padded @ weights.permute(1, 0, 2).reshape(WIDE, -1)).split(WIDE, -1)
            found = sum(part[:, shift : shift + seen.shape[1]] for shift, part in enumerate(parts))
            found = found + self.of[f"window{size}_{turn}_bias"]
            seen = (functional.relu(found) + seen) * there
        return seen

    def _whole(self, seen: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        of, count = self.of, there.sum(1)
        mean = (seen.sum(1) @ of["sum"] + count * of["sum_bias"]) * count.rsqrt()
        first = functional.relu(mean @ of["dense0"])
        second = functional.relu(mean @ of["skip1"] + first @ of["dense1"])
        third = functional.relu(second @ of["dense2"])
        return torch.tanh(second @ of["skip3"] + third @ of["dense3"])

    def _gazes(self, seen: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        of = self.of
        weights = (seen @ of["gaze"] + of["gaze_bias"]).masked_fill(there == 0, -1e4).softmax(1)
        return torch.einsum("bpg,bpt->bgt", weights, seen @ of["told"] + of["told_bias"]).flatten(1)
