"""What a screen reader meets on the main paths, in order: roles and names. The talk's own walk is in test_talk_reading.py."""

import pytest
from playwright.sync_api import expect

from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(page_at):
    page = page_at(PHONE)
    page.set_default_timeout(60_000)  # a busy machine
    return page


def meets(page, snapshot):
    expect(page.locator("body")).to_match_aria_snapshot(snapshot)


def test_every_page_begins_with_the_way_to_the_content_then_help_then_the_site(page):
    page.goto("/")
    meets(
        page,
        """
        - link "Aller au contenu"
        - navigation "Aide immédiate":
          - list:
            - listitem:
              - link "Appeler le 3114, prévention du suicide, jour et nuit"
            - listitem:
              - link "Appeler le 15, urgence médicale"
            - listitem:
              - link "Appeler le 112, toutes les urgences"
            - listitem:
              - link "Écrire au 114 par SMS, si vous ne pouvez pas parler"
            - listitem:
              - link "Aide"
            - listitem:
              - link "Quitter vite"
        - banner:
          - link "Ancrage"
          - navigation "Pages"
          - link "Se connecter"
        - main:
          - heading "Parler, à toute heure" [level=1]
          - link "Parler maintenant"
          - link "Appeler quelqu’un"
        - contentinfo:
          - list:
            - listitem:
              - link "Affichage et appareil"
        """,
    )


def test_help_says_whom_to_call_before_anything_else(page):
    page.goto("/aide/")
    meets(
        page,
        """
        - main:
          - region "Aide":
            - heading "Aide" [level=1]
            - article:
              - heading /3114/ [level=2]
              - link "Appeler le 3114"
            - article:
              - heading "SAMU" [level=2]
              - link "Appeler le 15"
          - region "Besoin d’aide maintenant":
            - heading "Besoin d’aide maintenant" [level=2]
          - combobox "Pays"
          - combobox "Pour quoi"
          - button "Montrer"
        """,
    )


def test_logging_in_asks_for_two_things_then_offers_the_ways_back(page):
    page.goto("/compte/connexion/")
    meets(
        page,
        """
        - main:
          - heading "Se connecter" [level=1]
          - textbox "Pseudonyme ou adresse électronique"
          - textbox "Phrase de passe"
          - button "Se connecter"
          - region "Phrase de passe oubliée ?":
            - list:
              - listitem:
                - link "J’ai un code de secours"
          - region "Pas encore de compte ?":
            - paragraph:
              - link "parler sans compte"
        """,
    )


def test_an_exercise_is_named_led_then_rated(page, enter_as, cast):
    enter_as(page, cast.amina)
    page.goto("/exercices/respirer/")
    meets(
        page,
        """
        - main:
          - heading "Respirer à six par minute" [level=1]
          - group "Suivre le rythme":
            - radio "Des mots" [checked]
            - radio "Par écrit"
          - button "Commencer"
          - heading "Et maintenant ?" [level=2]
          - group "Est-ce que cela vous a aidé ?":
            - radio "Oui, cela m’a aidé"
          - button "Terminer"
        """,
    )


def test_one_s_data_are_switches_named_by_what_they_change(page, enter_as, cast):
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    enter_as(page, cast.amina)
    page.goto("/mes-donnees/")
    meets(
        page,
        """
        - main:
          - heading "Mes données" [level=1]
          - region "Mes accords":
            - heading "Mes accords" [level=2]
            - switch "Lire mes messages pour me montrer de l’aide" [checked] [disabled]
            - switch "Garder mes conversations" [checked]
            - switch "Partager avec mon ou ma professionnel·le"
        """,
    )


def test_this_device_is_five_named_parts(page, enter_as, cast):
    enter_as(page, cast.amina)
    page.goto("/cet-appareil/")
    meets(
        page,
        """
        - main:
          - heading "Cet appareil" [level=1]
          - region "Affichage":
            - group "Clair ou sombre":
              - radio "Comme cet appareil" [checked]
            - group "Lecture":
              - radio "Habituelle" [checked]
            - button "Enregistrer"
          - region "Un code pour rouvrir":
            - textbox "Code, de 4 à 8 chiffres"
            - textbox "Le même, encore une fois"
            - combobox "Le demander après"
            - button "Poser le verrou"
          - region "Sur l’écran d’accueil"
          - region "Sans réseau"
          - region "Ce que cet appareil garde en ce moment":
            - list
        """,
    )
