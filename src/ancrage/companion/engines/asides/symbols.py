"""Pictures sent without a word: what mood they may say. In doubt, nothing is supposed."""

MOODS = {
    "sad": "😢😭😞😔😟🙁☹😿💔🥺😥😓😩😫😖😣🥲😪",
    "angry": "😠😡🤬👿💢😤🖕",
    "afraid": "😰😨😱😬🫣",
    "warm": "❤🧡💛💚💙💜🖤🤍🥰😍😘🙏🤗💗💕💖🫶☺😊🌸🌷💐",
    "fine": "👍👌🙂😀😃😄😁🎉🥳✌💪😎👏🙌✅",
}


def mood(text: str) -> str:
    """Return sad, angry, afraid, warm, fine, or "other": the gravest mood that the pictures may say."""
    return next((name for name, known in MOODS.items() if set(known) & set(text)), "other")
