"""The emergency stop."""

from ancrage.audit.models import TrailEntry
from ancrage.companion.queries import free_talk_stop


def test_free_talk_stops_with_a_reason_and_goes_on_again(enter, cast):
    client = enter(cast.safety)
    assert client.post("/equipe/arret/", {"reason": "Des réponses déplacées."}).url == "/equipe/arret/"
    assert free_talk_stop().by == cast.safety
    page = client.get("/equipe/arret/").content.decode()
    assert "Des réponses déplacées." in page
    assert "Par Solene" in page
    assert "est arrêtée" in client.get("/equipe/").content.decode()
    client.post("/equipe/arret/", {"resume": "1"})
    assert free_talk_stop() is None
    acts = set(TrailEntry.objects.filter(actor_id=cast.safety.pk).values_list("action", flat=True))
    assert {"free_talk.stopped", "free_talk.resumed"} <= acts


def test_a_stop_without_a_reason_is_asked_for_one(enter, cast):
    assert enter(cast.safety).post("/equipe/arret/", {"reason": "  "}).status_code == 422
    assert free_talk_stop() is None


def test_resuming_what_is_not_stopped_changes_nothing(enter, cast):
    assert enter(cast.safety).post("/equipe/arret/", {"resume": "1"}).status_code == 302


def test_nobody_else_stops_anything(enter, cast):
    for user in (cast.claire, cast.farid, cast.amina, cast.elise):
        client = enter(user)
        assert client.get("/equipe/arret/").status_code == 404
        assert client.post("/equipe/arret/", {"reason": "parce que"}).status_code == 404
    assert free_talk_stop() is None
