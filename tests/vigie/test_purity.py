"""The library reads on its own: nothing of Django or Ancrage, and no way out to the network."""

import subprocess
import sys

SCRIPT = """
import socket, sys
def refuse(*given, **named):
    raise AssertionError("vigie opened a socket")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
import vigie, vigie.__main__
assert vigie.read("je veux mourir").outcome == "open"
assert vigie.read("I want to die").quality.language == "en"
assert vigie.__main__.main(["read", "bonjour"]) == 0
print(sorted(name for name in sys.modules if name.split(".")[0] in {"django", "ancrage", "http", "ssl", "requests", "httpx"}))
"""


def test_reading_imports_no_django_and_opens_no_socket():
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "[]"
