"""A loss, a return from hospital, being young, a joy: met once, with who can help."""

from tests.ancrage.companion.engines.playing import Talk, heard


def moments(reply):
    return {line.rsplit(".", 1)[0] for line in reply.lines}


def test_a_loss_by_suicide_is_met_without_blame_and_with_a_line_for_those_who_stay():
    talk = Talk()
    reply = talk.say("mon frère s'est suicidé en mars")

    assert "3114 écoute aussi les personnes endeuillées" in reply.text
    assert "fr_3114" in reply.resources
    assert reply.question == "grief"
    assert "aside.bereaved_by_suicide" not in moments(
        talk.say("après le suicide de mon frère j'ai tout rangé")
    )


def test_the_first_days_after_a_hospital_are_not_lived_alone():
    reply = Talk().say("je suis sortie de clinique psychiatrique lundi")

    assert "tel que prescrit" in reply.text
    assert "fr_3114" in reply.resources


def test_someone_young_is_told_once_who_answers_the_young():
    talk = Talk()
    first = talk.say("j'ai 14 ans et je dors plus", heard(labels=["sleep"]))
    second = talk.say("j'ai 14 ans je te dis")

    assert {"fr_119", "fr_3018", "fr_fsj"} <= set(first.resources)
    assert talk.state.address == "tu"
    assert "aside.minor" in moments(first)
    assert "aside.minor" not in moments(second)


def test_fourteen_years_in_a_job_do_not_make_a_child():
    talk = Talk()
    talk.say("j'ai 14 ans de maison et on me pousse dehors")

    assert "minor" not in talk.state.notes


def test_a_pupil_is_young_and_a_teacher_is_not():
    pupil, teacher = Talk(), Talk()
    pupil.say("je suis en quatrième et on se moque de moi")
    teacher.say("je suis prof en quatrième et j'en peux plus")

    assert "minor" in pupil.state.notes
    assert "minor" not in teacher.state.notes


def test_a_joy_is_received_soberly_and_asked_about():
    reply = Talk().say("bonne nouvelle : ça va beaucoup mieux !")

    assert reply.questions == 1
    assert reply.text.count("!") <= 1


def test_what_is_not_better_is_no_joy():
    assert "aside.good_news" not in moments(Talk().say("ça va pas mieux"))


def test_someone_who_comes_back_is_met_without_reproach():
    reply = Talk().say("me revoilà, ça fait une semaine")

    assert "aside.returned" in moments(reply)
    assert reply.questions == 1
