"""Chores heard in what someone says: in their words, theirs, to be done; in doubt, nothing."""

import pytest

from ancrage.load.hearing import chores_in, folded, head_is_full, worth_offering

HEARD = [
    (
        "je dois appeler l'école, payer la cantine, prendre rdv chez le dentiste et finir le rapport",
        ["appeler l'école", "payer la cantine", "prendre rdv chez le dentiste", "finir le rapport"],
    ),
    (
        "J’ai la tête pleine : il faut que j’appelle l’école, que je paie la cantine et que je finisse le rapport avant lundi.",
        ["appeler l’école", "payer la cantine", "finir le rapport avant lundi"],
    ),
    ("faut que jappelle le plombier et rappeler la CAF", ["appeler le plombier", "rappeler la CAF"]),
    ("jdois appeler la caf, payer le loyer", ["appeler la caf", "payer le loyer"]),
    (
        "plein de trucs à faire : les devoirs, la lessive, le rapport, rdv pédiatre",
        ["les devoirs", "la lessive", "le rapport", "rdv pédiatre"],
    ),
    (
        "je dois aller chercher les enfants et les amener au judo, puis acheter du pain, du lait et des oeufs",
        ["aller chercher les enfants et les amener au judo", "acheter du pain, du lait et des oeufs"],
    ),
    (
        "il me reste à payer la cantine et à rappeler ma mère parce que je l'ai oubliée hier",
        ["payer la cantine", "rappeler ma mère"],
    ),
    (
        "je dois aussi penser à racheter des couches et changer les draps",
        ["racheter des couches", "changer les draps"],
    ),
    (
        "je ne dois pas oublier d'appeler le notaire, ni de poster la lettre",
        ["appeler le notaire", "poster la lettre"],
    ),
    (
        "je dois finir le rapport que je traîne depuis lundi et préparer le repas",
        ["finir le rapport que je traîne depuis lundi", "préparer le repas"],
    ),
    (
        "Demain je dois déposer le dossier à la MDPH et il faut aussi que je récupère le colis, mais franchement j'en peux plus",
        ["déposer le dossier à la MDPH", "récupérer le colis"],
    ),
    ("on doit payer le loyer et je dois sortir les poubelles", ["payer le loyer", "sortir les poubelles"]),
    (
        "il faut laver le linge, étendre, plier et repasser les chemises",
        ["laver le linge, étendre, plier", "repasser les chemises"],
    ),
    (
        "il faudrait que j'envoie le mail à Karim et que je range la chambre",
        ["envoyer le mail à Karim", "ranger la chambre"],
    ),
    ("je suis débordée, je dois appeler l'école", ["appeler l'école"]),
    (
        "Je dois rappeler le garage, sinon la voiture ne passe pas. Et je dois payer l'assurance.",
        ["rappeler le garage", "payer l'assurance"],
    ),
    (
        "je dois appeler l'école, payer la cantine, comment je fais ?",
        ["appeler l'école", "payer la cantine"],
    ),
    (
        "Réveillée depuis 2h à faire la liste : dossier CAF, chaussures de sport du petit, rappeler l'orthophoniste. Mon mari ronfle.",
        ["dossier CAF", "chaussures de sport du petit", "rappeler l'orthophoniste"],
    ),
    (
        "à faire avant le départ : vider le frigo, écrire un mot aux enfants (ils restent chez leur père)",
        ["vider le frigo", "écrire un mot aux enfants"],
    ),
    ("il faut que je voie le notaire et que je réponde au mail", ["voir le notaire", "répondre au mail"]),
    ("JE DOIS APPELER L'ECOLE ET PAYER LA CANTINE", ["APPELER L'ECOLE", "PAYER LA CANTINE"]),
]

