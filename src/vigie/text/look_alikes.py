"""Letters of other alphabets drawn like ours, used to write a word that a machine will not see."""

from types import MappingProxyType

# drawn like -> seen as; Cyrillic, Greek, then small capitals and letters with a twist
_SEEN_AS = MappingProxyType(
    dict(zip("авеіјкмнорсѕтухԁһԛԝьпг", "abeijkmhopcstyxdhqwbnr", strict=True))
    | dict(zip("αβεικνορτυχγηω", "abeikvoptuxynw", strict=True))
    | dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
    | dict(zip("ɑɡɩʋɛɔƨ", "agivecs", strict=True))
)
_TABLE = str.maketrans(dict(_SEEN_AS))


def in_latin(word: str) -> str:
    """Return a word with its look-alikes in Latin letters, when it is meant in Latin letters.

    A word all in Cyrillic or Greek is of another language and stays as it is.

    >>> in_latin("suiсide"), in_latin("ᴍᴏᴜʀɪʀ"), in_latin("мост")
    ('suicide', 'mourir', 'мост')
    """
    if word.isascii() or not _is_latin_at_heart(word):
        return word
    return word.translate(_TABLE)


def _is_latin_at_heart(word: str) -> bool:
    return any("a" <= letter <= "z" or "ᴀ" <= letter <= "ᴢ" for letter in word)
