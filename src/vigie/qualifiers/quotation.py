"""« Dans le film, il se suicide » : told of a work, of the news or of one’s work, not lived."""

from vigie.qualifiers.scene import Scene, first_found

OPENING = 3  # words in which a clause tells whose it is
SHORT = 40  # words: a work named anywhere in so short a message is what it is about


def shown_by(scene: Scene) -> str:
    """Return the words that make the match a story or a citation."""
    return _work(scene) or _news(scene) or _studied(scene)


def _work(scene: Scene) -> str:
    cues = scene.cues("quotation")
    line = scene.message.line if _is_short(scene) else scene.sentence
    for pattern in cues.get("works", ()):
        for found in pattern.regex.finditer(line):
            if not _is_a_thing(scene, line, found.span()) and not _is_apart(scene, found.group()):
                return found.group().strip()
    return ""


def _news(scene: Scene) -> str:
    found = first_found(scene.cues("quotation").get("news", ()), scene.sentence)
    return "" if _is_apart(scene, found) else found


def _is_apart(scene: Scene, words: str) -> bool:
    """Whether the writer says « je » in a clause of their own: « j’ai lu un article, et j’ai envie de mourir »."""
    clause = scene.clause_before + scene.inside
    own = clause.split()[:OPENING]
    if scene.is_quoted or words.strip() in clause:
        return False
    again, i = scene.listed("quotation", "own_again"), scene.listed("quotation", "i")
    return not again.isdisjoint(own[:1]) and not i.isdisjoint(own)


def _is_a_thing(scene: Scene, line: str, place: tuple[int, int]) -> bool:
    """Whether the words are a thing, an occupation or a care plan: « je regarde une série », « résilié Netflix »."""
    start, end = place
    return any(
        found.start() < end and found.end() > start
        for pattern in scene.cues("quotation").get("not_a_work", ())
        for found in pattern.regex.finditer(line)
    )


def _studied(scene: Scene) -> str:
    """Return what studies or prevents the matter, when it is only named and said of nobody."""
    cues = scene.cues("quotation")
    if not first_found(cues.get("only_named", ()), scene.inside):
        return ""
    if first_found(cues.get("named_of_someone", ()), scene.inside):
        return ""
    return first_found(cues.get("studies", ()), scene.sentence)


def _is_short(scene: Scene) -> bool:
    return len(scene.message.words) < SHORT