DANGER = [
    "je dois en finir et appeler ma mère",
    "je ne veux que mourir, je dois appeler l'école et payer la cantine",
    "j'ai envie d'en finir. je dois payer le loyer, ranger la maison",
    "je dois écrire mon testament, donner le chat et fermer les comptes",
    "je dois disparaître et laisser les clés",
    "je dois acheter une corde et payer le loyer",
    "il me frappe, je dois préparer le repas et ranger la maison",
    "les voix m'ordonnent : je dois fermer les volets et appeler le maire",
]
PAST = [
    "je devais appeler l'école et payer la cantine",
    "j'ai dû appeler l'école et payer la cantine",
    "hier j'ai appelé l'école, payé la cantine et fini le rapport",
    "je dois avoir oublié de payer la cantine et de fermer le gaz",
    "j'aurais dû appeler l'école et payer la cantine",
    "il fallait que j'appelle l'école et que je paie la cantine",
]
OTHERS = [
    "mon mari doit appeler l'école et payer la cantine",
    "elle doit finir le rapport et ranger sa chambre",
    "il faut qu'il appelle l'école et qu'il paie la cantine",
    "tu dois appeler l'école et payer la cantine",
    "elle m'a dit « je dois appeler l'école et payer la cantine »",
    "il faut que mon fils range sa chambre et que ma sœur appelle",
]
NOT_CHORES = [
    "je dois tenir le coup, être forte",
    "je dois me lever, me préparer, tenir",
    "je dois tout gérer, faire tout toute seule",
    "je dois quitter mon mari et partir",
    "il faut que ça change et que ça s'arrête",
    "il faut dire que c'est dur et qu'il faut y croire",
    "je dois 300 euros à ma sœur et à mon père",
    "je ne dois pas appeler l'école ni payer la cantine",
    "il ne faut pas appeler l'école ni payer la cantine",
    "si je dois appeler l'école et payer la cantine je craque",
    "chaque fois que je dois téléphoner au chef et parler au client, je tremble",
    "est-ce que je dois appeler l'école et payer la cantine ?",
    "pourquoi je dois toujours faire la vaisselle et ranger la cuisine",
    "je dois appeler qui ?",
    "dès qu'il faut appeler l'école ou parler au chef, présenter un dossier, je tremble",
    "Je reste à fermer la lumière et à regarder le mur",
    "les salauds, faudrait leur couper internet, prendre leur place",
    "faut que je me jette à l'eau et que je saute le pas",
    "faut que je morde la vie, que je pende mes rideaux",
    "s'il faut appeler l'école et payer la cantine, c'est trop",
]


@pytest.mark.parametrize(("said", "chores"), HEARD)
def test_chores_are_heard_in_ones_own_words(said, chores):
    assert list(chores_in(said)) == chores


@pytest.mark.parametrize("said", DANGER)
def test_nothing_is_made_a_chore_of_words_of_danger(said):
    assert chores_in(said) == ()
    assert worth_offering(said) is None


@pytest.mark.parametrize("said", PAST)
def test_what_is_past_is_not_to_be_done(said):
    assert chores_in(said) == ()


@pytest.mark.parametrize("said", OTHERS)
def test_what_others_must_do_is_theirs(said):
    assert chores_in(said) == ()


@pytest.mark.parametrize("said", NOT_CHORES)
def test_what_is_endured_asked_or_supposed_is_no_chore(said):
    assert chores_in(said) == ()


@pytest.mark.parametrize("said", [words for words, _ in HEARD])
def test_accents_and_apostrophes_change_nothing(said):
    bare = said.replace("’", "'").replace("é", "e").replace("è", "e").replace("ê", "e").replace("à", "a")
    assert [folded(one) for one in chores_in(bare)] == [folded(one) for one in chores_in(said)]


def test_one_thing_alone_is_not_offered_unless_the_head_is_full():
    assert worth_offering("je dois appeler l'école") is None
    assert worth_offering("je suis débordée, je dois appeler l'école") == ("appeler l'école",)


@pytest.mark.parametrize(
    "said",
    [
        "j'ai la tête pleine de musique",
        "je ne suis pas débordée",
        "elle pense à tout, ma femme",
        "c'est quoi la charge mentale ?",
        "la nuit ça déborde",
        "I have nothing left to do",
    ],
)
def test_a_head_full_of_something_else_is_not_offered_a_list(said):
    assert worth_offering(said) is None


def test_a_full_head_without_chores_offers_the_list_itself():
    assert head_is_full("j'ai la tête pleine, je ne sais plus où donner")
    assert worth_offering("j'ai la tête pleine, je ne sais plus où donner") == ()
    assert worth_offering("bonsoir, il pleut") is None


def test_a_long_message_stays_quick_and_bounded():
    said = "je dois " + ", ".join(f"appeler le numéro {place}" for place in range(2000))
    assert len(chores_in(said)) == 12


def test_letters_keep_their_places():
    for text in ("Œuvre d’été", "ÇA", "straße ﬁn", "e\u0301te\u0301", "İ"):
        assert len(folded(text)) == len(text)
