"""Pages, notices and exercises: what must be said is said, and what must not leave does not."""

import re

import pytest

from ancrage import content

CLINICAL = re.compile(
    r"suicid|mourir|mort|dépress|angoiss|anxi|crise|alerte|psych|soin|patient|santé|médic|urgence|danger|risque|détresse|"
    r"diagnos|trouble|thérap|violence|3114",
    re.IGNORECASE,
)
NEEDED_TEXTS = [
    "before_first_word",
    "ephemeral",
    "nobody_on_duty",
    "backups_words",
    "switch_read",
    "switch_keep",
    "switch_share",
    "switch_learn",
    "switch_remember",
    "cannot_do",
    "human_brings",
    "first_doors",
    "switch_imminent",
    "alert_told_to_person",
    "alert_taken_told_to_person",
    "identity_told_to_person",
    "how_it_works",
    "under_15",
    "over_length",
    "over_rate",
    "send_failed",
    "free_talk_stopped",
    "quick_exit",
    "not_validated",
]


@pytest.mark.parametrize("name", NEEDED_TEXTS)
def test_every_page_finds_its_words(name):
    text = content.texts(name)

    assert text.title
    assert text.paragraphs
    assert text.version.isdigit()


def test_an_ephemeral_talk_says_that_nobody_will_be_told():
    said = " ".join(content.texts("ephemeral").paragraphs)

    assert "ersonne ne sera prévenu" in said
    assert "3114" in said


def test_before_the_first_word_everything_promised_is_said():
    said = " ".join(content.texts("before_first_word").paragraphs)

    for words in (
        "programme",
        "secret professionnel",
        "jamais votre employeur",
        "rien ne sera gardé",
        "3114",
        "114 par SMS",
    ):
        assert words in said


def test_nobody_on_duty_says_it_in_the_words_of_the_policy():
    assert content.texts("nobody_on_duty").paragraphs[0] == "Aucun humain ne lit ici en ce moment."


def test_a_child_is_given_numbers_for_children():
    said = " ".join(content.texts("under_15").paragraphs)

    assert all(number in said for number in ("119", "3018", "0 800 235 236"))


def test_no_notice_holds_a_clinical_word():
    for notice in content.notices().values():
        assert not CLINICAL.search(notice.subject + notice.body), notice.id


def test_a_notice_wants_exactly_its_values():
    notice = content.notices()["alert"]

    assert "https://exemple.test/a" in notice.filled(link="https://exemple.test/a").body
    with pytest.raises(ValueError, match="notice alert: needs"):
        notice.filled()
