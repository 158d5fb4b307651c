"""Text made comparable. Pure."""

import re
import unicodedata


def normal(text: str) -> str:
    """Return the text in lower case, without accents, one space between words, ready to compare."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'").replace("ʼ", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("œ", "oe")
    return " ".join(re.sub(r"[^\w' ]+|_", " ", plain).replace("'", "' ").split())
