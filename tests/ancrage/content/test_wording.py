"""Each rule refuses a planted fault and spares a fair line; what is shipped passes; no exception outlives its reason."""

import pytest
import yaml

from ancrage import content
from ancrage.console.commands import wording as command
from ancrage.console.main import main
from ancrage.content import wording
from ancrage.content.fields import ContentError, Fields
from ancrage.content.loader import ROOT
from ancrage.content.wording_phrases import Phrase, phrases
from ancrage.content.wording_policy import pattern, read_wording_policy, wording_policy

POLICY = wording_policy()
SHELVES = {shelf.name: shelf for shelf in POLICY.shelves}
HEADER = (
    "id: planted\nversion: '1'\nlanguage: fr\nsource: essai\nlicence: essai\nstatus: draft\nreviewed: null\n"
)


def refused(say, shelf="dialogue", kind=""):
    """Return the names of the rules that refuse a phrase, alone in its file."""
    one = Phrase(file="dialogue/fr/planted.yaml", line="planted", kind=kind, say=say, shelf=SHELVES[shelf])
    faults = wording.faults([one], POLICY)
    return {fault.rule for fault in faults if fault.file == one.file}


@pytest.mark.parametrize(
    ("rule", "fault", "fair"),
    [
        ("forms", "Ce que [vous vivez|vous vivez] pèse.", "Ce que [vous vivez|tu vis] pèse."),
        ("forms", "Ce que [tu vis|vous vivez] pèse.", "Ce que [vous vivez|tu vis] pèse."),
        ("forms", "Ce que [vous vivez|tu vis pèse.", "Ce que [vous vivez|tu vis] pèse."),
        ("forms", "<Seule|Seul|Seul> avec ça, c’est trop.", "<Seule|Seul|Seul·e> avec ça, c’est trop."),
        ("forms", "<Seule|Seul·e> avec ça, c’est trop.", "<Seule|Seul|Seul·e> avec ça, c’est trop."),
        ("address", "Je vous lis.", "Je [vous|te] lis."),
        ("address", "Je [vous|te] lis, dis-moi ce que tu vois.", "Je [vous|te] lis, un rendez-vous aide."),
        ("address", "Ta sœur [vous|t’]a écrit.", "[Votre|Ta] sœur [vous |t’]a écrit « je pense à toi »."),
        ("address", "Je t’écoute.", "L’argent entre vous deux, ce qui a été tu."),
        ("agreement", "[Vous êtes|Tu es] seul.", "[Vous êtes|Tu es] <seule|seul|seul·e>."),
        ("agreement", "[Vous êtes|Tu es] seule.", "[Vous êtes|Tu es] seul·e."),
        ("agreement", "[Vous êtes|Tu es] encore très fatigué.", "[Vous êtes|Tu es] encore ici, au bord."),
        (
            "agreement",
            "[Êtes-vous|Es-tu] seul ou avec quelqu’un ?",
            "[Êtes-vous|Es-tu] inquiète ou inquiet ?",
        ),
        ("agreement", "Seul avec ça, c’est trop.", "Un seul mot suffit."),
        ("agreement", "Être jugé fait peur.", "Le regard des autres fait peur."),
        ("agreement", "[Vous avez|Tu as] été blessé.", "[Vous avez|Tu as] été blessé·e."),
        ("jargon", "Une séance de psychoéducation aide.", "Une séance pour comprendre aide."),
        ("jargon", "La TCC aide.", "La thérapie cognitive et comportementale (TCC) aide."),
        ("jargon", "La symptomatologie dure.", "Les signes durent."),
        ("jargon", "Les comorbidités pèsent.", "Les autres maladies pèsent."),
        ("jargon", "Le rendez-vous d’un patient.", "Attendre rend patient."),
        ("jargon", "Le CMP reçoit.", "Le centre médico-psychologique (CMP) reçoit."),
        ("promises", "Je [vous|te] promets que ce sera court.", "Je ne peux rien promettre."),
        ("promises", "Le secret absolu est gardé.", "Le secret est gardé, sauf danger de mort."),
        ("promises", "Tout ira bien.", "Ce moment peut changer."),
        ("promises", "Ça va passer.", "Ça passe souvent en quelques minutes."),
        ("promises", "[Vous êtes|Tu es] guéri·e.", "Le mieux est là."),
        ("promises", "Cela finira par passer.", "Cela passe parfois."),
        ("promises", "Rien ne peut [vous |t’]arriver.", "Rien ne presse."),
        ("promises", "Je serai toujours là.", "Je suis là, à toute heure."),
        ("promises", "Une page toujours là pour [vous|toi].", "La page reste ouverte."),
        ("diagnoses", "[Vous êtes|Tu es] dépressive.", "La tristesse prend toute la place."),
        ("diagnoses", "[Vous faites|Tu fais] une dépression.", "Une dépression se soigne."),
        ("diagnoses", "[Vous faites|Tu fais] une crise maniaque.", "Une crise de larmes soulage."),
        ("diagnoses", "[Vous souffrez|Tu souffres] d’un trouble.", "[Vous souffrez|Tu souffres] en silence."),
        ("diagnoses", "C’est un burn-out.", "Seul un médecin peut le dire."),
        ("medication", "[Prenez|Prends] un somnifère.", "[Prenez|Prends] un moment."),
        (
            "medication",
            "[Arrêtez|Arrête] [votre|ton] traitement.",
            "N’[arrêtez|arrête] pas [votre|ton] traitement.",
        ),
        ("medication", "Le Xanax calme.", "Un médecin peut aider à dormir."),
        ("doses", "La dose est de 0,5 mg le soir.", "Le numéro est le 15."),
        ("doses", "« Deux comprimés », le soir.", "Deux amis, le soir."),
        ("questions", "Où ? Et avec qui ?", "« Où ? », [vous demandez-vous|te demandes-tu]. Avec qui ?"),
        ("emoji", "Bonne nuit 🙂", "Bonne nuit."),
        ("emoji", "Merci ❤", "Merci."),
        ("typography", "L'eau est froide.", "L’eau est froide."),
        ("typography", 'Dire "non" suffit.', "Dire « non » suffit."),
        ("typography", "Dire «non» suffit.", "Dire « non » suffit."),
        ("typography", "Dire « non suffit.", "Dire « non » suffit."),
        ("typography", "Attendre...", "Attendre…"),
        ("typography", "Deux  espaces.", "Une espace."),
        ("typography", "Où est-ce?", "Où est-ce ?"),
        ("typography", "Le 114: par SMS.", "Le 114 par SMS : à 20:30."),
        ("typography", "Bonne nuit .", "Bonne nuit."),
    ],
)
def test_a_rule_refuses_a_fault_and_spares_a_fair_line(rule, fault, fair):
    assert rule in refused(fault)
    assert refused(fair) == set()


