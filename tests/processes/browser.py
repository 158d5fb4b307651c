"""A browser without JavaScript that keeps trying: the same key until the house says it has the message."""

import time
import urllib.parse
import uuid
from http.client import HTTPConnection, HTTPException  # noqa: TID251 - a test plays the browser

COOKIE = "c" * 32  # a CSRF secret: the browser's own cookie and the form's field agree
GIVE_UP = 40  # seconds


class Browser:
    """One person at their talk. `accepted` maps each key to its text and when the house said yes."""

    def __init__(self, port, person):
        self.port, self.person = port, person
        self.accepted = {}
        self.tries = 0

    def say(self, text):
        """Send one message until it is accepted; return its key."""
        key, limit = str(uuid.uuid4()), time.monotonic() + GIVE_UP
        while not self._accepted(key, text):
            assert time.monotonic() < limit, "the house never answered"
            time.sleep(0.1)
        self.accepted[key] = {"text": text, "at": time.time(), "talk": self.person["talk"]}
        return key

    def _accepted(self, key, text):
        self.tries += 1
        try:
            status = self.post(f"/parler/{self.person['talk']}/", text=text, key=key)
        except (OSError, HTTPException):
            return False
        assert status < 400 or status >= 500, f"refused with {status}"
        return status < 400

    def post(self, path, **fields):
        """Post a form and return the status."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": COOKIE})
            headers = {
                "Cookie": f"session={self.person['session']}; csrf={COOKIE}",
                "Content-Type": "application/x-www-form-urlencoded",
            }
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            response.read()
            return response.status
        finally:
            connection.close()
