"""What the program cannot do, for anyone."""


def test_anyone_reads_what_it_cannot_do_and_what_a_human_would_bring(client, db):
    page = client.get("/ce-que-je-ne-sais-pas-faire/").content.decode()
    for words in ("Ce que je ne sais pas faire", "pas de diagnostic", "3114", "Ce qu’un humain apporterait"):
        assert words in page
    assert 'href="/aide/"' in page.split('id="main"')[1]


def test_it_is_linked_from_a_talk_that_keeps_nothing(client, db):
    assert 'href="/ce-que-je-ne-sais-pas-faire/"' in client.get("/parler/ephemere/").content.decode()
