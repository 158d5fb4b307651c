"""Which intent a turn is answered for: silence, a picture, something asked, a child's age, a few words to the last question."""

from ancrage.companion.engines import recognising, words
from ancrage.companion.engines.asides import short, symbols
from ancrage.companion.engines.scene import Scene, says_a_childs_age

PURSUED = frozenset(
    {"medication", "diagnosis", "diet", "about_someone", "jailbreak", "certificate", "legal", "privacy"}
)
AT_ONCE = frozenset(
    [
        "jailbreak",
        "medication",
        "diagnosis",
        "certificate",
        "diet",
        "about_someone",
        "manager",
        "human_check",
        "secret",
        "privacy",
        "deletion",
        "ask_call",
        "worse",
        "no_questions",
    ]
)
"""What is answered before anything that was offered, searched or remembered."""
ASKED_WHILE_CORRECTING = frozenset(
    [
        "write_help",
        "advice",
        "exercise",
        "resources",
        "human_check",
        "ask_human",
        "ask_call",
        "able",
        "privacy",
        "secret",
    ]
)
"""What is answered even when the same message corrects what was said before."""
JUST_TRIED = frozenset({"after_worse", "review", "scale"})
"""Questions after which « un peu mieux » is an answer, not a piece of news."""
FOLLOWING = 8
RANT_WORDS = 32
RANT_MARKS = 2
"""A message as long as this that shouts or swears is someone letting it out: nothing is asked back at once."""


def intent(scene: Scene) -> str:
    """Return what the message asks or does in passing, "" when it simply tells."""
    if words.silent(scene.text):
        return "silence"
    if words.only_symbols(scene.text):
        return f"emoji_{symbols.mood(scene.text)}"
    found = (name for name in recognising.recognised(scene.text) if fits(name, scene))
    return next(found, "") or follows_up(scene) or unsaid(scene)


def unsaid(scene: Scene) -> str:
    """Return what a message does without asking anything: a child's age, letting it out, a few words to a question."""
    if says_a_childs_age(scene.plain):
        return "minor"
    if rants(scene):
        return "venting"
    return "short" if short.is_short_answer(scene) else ""


def fits(name: str, scene: Scene) -> bool:
    """Whether an intent that was recognised is one here: « trop de questions » is said to the companion once it asked any, a better moment after an exercise is no news."""
    if name == "good_news" and scene.state.last_question in JUST_TRIED:
        return False
    if name == "no_questions" and not scene.state.asked:
        return words.cue("person", "says_tu", scene.plain) or words.cue("person", "says_vous", scene.plain)
    return True


def follows_up(scene: Scene) -> str:
    """Return the intent just answered when a few words go on with it, or press: "et avec de l'alcool ?"."""
    turn, _, name = scene.state.notes.get("aside", "0 ").partition(" ")
    said = scene.plain.split()
    goes_on = len(said) <= FOLLOWING and (said[:1] == ["et"] or recognising.says("pretext", scene.text))
    return name if goes_on and name in PURSUED and int(turn) == scene.state.turn - 1 else ""


def rants(scene: Scene) -> bool:
    """Whether a long message shouts or swears."""
    loud = (
        scene.text.count("!") >= RANT_MARKS
        or sum(word.isupper() and len(word) > 3 for word in scene.text.split()) > 2
    )
    return len(scene.plain.split()) >= RANT_WORDS and (loud or words.cue("person", "swears", scene.plain))
