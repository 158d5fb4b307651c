"""The house stands: the first page opens."""


def test_the_first_page_opens_without_an_account(client, db):
    assert client.get("/").status_code == 200
