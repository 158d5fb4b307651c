"""A real Chromium in front of a real server. Without one, these tests say why they are skipped."""

import os
import shutil
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK, NARROW = 390, 1280, 320


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


def chromium_path() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run."""
    path = chromium_path()
    if path is None:
        pytest.skip("No Chromium on this machine: apt-get install chromium.")
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "true"  # Playwright keeps a loop in this thread; Django would refuse it
    )
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def context_at(browser, live_server):
    """Return a function that opens a fresh, empty browser profile of some width on the live server."""
    with ExitStack() as stack:

        def opened(width: int = DESK, **options):
            options.setdefault("reduced_motion", "reduce")
            context = browser.new_context(
                base_url=live_server.url, viewport={"width": width, "height": 844}, locale="fr-FR", **options
            )
            stack.callback(context.close)
            context.set_default_timeout(10_000)
            return context

        yield opened


@pytest.fixture
def page_at(context_at):
    """Return a function that opens a page of some width in a fresh profile."""
    return lambda width=DESK, **options: context_at(width, **options).new_page()


@pytest.fixture
def enter_as(live_server):
    """Return a function that logs a page in as someone, without the log-in page."""

    def enter(page, user):
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        host = urlsplit(live_server.url).hostname
        page.context.add_cookies(
            [{"name": cookie.key, "value": cookie.value, "domain": host, "path": "/", "httpOnly": True}]
        )

    return enter


@pytest.fixture
def axe():
    """Return a function that lists the serious violations of a page: nothing is right."""
    from axe_playwright_python.sync_playwright import Axe

    def serious(page) -> list[str]:
        found = Axe().run(page).response["violations"]
        return [
            f"{one['id']}: {node['html'][:160]}"
            for one in found
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]

    return serious
