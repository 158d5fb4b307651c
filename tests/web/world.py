"""What there is to open in the table of roles: Amina's talk, an alert about her, one of its signals, her passkey."""

import uuid
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from ancrage.accounts.adapter import CAME_IN_AT
from ancrage.accounts.queries import roles_of
from ancrage.care.models import Alert
from ancrage.companion import actions as companion
from ancrage.exercises import actions as exercises
from ancrage.journal import actions as journal
from ancrage.journal.rules import Mood
from ancrage.kernel import clock
from ancrage.load.models import LoadItem
from ancrage.memory import actions as memory
from ancrage.memory.models import MemoryItem
from ancrage.memory.rules import Act, Fact, Kind
from ancrage.orientation.models import OwnContact
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from ancrage.vault.actions import seal
from ancrage.vault.rows import place_of
from ancrage.vigilance.models import Signal
from tests.cast import Cast
from tests.soft_key import SoftKey
from tests.web import world_exchanges, world_plans, world_privacy
from vigie.reading import Finding, Quality, Reading

WORDS = "j'ai mis des cachets de côté"
VISITORS = ("anonymous", "amina", "basile", "claire", "denis", "elise", "farid", "gael", "safety")


@dataclass
class World:
    """The cast, and one thing of each kind."""

    cast: Cast
    talk: uuid.UUID
    alert: uuid.UUID
    signal: uuid.UUID
    key: int
    run: uuid.UUID
    greeting: uuid.UUID
    mood: uuid.UUID
    said: uuid.UUID
    chore: uuid.UUID
    contact: uuid.UUID

    def arguments(self, name: str) -> dict[str, object]:
        """Return what the URL of that name is about: always something of Amina's."""
        if (name.startswith("talk_") and name not in ("talk_start", "talk_ephemeral")) or name == "talk":
            return {"id": self.talk}
        if name in ("alerts", "alerts_count"):
            return {}
        if name == "alert" or name.startswith("alert_"):
            return {"id": self.alert}
        if name == "memory_item":
            return {"id": MemoryItem.objects.get(person=self.cast.amina).pk}
        for part in (world_exchanges, world_plans, world_privacy):
            if name in part.NAMES:
                return part.arguments(self.cast, name)
        return {
            "reply_opinion": {"id": self.talk, "message": self.greeting},
            "signal_review": {"id": self.signal},
            "signal_words": {"id": self.signal},
            "mood_day": {"day": timezone.localdate(clock.now()).isoformat()},
            "mood_entry": {"id": self.mood},
            "exercise": {"slug": "respirer"},
            "load_export": {"kind": "csv"},
            "load_item": {"id": self.chore},
            "load_from_talk": {"id": self.talk, "message": self.said},
            "article": {"slug": "nuits-courtes"},
            "exercise_written": {"slug": "une-pensee"},
            "exercise_kept": {"slug": "une-pensee", "id": self.run},
            "consent": {"purpose": "share"},
            "contact_own": {"id": self.contact},
            "consent_history": {"purpose": "share"},
            "ask_about_data": {"what": "corriger"},
            "turn_pause": {"kind": "pause"},
            "consent_text": {"purpose": "share", "version": "1"},
            "demo_enter": {"name": "amina"},
            "mfa_edit_webauthn": {"pk": self.key},
            "mfa_remove_webauthn": {"pk": self.key},
            "account_reset_password_from_key": {"uidb36": "0", "key": "0-0"},
        }.get(name, {})

    def browser(self, visitor: str, **options: object) -> Client:
        """Open a browser as someone; whoever holds a role has their second factor."""
        cache.clear()
        client = Client(**options)
        user = getattr(self.cast, visitor, AnonymousUser())
        if user.is_authenticated:
            if roles_of(user):
                Authenticator.objects.get_or_create(
                    user=user, type="totp", defaults={"data": {"secret": "x"}}
                )
            client.force_login(user)
            session = client.session
            session[CAME_IN_AT] = clock.now().timestamp()
            session.save()
        return client


def plan_found(text: str, **_context: object) -> Reading:
    """Read a plan in any text."""
    finding = Finding(
        kind="suicide",
        level="plan",
        subject="self",
        outcome="open",
        quote=text,
        start=0,
        end=len(text),
        source="rule",
        rule="plan.means",
        version="test",
        why="Un moyen mis de côté.",
        qualifiers=(),
    )
    quality = Quality(language="fr", characters=len(text))
    return Reading(
        risk="plan",
        subject="self",
        outcome="open",
        quality=quality,
        version="test",
        labels=(),
        findings=(finding,),
    )


def make_world(cast: Cast) -> World:
    """Let Amina say something serious; `vigie.read` must be `plan_found`."""
    for purpose in Purpose:
        give_consent(person=cast.amina, purpose=purpose, text_version="1")
    wish = Act("remember", fact=Fact(Kind.ASKED, "j’aime la pluie"))
    memory.apply(person=cast.amina, acts=[wish], conversation_id=uuid.uuid4())
    talk = companion.start_conversation(person=cast.amina)
    companion.say(conversation=talk, text=WORDS, key=uuid.uuid4())
    greeting = talk.messages.get(position=1).pk
    said = talk.messages.get(position=2).pk
    chore = LoadItem(person=cast.amina)
    chore.text_sealed = seal(owner=cast.amina.pk, place=place_of(chore, "text"), text="appeler l’école")
    chore.save()
    alert = Alert.objects.get(person=cast.amina)
    signal = Signal.objects.order_by("created_at", "id").first()
    registered = SoftKey().registered({"publicKey": {"challenge": "AAAA"}})
    key = Authenticator.objects.create(
        user=cast.amina, type="webauthn", data={"name": "Clé 1", "credential": registered}
    )
    mood = journal.note_mood(person=cast.amina, mood=Mood(level=2), key=uuid.uuid4()).entry.pk
    contact = OwnContact.objects.create(
        organisation=cast.team,
        kind="doctor",
        name="Dr Inventé",
        bound="medical",
        phone="02 99 00 00 00",
        review_by=date(2099, 1, 1),
        checked_at=clock.now(),
    )
    run = exercises.begin_run(person=cast.amina, exercise_id="thought_record")
    world_exchanges.ask(cast)
    world_plans.fill(cast)
    world_privacy.fill(cast)
    return World(
        cast, talk.pk, alert.pk, signal.pk, key.pk, run.pk, greeting, mood, said, chore.pk, contact.pk
    )
