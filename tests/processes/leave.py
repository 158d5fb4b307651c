"""Run in a process of its own, which dies at `say.committed`: a message is stored and nobody has read it yet."""

import os
import sys
import uuid

import django

os.environ["ANCRAGE_FAILPOINT"] = "say.committed"
django.setup()

from ancrage.companion.actions import say  # noqa: E402
from ancrage.companion.models import Conversation  # noqa: E402

say(conversation=Conversation.objects.get(pk=sys.argv[1]), text=sys.argv[3], key=uuid.UUID(sys.argv[2]))
