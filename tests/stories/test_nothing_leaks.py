"""What someone writes stays sealed: not in the database, logs, mails, addresses, titles or sessions."""

import base64
import logging
import re
import uuid

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import vigie
from ancrage import content
from ancrage.audit import actions as audit
from ancrage.care import actions as care
from ancrage.care.models import Alert, Delivery
from ancrage.companion import actions as companion
from ancrage.companion.models import Message
from ancrage.kernel import clock
from ancrage.privacy import queries as privacy_queries
from ancrage.vigilance import actions as vigilance

MARK = "tortue-amarante-8412"
SAID = f"je veux mourir, j’ai mis des cachets de côté pour ce soir, {MARK}"
NOTE = "hibou-turquoise-5530"
CLINICAL = re.compile(
    r"suicid|mourir|dépress|depress|anxi|angoiss|alcool|drogue|addict|psych|thérap|therap|burn|détresse|trauma|souffr|santé|malad",
    re.IGNORECASE,
)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def night(cast, caplog, mailoutbox):
    """Amina's night, from her screen to Claire's closing, with every log kept."""
    caplog.set_level(logging.DEBUG)
    for person in (cast.claire, cast.safety):
        person.email = f"{person.username}@exemple.invalid"
        person.save()
    conversation, browser = talk(cast.amina)
    vigilance.read_due()  # nothing is left when all was read at once; whatever could not be read raises an alert
    alert = Alert.objects.order_by("created_at").first()
    Delivery.objects.update(due_at=clock.now())
    care.deliver_due()
    care.take_alert(alert=alert, by=cast.claire)
    companion.write_as_professional(conversation=conversation, by=cast.claire, text=f"Je suis là. {NOTE}")
    care.note_contact(alert=alert, by=cast.claire, way="phone", note=f"Au téléphone : {NOTE}")
    care.close_alert(alert=alert, by=cast.claire, outcome="reached_safe", note=f"Clos : {NOTE}")
    audit.seal_due()
    return {"browser": browser, "conversation": conversation, "alert": alert}


def talk(person):
    """Let a person start a talk in a browser and say it, with and without JavaScript."""
    browser = Client()
    browser.force_login(person, backend=BACKEND)
    browser.post(reverse("talk_start"))
    conversation = person.conversations.get()
    page = reverse("talk", args=[conversation.pk])
    for htmx in (True, False):
        headers = {"HX-Request": "true"} if htmx else {}
        browser.post(page, {"text": SAID, "key": str(uuid.uuid4())}, headers=headers)
    return conversation, browser


def whole_database() -> bytes:
    """Return every byte of the database: rows, indexes and free pages."""
    if connection.vendor == "sqlite":
        return connection.connection.serialize()
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [
                bytes(v) if isinstance(v, memoryview | bytes) else str(v).encode()
                for row in cursor
                for v in row
            ]
    return b"\n".join(rows)


def disguises(text) -> list[bytes]:
    """Return a text as it might lie around: plain, UTF-16, hexadecimal, base64."""
    plain = text.encode()
    shifts = [base64.b64encode(b"x" * shift + plain)[4 * bool(shift) : -4] for shift in range(3)]
    return [plain, text.encode("utf-16-le"), plain.hex().encode(), *shifts]


def test_the_talk_was_really_kept_and_opens_for_its_owner(night, cast):
    exported = privacy_queries.export_of(cast.amina)
    assert sum(MARK in row["text"] for row in exported["messages"]) >= 2
    assert any(NOTE in str(row.get("note")) for row in exported["alert_events"])
    assert MARK in night["browser"].get(reverse("talk", args=[night["conversation"].pk])).content.decode()


@pytest.mark.parametrize("word", [MARK, NOTE, "cachets"])
def test_no_word_of_anyone_is_in_clear_in_the_database(night, word):
    database = whole_database()
    assert Message.objects.count() > 3
    assert [hidden for hidden in disguises(word) if hidden in database] == []


def test_no_word_of_anyone_is_in_a_log(night, caplog):
    lines = [record.getMessage() + str(record.exc_text or "") + str(record.args) for record in caplog.records]
    assert [line for line in lines if MARK in line or NOTE in line or "cachets" in line] == []


def test_a_reading_that_fails_quotes_nobody_in_the_logs(cast, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)

    def fail(text, **_facts):
        raise ValueError(text)

    monkeypatch.setattr(vigie, "read", fail)
    conversation, _browser = talk(cast.amina)
    vigilance.read_due()
    assert conversation.messages.count() > 1
    lines = [record.getMessage() + str(record.exc_info or "") for record in caplog.records]
    assert any("failed" in line for line in lines)
    assert [line for line in lines if MARK in line] == []


def test_a_mail_holds_a_link_and_no_clinical_word(night, cast, mailoutbox):
    assert mailoutbox
    for mail in mailoutbox:
        said = mail.subject + mail.body + str(mail.extra_headers)
        assert MARK not in said
        assert CLINICAL.findall(said) == []
        assert not any(part in said for part in ("Amina", cast.amina.code, str(cast.amina.pk)))


def test_no_notice_that_may_leave_holds_a_clinical_word():
    found = {
        name: CLINICAL.findall(notice.subject + notice.body) for name, notice in content.notices().items()
    }
    assert {name: words for name, words in found.items() if words} == {}


def addresses(resolver=None, before="") -> list[str]:
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        path = before + str(pattern.pattern)
        found += addresses(pattern, path) if isinstance(pattern, URLResolver) else [path]
        assert isinstance(pattern, URLPattern | URLResolver)
    return found


def test_no_address_holds_a_clinical_word():
    assert [path for path in addresses() if CLINICAL.search(path)] == []
    assert len(addresses()) > 20


def test_what_is_said_never_travels_in_an_address(night):
    browser, conversation = night["browser"], night["conversation"]
    answer = browser.post(reverse("talk", args=[conversation.pk]), {"text": SAID, "key": str(uuid.uuid4())})
    assert answer.status_code == 302
    assert MARK not in answer["Location"]
    page = browser.get(reverse("talk", args=[conversation.pk])).content.decode()
    assert not any(MARK in link for link in re.findall(r'(?:href|action|hx-\w+|src)="([^"]*)"', page))
    assert re.findall(r'<form[^>]*method="get"', page, re.IGNORECASE) == []


@pytest.mark.parametrize("name", ["home", "talk_start", "exercises", "talk"])
def test_the_title_of_a_page_says_nothing_of_what_it_is_about(night, name):
    address = reverse(name, args=[night["conversation"].pk] if name == "talk" else [])
    page = night["browser"].get(address).content.decode()
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]
    assert CLINICAL.findall(title) == []
    assert MARK not in title


def test_nothing_of_a_talk_is_in_the_session_or_the_cache(night):
    assert MARK not in str(dict(night["browser"].session.items()))
    assert MARK not in str(getattr(cache, "_cache", {}))
