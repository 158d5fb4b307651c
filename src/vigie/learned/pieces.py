"""Cut a plain line into the pieces the encoder knows: the most likely cut under a unigram model of pieces.

Method: T. Kudo, "Subword Regularization" (2018), section 3.1; the pieces and their scores come with the encoder.
"""

from collections.abc import Mapping, Sequence

SPACE = "▁"
UNKNOWN, FIRST, LAST = 0, 1, 2
MOST = 160  # pieces the encoder reads: the beginning and the end of what is longer
_LOST = 10.0  # how much worse an unknown letter is than the least likely piece


class Pieces:
    """A vocabulary of pieces. The first three are: unknown, beginning, end."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        """Keep pieces with their log-probabilities, in the order of their numbers."""
        self._known: Mapping[str, tuple[float, int]] = {
            piece: (float(score), number)
            for number, (piece, score) in enumerate(zip(pieces, scores, strict=True))
            if number > LAST
        }
        self._starts = frozenset(piece[:size] for piece in self._known for size in range(1, len(piece)))
        self._longest = max(map(len, self._known), default=1)
        self._unknown = min((score for score, _ in self._known.values()), default=0.0) - _LOST

    def cut(self, line: str) -> list[int]:
        """Return the numbers of the pieces of a plain line, with its beginning and its end.

        >>> Pieces(["", "", "", "▁je", "▁", "v", "ais"], [0, 0, 0, -1, -2, -3, -2]).cut("je vais")
        [1, 3, 4, 5, 6, 2]
        """
        numbers = self._best(SPACE + line.replace(" ", SPACE)) if line else [UNKNOWN]
        if len(numbers) > MOST:
            numbers = numbers[: MOST // 2] + numbers[-MOST // 2 :]
        return [FIRST, *numbers, LAST]

    def _best(self, marked: str) -> list[int]:
        size = len(marked)
        best = [0.0] + [-1e38] * size
        came: list[tuple[int, int]] = [(0, UNKNOWN)] * (size + 1)
        known, starts = self._known, self._starts
        for start in range(size):
            here = best[start]
            if here + self._unknown > best[start + 1]:
                best[start + 1], came[start + 1] = here + self._unknown, (start, UNKNOWN)
            for end in range(start + 1, min(start + self._longest, size) + 1):
                part = marked[start:end]
                found = known.get(part)
                if found and here + found[0] > best[end]:
                    best[end], came[end] = here + found[0], (start, found[1])
                if part not in starts:
                    break
        return _walked_back(came, size)


def _walked_back(came: Sequence[tuple[int, int]], end: int) -> list[int]:
    numbers = []
    while end:
        end, number = came[end]
        numbers.append(number)
    return numbers[::-1]
