"""A kept talk: say, then the reply is composed; the page, its fragments, and the way without JavaScript."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ancrage import content
from ancrage.care import actions as care
from ancrage.care import queries as care_queries
from ancrage.care.rules import EventKind
from ancrage.companion import actions, queries
from ancrage.companion.access import access_conversation, access_message, access_reply
from ancrage.kernel.errors import Invalid, NotFound
from ancrage.web.device import owner_of
from ancrage.web.person.forms import is_uuid, key_of, waited, whole
from ancrage.web.person.load_offer import answered_by, with_offer
from ancrage.web.person.shown import choice_key, chosen
from ancrage.web.person.turns import HALF, earlier, later, turn, turns

TOLD_SHOWN = 3
TOLD_WORDS = {
    EventKind.TAKEN: "s’occupe de votre demande et peut vous écrire ici",
    EventKind.IDENTITY: "a ouvert vos coordonnées, parce qu’une vie semblait en danger",
    EventKind.CLOSED: "a terminé le suivi de cette demande",
}


@dataclass(frozen=True)
class Told:
    """What the person is told of an act about them."""

    who: str
    words: str
    at: datetime


@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Show a talk, or say something in it."""
    conversation = access_conversation(request.user, id)
    if request.method != "POST":
        return render(request, "person/talk.html", page_of(request, conversation))
    try:
        message = say(request, conversation)
    except Invalid as error:
        if request.htmx:
            raise
        typed = {"typed": request.POST.get("text", ""), "error": error.said}
        return render(request, "person/talk.html", page_of(request, conversation) | typed, status=422)
    if request.htmx:
        said = {"message": turn(conversation, message), "conversation": conversation}
        waits = [one for one in queries.waiting(conversation) if one.pk == message.pk]
        return render(request, "person/said.html", said | {"waiting": waits})
    actions.reply(message=message)
    if (
        request.POST.get("choice") and request.POST.get("text", "").strip()
    ):  # typed, then another answer tapped
        typed = {"typed": request.POST["text"]}
        return render(request, "person/talk.html", page_of(request, conversation) | typed)
    return redirect(reverse("talk", args=[id]) + "#composer")


@require_POST
def talk_reply(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002
    """Compose the reply to what was said last (or to the message named), once; return it as a fragment."""
    conversation = access_conversation(request.user, id)
    named = request.POST.get("message", "")
    message = (
        access_message(request.user, id, uuid.UUID(named))
        if is_uuid(named)
        else queries.unanswered(conversation)
    )
    if message is None:
        raise NotFound
    answer = actions.reply(message=message)
    if not request.htmx:
        return redirect(reverse("talk", args=[id]) + "#composer")
    said = queries.opened(conversation, [message])[0]
    fragment = {
        "message": with_offer(conversation, [turn(conversation, answer)], said)[0],
        "conversation": conversation,
    }
    return render(request, "person/replied.html", fragment | standing(request, conversation))


@require_safe
def talk_more(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002
    """Show the messages before a position, or around one; or, for htmx, what a professional wrote after one."""
    conversation = access_conversation(request.user, id)
    if request.htmx and "apres" in request.GET:
        return news(request, conversation, after=whole(request.GET["apres"], least=0, most=10**9))
    around = "autour" in request.GET
    place = whole(request.GET.get("autour" if around else "avant", ""), least=1, most=10**9)
    messages = queries.messages(conversation, before=place + HALF + 1 if around else place)
    page = {
        "conversation": conversation,
        "messages_shown": turns(conversation, messages),
        "earlier": earlier(messages),
        "later": later(conversation, messages),
    }
    return render(request, "person/more_fragment.html" if request.htmx else "person/more.html", page)


def news(request: HttpRequest, conversation, *, after: int) -> HttpResponse:  # noqa: ANN001
    """Return what a professional wrote after a position, and where humans stand now."""
    written = queries.by_professionals(conversation, after=after)
    page = {
        "conversation": conversation,
        "messages_shown": turns(conversation, written),
        "seen": written[-1].position if written else after,
    }
    return render(request, "person/news.html", page | standing(request, conversation))


@require_POST
def talk_call_human(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002
    """Tell the people on duty that someone asks for a human."""
    conversation = access_conversation(request.user, id)
    alert = care.call_human(person=request.user, conversation_id=conversation.pk)
    if not request.htmx:
        return redirect(reverse("talk", args=[id]))
    return render(
        request, "person/called.html", standing(request, conversation) | {"called": alert is not None}
    )


def say(request: HttpRequest, conversation):  # noqa: ANN001, ANN201 - a row, which views do not name
    """Store what was typed, or the answer that was tapped."""
    tapped, _, number = request.POST.get("choice", "").partition(":")
    late = waited(request.POST.get("waited", ""))
    if is_uuid(tapped):
        text = chosen(access_reply(request.user, conversation.pk, uuid.UUID(tapped)), number)
        key = choice_key(uuid.UUID(tapped), number)
    else:
        text, key = request.POST.get("text", ""), key_of(request.POST.get("key", ""))
    return actions.say(conversation=conversation, text=text, key=key, waited=late)


def page_of(request: HttpRequest, conversation) -> dict[str, object]:  # noqa: ANN001
    """Return all that the page of a talk shows."""
    messages = queries.messages(conversation)
    return {
        "conversation": conversation,
        "messages_shown": with_offer(conversation, turns(conversation, messages), answered_by(messages)),
        "earlier": earlier(messages),
        "seen": messages[-1].position if messages else 0,
        "waiting": queries.waiting(conversation),
        "key": uuid.uuid4(),
        "owner": owner_of(request.user),
        "typed": "",
        "error": "",
    } | standing(request, conversation)


def standing(request: HttpRequest, conversation) -> dict[str, object]:  # noqa: ANN001
    """Return where humans stand: on duty or not, an alert taken by whom, what the person was told."""
    cover = care_queries.cover_now(care_queries.organisation_for(request.user))
    crisis = care_queries.crisis_of(request.user)
    told = [fact for fact in care_queries.told_to_person(request.user) if fact.at >= conversation.created_at]
    return {
        "on_duty": cover.on_duty,
        "nobody": None if cover.on_duty else content.texts("nobody_on_duty"),
        "crisis": crisis,
        "told": [Told(fact.who, TOLD_WORDS[fact.kind], fact.at) for fact in told[:TOLD_SHOWN]]
        if crisis != "none"
        else [],
        "called": False,
        "oob": False,
        "stopped": content.texts("free_talk_stopped") if queries.free_talk_stop() else None,
    }
