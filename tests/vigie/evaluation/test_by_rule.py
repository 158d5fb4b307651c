"""Rule by rule, the right and the wrong: what a rule must show before it acts on its own."""

from vigie.__main__ import main
from vigie.evaluation.by_rule import by_rule, table
from vigie.evaluation.messages import labelled_from

CALM = {"subject": "none", "risk": "none", "self_harm": False, "violence_suffered": False, "labels": []}


def message(text, **labels):
    return labelled_from({"id": "x1", "text": text, **CALM, **labels})


def spoken(*messages):
    return by_rule(messages)["fr.wish_to_be_dead.wish_to_die"]


def test_a_rule_is_right_when_somebody_is_at_risk_and_wrong_when_nobody_is():
    one = spoken(message("je veux mourir", subject="self", risk="passive"), message("je veux mourir"))
    assert (one.right, one.wrong, one.precision) == (1, 1, 0.5)
    assert one.wrongly == ["x1 « veux mourir »"] or "mourir" in one.wrongly[0]


def test_what_a_qualifier_settled_counts_apart():
    one = spoken(message("j'ai pas envie de mourir"))
    assert (one.right, one.wrong, one.settled) == (0, 0, 1)


def test_the_most_often_wrong_comes_first():
    told = by_rule([message("je veux mourir"), message("je dors plus", labels=["sleep"])])
    assert table(told).splitlines()[1].startswith("fr.wish_to_be_dead.wish_to_die")


def test_the_command_prints_the_table(tmp_path, capsys):
    file = tmp_path / "rows.jsonl"
    file.write_text('{"id": "a", "text": "je veux mourir", "risk": "passive", "subject": "self"}\n')
    assert main(["rules", str(file)]) == 0
    assert "fr.wish_to_be_dead.wish_to_die | ask | 1 | 0 | 1.00" in capsys.readouterr().out
