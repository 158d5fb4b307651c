"""Every line can be chosen, knows what it asks for, and opens what exists; its words are held in test_wording.py."""

import ast
import random
import re
from pathlib import Path

from ancrage import content
from ancrage.companion.engines import correcting, crisis, dangers, foreign, scene
from ancrage.companion.engines import lines as choosing
from ancrage.companion.engines.asides import direct, symbols
from ancrage.content.speaking import Voice, spoken
from ancrage.content.wording import EMOJI

ENGINES = Path(choosing.__file__).parent
LINES = [
    (language, line)
    for language in ("fr", "en")
    for known in content.dialogue(language).moments.values()
    for line in known
]
VALUES = {
    "emergency",
    "emergency_short",
    "line",
    "no_voice",
    "name",
    "words",
    "mirror",
    "mirror_low",
    "that",
    "items",
    "items_low",
    "exercise",
    "gist",
    "gists",
    "denied",
    "called",
    "hour",
    "day",
    "when",
    "when_low",
    "because",
    "times",
    "rated",
    "who",
    "aim",
    "many",
    "share",
    "minutes",
    "noun",
    "clause",
}
FAMILIES = {
    "theme.": set(content.needs()),
    "topic.": {*content.cues().groups["topics"], "neutral", "any"},
    "barrier.": {*content.cues().groups["barriers"], "other"},
    "told.": {"waiting", "taken", "nobody", "ephemeral"},
    "aside.": {
        f"{name}{end}" for name in (*content.intents(), "silence", "emoji") for end in ("", "_feel", "_ask")
    },
    "aside.emoji.": set(symbols.MOODS),
    "correction.": set(correcting.WAYS),
    "question.": {f"{kind}{end}" for kind in (*direct.KINDS, "any") for end in ("", "_ask")},
    "foreign.": {*content.cues().groups["languages"], *foreign.SCRIPTS.values()},
    "foreign.ask.": {*content.cues().groups["languages"], *foreign.SCRIPTS.values()},
    "short.": {"yes", "no", "ok", "unsure", "so_so"}
    | {
        f"{asked}.{said}"
        for asked in ("support", "tried", "example", "nights", "after_worse")
        for said in ("yes", "no", "so_so")
    }
    | {f"scale.{band}" for band in ("light", "middle", "heavy")},
    "explore.": {*content.needs(), "addiction", "good_news", "work", "neutral"},
    "review.": set(content.cues().groups["review"]),
    "crisis.heard.": {"passive", "active", "plan", "imminent"},
    "crisis.ask.": {kind for chain in crisis.CHAINS.values() for kind in chain} | {"call_try"},
}


def named_in_the_engine():
    """Return the moments written in the engine's code, and the beginnings it completes."""
    whole, starts = set(), set()
    for path in ENGINES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                first = node.values[0]
                if isinstance(first, ast.Constant) and str(first.value).endswith("."):
                    starts.add(first.value)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
    paths = dangers.SERIOUS
    return whole | {
        f"{path}.{end}" for path in paths for end in ("heard", "heard_now", "help", "help_now", "stay")
    }, starts


def test_the_engine_knows_every_moment():
    whole, starts = named_in_the_engine()
    families = {f"{start}{name}" for start, names in FAMILIES.items() if start in starts for name in names}

    assert {*content.dialogue().moments, *content.dialogue("en").moments} - whole - families == set()


def test_every_moment_named_by_the_engine_has_lines():
    whole, _ = named_in_the_engine()
    beginnings = {moment.split(".")[0] for moment in content.dialogue().moments}
    named = {
        name
        for name in whole
        if re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", name) and name.split(".")[0] in beginnings
    }
    made = {
        name
        for name in named
        if name.endswith((".heard_now", ".help_now", ".stay")) and not name.startswith("other")
    }

    known = {*content.dialogue().moments, *content.dialogue("en").moments}
    assert named - made - known == set()


def chosen(language, line):
    facts = {name for name in line.when if not name.startswith("!")}
    known = content.dialogue(language).moments[line.moment]
    used = [other.id for other in known if other.id != line.id]
    return choosing.choose(known, facts=facts, used=used, chance=random.Random(1))


def test_every_line_can_be_chosen():
    assert [line.id for language, line in LINES if chosen(language, line) is not line] == []


def test_every_line_asks_only_about_known_facts_and_values():
    known = choosing.FACTS | VALUES
    asked = {(line.id, name.removeprefix("!")) for _, line in LINES for name in (*line.when, *line.values)}

    assert [pair for pair in sorted(asked) if pair[1] not in known] == []


def test_no_line_in_english_smiles():
    """What the French lines may say is held in test_wording.py."""
    assert [line.id for language, line in LINES if language == "en" and EMOJI.search(line.say)] == []


def test_every_answer_that_opens_an_exercise_opens_one_that_exists():
    for _, line in LINES:
        for answer in line.answers:
            kind, _, name = answer.action.partition(":")
            assert kind in ("", "exercise", "call_human", "help", "library")
            assert kind != "exercise" or name in {item.id for item in content.exercises()}


def test_the_direct_question_is_asked_in_the_words_of_the_policy():
    first = content.dialogue().moments["crisis.ask.suicide_direct"][0]

    said = spoken(first.say, Voice("vous"), {})
    assert said == "Est-ce que vous pensez à mourir, à vous suicider ?"


def test_english_covers_every_dangerous_moment():
    dangerous = (
        "crisis.",
        "ask.",
        "told.",
        "other.",
        "medical.",
        "violence.",
        "child.",
        "threat.",
        "psychosis.",
        "self_harm.",
        "serious.",
        "barrier.",
    )
    french = {moment for moment in content.dialogue().moments if moment.startswith(dangerous)}

    assert french <= set(content.dialogue("en").moments)


def test_what_the_lines_call_details_is_recognised():
    assert set(content.cues().groups["details"]) <= choosing.FACTS
    assert scene.default_address() == "vous"
