"""`ancrage metrics`: numbers and ages of the service, in Prometheus' format, nothing of anyone."""

import re

import pytest
from prometheus_client.parser import text_string_to_metric_families

from ancrage.audit import actions
from ancrage.care.models import Alert
from ancrage.console.main import main
from ancrage.jobs.beats import beat
from ancrage.kernel import clock
from tests.ancrage.privacy.file import fill_file

SAID = "tortue-amarante-8412"


@pytest.fixture
def measures(cast, settings, tmp_path, capsys):
    settings.DATA_DIR = tmp_path
    fill_file(cast, text=SAID)
    actions.record("file.read", actor_id=cast.claire.pk, about_id=cast.amina.pk)
    beat("audit.seal")
    assert main(["metrics", "--checks"]) == 0
    return capsys.readouterr().out


def values(text) -> dict[tuple[str, tuple[str, ...]], float]:
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_it_counts_what_waits(measures):
    found = values(measures)
    assert found["ancrage_messages", ()] == 1
    assert found["ancrage_alerts_open", ("orange", "waiting")] == 1
    assert found["ancrage_due", ("escalation",)] == 1
    assert found["ancrage_trail_unsealed", ()] >= 1
    assert found["ancrage_loop_beat_seconds", ("audit.seal",)] < 60


def test_a_late_alert_shows(measures, capsys):
    Alert.objects.update(take_by=clock.now())
    main(["metrics"])
    assert values(capsys.readouterr().out)["ancrage_alerts_late", ()] == 1


def test_it_names_no_person_no_team_and_no_text(measures, cast):
    people = [cast.amina, cast.claire, cast.farid]
    secret = [
        SAID,
        cast.team.name,
        *(p.code for p in people),
        *(p.username for p in people),
        *(str(p.pk) for p in people),
    ]
    assert not any(part in measures for part in secret)


def test_its_labels_are_a_closed_list(measures):
    assert set(re.findall(r"(\w+)=\"", measures)) == {"queue", "level", "state", "loop"}