def test_a_reply_is_short_and_a_gesture_that_protects_may_be_longer():
    long = "Rester là. " * 16

    assert refused(long.strip()) == {"length"}
    assert refused(long.strip(), kind="safety") == set()
    assert refused(long.strip()[:-12]) == set()


def test_a_sentence_is_read_in_one_breath():
    longer = " ".join(["mot"] * 26)

    assert refused(longer) == {"sentence"}
    assert refused(longer.replace("mot mot mot", "mot mot ; mot", 1)) == set()


def test_pages_say_vous_and_exercises_say_neither():
    assert refused("Tu peux écrire.", "texts") == {"address"}
    assert refused("Vous pouvez écrire.", "texts") == set()
    assert refused("Posez votre main.", "exercises") == {"address"}
    assert refused("Poser une main.", "exercises") == set()


def test_the_index_is_the_published_one():
    """Nine words in two sentences, one of them longer than six letters (Björnsson 1983)."""
    assert wording.lix(["Il fait nuit et le vent tombe.", "Demain viendra."], 7) == pytest.approx(
        9 / 2 + 100 / 9
    )
    assert wording.lix([], 7) == 0


def test_a_file_too_hard_to_read_is_refused():
    hard = "Les professionnels accompagnent progressivement chaque changement important. " * 20
    plain = "On peut dire un mot de ce qui pèse, et on peut aussi ne rien dire. " * 20

    assert "lix" in refused(hard)
    assert "lix" not in refused(plain)


def test_what_is_shipped_passes():
    assert wording.faults(phrases(POLICY), POLICY) == []


