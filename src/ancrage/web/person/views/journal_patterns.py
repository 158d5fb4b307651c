"""What comes back in the notes, in numbers and with caution; nothing when nothing holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage import content
from ancrage.content.journal_reading import habit_rules, mood_words
from ancrage.journal import queries
from ancrage.web.person.mood import lower_card
from ancrage.web.person.mood_tabs import tabs
from ancrage.web.person.mood_words import sentence, standing_words, what_was_seen


@require_safe
def mood_patterns(request: HttpRequest) -> HttpResponse:
    """Show what comes back."""
    rules, words = habit_rules().patterns, mood_words()
    found = queries.patterns(request.user)
    facts = {
        "tabs": tabs("mood_patterns"),
        "found": found,
        "seen": what_was_seen(found),
        "lower": [sentence(one) for one in found.patterns if one.lower],
        "higher": [sentence(one) for one in found.patterns if not one.lower],
        "rules": rules,
        "one_in": round(1 / rules.false_rate),
        "lowest": words.level_name(1).lower(),
        "highest": words.level_name(5).lower(),
        "caution": content.texts("mood_patterns"),
    }
    change = queries.change(request.user)
    facts |= {"standing": standing_words(change) if change else "", "keeps": change is not None}
    return render(
        request, "person/mood_patterns.html", facts | lower_card(request.user, change, name="lower_now")
    )
