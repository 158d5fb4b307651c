"""Curves as SVG: pure, no script, no style from outside; every series carries its name at its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 760, 440
LEFT, RIGHT, TOP, BOTTOM = 56, 230, 24, 48
COLOURS = ("#8a8a8a", "#b08a4a", "#6b8f71", "#7b6aa8", "#b0587a", "#3f7fb5", "#123a6b")


@dataclass(frozen=True)
class Curve:
    """A line with a band around it, point by point."""

    name: str
    middle: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]


def curves_svg(curves: Sequence[Curve], *, title: str, across: str, up: str) -> str:
    """Return a picture of curves over 1, 2, 3 ..., from zero up."""
    count = len(curves[0].middle)
    top = max(max(curve.high) for curve in curves) * 1.05
    frame = _Frame(count, top)
    ends = _apart({curve.name: frame.y(curve.middle[-1]) for curve in curves})
    parts = [_opening(title), *frame.grid(across, up)]
    for curve, colour in zip(curves, COLOURS, strict=False):
        parts += frame.drawn(curve, colour, ends[curve.name])
    return "\n".join([*parts, "</svg>", ""])


def _opening(title: str) -> str:
    said = escape(title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{said}" '
        f'font-family="sans-serif" font-size="13"><title>{said}</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fffdf8"/>'
    )


@dataclass(frozen=True)
class _Frame:
    """Where points fall on the picture."""

    count: int
    top: float

    def x(self, at: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * at / (self.count - 1)

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / self.top

    def grid(self, across: str, up: str) -> list[str]:
        """Return the lines across, the numbers beside them, what the axes are."""
        step = max(1, round(self.top / 5))
        parts = []
        for value in range(0, int(self.top) + 1, step):
            y = self.y(value)
            parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd6c8"/>')
            parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#555">{value}</text>')
        parts += [
            f'<text x="{self.x(at):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle" fill="#555">{at + 1}</text>'
            for at in range(4, self.count, 5)
        ]
        middle = LEFT + (WIDTH - LEFT - RIGHT) / 2
        parts.append(
            f'<text x="{middle:.0f}" y="{HEIGHT - 10}" text-anchor="middle" fill="#333">{escape(across)}</text>'
        )
        parts.append(f'<text x="{LEFT - 40}" y="{TOP - 8}" fill="#333">{escape(up)}</text>')
        return parts

    def drawn(self, curve: Curve, colour: str, label_y: float) -> list[str]:
        """Return a curve, its band, its name."""
        along = [f"{self.x(at):.1f} {self.y(value):.1f}" for at, value in enumerate(curve.middle)]
        over = [f"{self.x(at):.1f} {self.y(value):.1f}" for at, value in enumerate(curve.high)]
        under = [f"{self.x(at):.1f} {self.y(value):.1f}" for at, value in enumerate(curve.low)]
        band = "L".join([*over, *reversed(under)])
        end = WIDTH - RIGHT + 10
        return [
            f'<path d="M{band}Z" fill="{colour}" opacity="0.15"/>',
            f'<path d="M{"L".join(along)}" fill="none" stroke="{colour}" stroke-width="2.2"/>',
            f'<text x="{end}" y="{label_y + 4:.1f}" fill="{colour}" font-weight="600">{escape(curve.name)}</text>',
        ]


def _apart(places: Mapping[str, float], least: float = 17) -> dict[str, float]:
    """Return places moved so that no two names overlap."""
    found: dict[str, float] = {}
    before = float("-inf")
    for name, place in sorted(places.items(), key=lambda pair: pair[1]):
        before = max(place, before + least)
        found[name] = before
    return found
