"""Pictures sent without a word: what mood they may say. In doubt, nothing is supposed."""

MOODS = {
    "sad": "😢😭😞😔😟🙁☹😿💔🥺😥😓😩😫😖😣🥲😪",
    "angry": "😠😡🤬👿💢😤🖕",
    "afraid": "😰😨😱😬🫣",
    "warm": "❤🧡💛💚💙💜🖤🤍🥰😍😘🙏🤗💗💕💖🫶☺😊🌸🌷💐",
    "fine": "👍👌🙂😀😃😄😁🎉🥳✌💪😎👏🙌✅",
}

GRAVE = frozenset("🔪🗡💊💉🔫⚰🪦🩸☠🪢")
"""Pictures that may speak of dying or of a means: the direct question is asked at once."""


def grave(text: str) -> bool:
    """Whether a picture among those sent may speak of dying or of a means."""
    return bool(GRAVE & set(text))


def mood(text: str) -> str:
    """Return sad, angry, afraid, warm, fine, or "other": the gravest mood that the pictures may say."""
    return next((name for name, known in MOODS.items() if set(known) & set(text)), "other")