def test_every_line_of_the_talk_is_read_under_its_own_name():
    read = {phrase.line for phrase in phrases(POLICY)}
    lines = {line.id for known in content.dialogue().moments.values() for line in known}
    situations = {
        line.id for one in content.situations().values() for line in (*one.reflects, *one.asks, *one.affirms)
    }

    assert (lines | situations) - read == set()


def test_every_french_file_that_people_read_is_on_a_shelf():
    read = {phrase.file for phrase in phrases(POLICY)}
    folders = ("dialogue/fr", "exercises/fr", "library/fr", "plans", "resources", "notices")
    files = {str(path.relative_to(ROOT)) for folder in folders for path in (ROOT / folder).rglob("*.yaml")}
    files |= {str(path.relative_to(ROOT)) for path in (ROOT / "texts" / "fr").glob("*.yaml")}

    assert files - read == set()


def planted(root, words):
    (root / "texts" / "fr").mkdir(parents=True)
    (root / "texts" / "fr" / "planted.yaml").write_text(f"{HEADER}title: Essai\n{words}\n", encoding="utf-8")
    return phrases(POLICY, root)


def test_a_key_that_nobody_declared_is_read_all_the_same(tmp_path):
    read = planted(tmp_path, 'aside: "Tout ira bien."')

    assert [phrase.line for phrase in read] == ["title", "aside"]


def test_the_command_names_file_line_rule_and_excerpt_without_a_database(tmp_path, monkeypatch, capsys):
    read = planted(tmp_path, 'paragraphs: ["Rien.", "Croyez-nous, tout ira bien."]')
    monkeypatch.setattr(command, "phrases", lambda _policy: read)

    assert main(["wording"]) == 1
    out = capsys.readouterr().out
    assert "content/texts/fr/planted.yaml: paragraphs.1: promises: « Croyez-nous, tout ira bien. »" in out


def test_the_command_is_content_with_what_is_shipped(capsys):
    assert main(["wording"]) == 0
    assert ", 0 refus, " in capsys.readouterr().out


def policy_with(**changes):
    raw = yaml.safe_load((ROOT / "policy" / "wording.yaml").read_text(encoding="utf-8"))
    return read_wording_policy(Fields({**raw, **changes}, "planted"))


def test_an_exception_excuses_one_rule_in_one_place_and_must_still_be_needed():
    excused = {"file": "a.yaml", "line": "one", "rule": "promises", "reason": "essai"}
    policy = policy_with(exceptions=[excused])

    def found(*says):
        lines = zip(("one", "two"), says, strict=False)
        read = [Phrase("a.yaml", name, "", say, SHELVES["dialogue"]) for name, say in lines]
        return [(fault.line, fault.rule) for fault in wording.faults(read, policy)]

    assert found("Tout ira bien.") == []
    assert found("Tout ira bien 🙂", "Tout ira bien.") == [("one", "emoji"), ("two", "promises")]
    assert found("Rien.") == [("one", "promises")]


def test_an_exception_without_a_reason_is_refused():
    with pytest.raises(ContentError, match="reason"):
        policy_with(exceptions=[{"file": "a.yaml", "line": "one", "rule": "promises"}])


def test_an_exception_names_a_rule_that_exists():
    with pytest.raises(ContentError, match="rule"):
        policy_with(exceptions=[{"file": "a.yaml", "line": "one", "rule": "promise", "reason": "essai"}])


@pytest.mark.parametrize(
    ("phrase", "said", "not_said"),
    [
        ("cri*", "les cris", "écrire"),
        ("secret absolu|total", "un secret total", "un secret"),
        ("vous .. seul", "vous n’êtes pas seul", "vous et moi, là, un jour, seul"),
        ("d’un trouble", "d’un trouble", "un trouble"),
    ],
)
def test_a_written_pattern_is_read_as_its_file_says(phrase, said, not_said):
    assert pattern([phrase]).search(said)
    assert not pattern([phrase]).search(not_said)
    assert not pattern([]).search(said)


def test_the_policy_is_a_draft_with_its_source():
    assert (POLICY.version, POLICY.status, POLICY.header.reviewed) == ("1", "draft", None)
    assert "Björnsson" in POLICY.header.source
