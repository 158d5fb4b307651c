"""How notices leave: by known channels, with a link and nothing else."""

import pytest

from ancrage import content
from ancrage.notices import channels
from ancrage.notices.channels import DeliveryFailed, email
from tests.cast import make_user


@pytest.fixture
def claire(db):
    return make_user("Claire", email="claire@example.org")


def test_who_gave_no_address_has_the_page_only(db):
    assert channels.ways_to(make_user("Denis")) == ("inpage",)


def test_who_gave_an_address_has_both(claire):
    assert channels.ways_to(claire) == ("email", "inpage")


def test_who_left_is_told_by_nothing(claire):
    claire.is_active = False
    assert channels.ways_to(claire) == ()


def test_in_the_discreet_mode_nothing_leaves_for_a_person_but_a_duty_goes_on(cast):
    for someone in (cast.amina, cast.claire):
        someone.email, someone.discreet = f"{someone.username}@example.org", True
    assert channels.ways_to(cast.amina) == ("inpage",)
    assert channels.ways_to(cast.claire) == ("email", "inpage")


def test_every_notice_of_the_circuit_exists_and_takes_a_link_only():
    used = {"alert", "alert_next", "alert_everybody", "alert_higher", "alert_opening", "overdue"}
    assert {name for name in used if tuple(content.notices()[name].values) != ("link",)} == set()


def test_a_mail_goes_to_one_address_with_the_link(claire, mailoutbox):
    channels.deliver(channel="email", to=claire, notice="alert", link="https://example.org/x/")
    (message,) = mailoutbox
    assert message.to == ["claire@example.org"]
    assert "https://example.org/x/" in message.body


def test_a_server_that_refuses_is_a_failure_that_names_nobody(claire, monkeypatch):
    monkeypatch.setattr(email.EmailMessage, "send", lambda _message: 0)
    with pytest.raises(DeliveryFailed) as failure:
        channels.deliver(channel="email", to=claire, notice="alert", link="https://example.org/x/")
    assert failure.value.cause == "refused"


def test_an_unknown_channel_is_a_failure(claire):
    with pytest.raises(DeliveryFailed):
        channels.deliver(channel="pigeon", to=claire, notice="alert", link="https://example.org/x/")


def test_an_address_cannot_smuggle_a_header(claire, mailoutbox):
    claire.email = "claire@example.org\nBcc: autre@example.org"
    with pytest.raises(DeliveryFailed):
        channels.deliver(channel="email", to=claire, notice="alert", link="https://example.org/x/")
    assert mailoutbox == []
