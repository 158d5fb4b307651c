"""Colours of the tokens, from oklch to the contrast of WCAG 2."""

import math
import re

from ancrage.web.ui.stylesheet import WEB

TOKENS = (WEB / "ui" / "styles" / "20_tokens.css").read_text()
PAIR = re.compile(r"--([\w-]+): light-dark\(oklch\(([^)]*)\), oklch\(([^)]*)\)\);")


def colours(scheme: str) -> dict[str, tuple[float, float, float]]:
    """Return the linear light of each token, in one scheme."""
    group = {"light": 2, "dark": 3}[scheme]
    return {
        found[1]: linear(*(float(part) for part in found[group].split())) for found in PAIR.finditer(TOKENS)
    }


def linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Turn oklch into linear sRGB, clipped to what a screen shows."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return tuple(min(max(part, 0.0), 1.0) for part in (red, green, blue))


def as_hex(colour: tuple[float, float, float]) -> str:
    """Return linear light as the six digits of CSS."""
    curved = (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in colour)
    return "#" + "".join(f"{round(part * 255):02x}" for part in curved)


def luminance(colour: tuple[float, float, float]) -> float:
    red, green, blue = colour
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
