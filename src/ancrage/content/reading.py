"""From YAML to typed data: one function per shape of file. Every refusal says which file and which place."""

import calendar
from datetime import date, timedelta
from types import MappingProxyType

from ancrage.content.fields import ContentError, Fields
from ancrage.content.hours_reading import WAYS, known_texts, read_opening, read_timezone
from ancrage.content.ranking import NEVER_HIDDEN_TIERS, TIERS
from ancrage.content.resource_schemas import AskedNeed, AskedSituation, Country, Needs, Resource
from ancrage.content.schemas import (
    Clock,
    Header,
    Notice,
    Policy,
    PolicyRule,
    Text,
)

LEVELS = ("red", "orange", "yellow")


def read_header(fields: Fields) -> Header:
    """Read how every file opens. "reviewed" without a date, or a date without "reviewed", is refused."""
    header = Header(
        id=fields.text("id"),
        version=fields.text("version"),
        language=fields.one_of("language", ("fr", "en")),
        source=fields.text("source"),
        licence=fields.text("licence"),
        status=fields.one_of("status", ("draft", "reviewed")),
        reviewed=fields.day("reviewed"),
    )
    if (header.status == "reviewed") != (header.reviewed is not None):
        raise fields.error("reviewed", "a reviewed file has the date of its review, a draft has null")
    return header


def read_text(fields: Fields) -> Text:
    """Read a page's words."""
    text = Text(header=read_header(fields), title=fields.text("title"), paragraphs=fields.texts("paragraphs"))
    fields.close()
    return text


def read_notices(fields: Fields) -> dict[str, Notice]:
    """Read the messages that leave the house."""
    read_header(fields)
    notices = {name: _read_notice(name, part) for name, part in fields.part("notices").mappings()}
    fields.close()
    return notices


def _read_notice(name: str, fields: Fields) -> Notice:
    notice = Notice(
        id=name, subject=fields.text("subject"), body=fields.text("body"), values=fields.texts("values", ())
    )
    fields.close()
    try:
        notice.filled(**dict.fromkeys(notice.values, "…"))
    except (KeyError, IndexError) as error:
        raise fields.error("values", f"{error} is written in the words and not declared") from error
    return notice


def read_policy(fields: Fields) -> Policy:
    """Read the table of what is serious."""
    policy = Policy(
        header=read_header(fields),
        title=fields.text("title"),
        page=fields.texts("page"),
        rules=tuple(_read_rule(rule) for rule in fields.children("rules")),
        clocks={name: _read_clock(clock) for name, clock in fields.part("clocks").mappings()},
        unanswered_minutes=fields.number("unanswered_minutes"),
        watch_hours=fields.number("watch_hours"),
        recheck_days=fields.numbers("recheck_days"),
        repeated_days=fields.number("repeated_days"),
        relation_hours=fields.number("relation_hours"),
    )
    if set(policy.clocks) != {*LEVELS, "imminent"}:
        raise fields.error("clocks", "expected imminent, red, orange and yellow")
    fields.close()
    return policy


def _read_rule(fields: Fields) -> PolicyRule:
    rule = PolicyRule(
        kind=fields.text("kind"),
        level=fields.one_of("level", LEVELS),
        risk=fields.one_of("risk", ("any", "passive", "active", "plan", "imminent"), "any"),
        subject=fields.one_of("subject", ("any", "self", "other"), "any"),
        minor=fields.flag("minor"),
        repeated=fields.flag("repeated"),
        worsening=fields.flag("worsening"),
        why=fields.text("why"),
    )
    fields.close()
    return rule


def _read_clock(fields: Fields) -> Clock:
    clock = Clock(
        take_by=fields.number("take_by"),
        answer_by=fields.number("answer_by"),
        close_by=fields.number("close_by"),
    )
    if not 0 < clock.take_by <= clock.answer_by <= clock.close_by:
        raise fields.error("take_by", "deadlines must follow each other: take_by, answer_by, close_by")
    fields.close()
    return clock


def read_needs(fields: Fields) -> Needs:
    """Read which needs stand behind what was heard, and what may be asked; a code is used once in the file."""
    header, heard = read_header(fields), fields.part("heard")
    needs = Needs(
        header=header,
        heard=MappingProxyType({name: heard.texts(name, ()) for name in heard.names()}),
        asked=tuple(_read_asked(part) for part in fields.children("asked")),
        situations=tuple(_read_situation(part) for part in fields.children("situations")),
    )
    codes = [*(one.code for one in needs.asked), *(one.code for one in needs.situations)]
    if len(set(codes)) != len(codes):
        raise fields.error("asked", "a code is used twice")
    fields.close()
    return needs


def _read_asked(fields: Fields) -> AskedNeed:
    need = AskedNeed(code=_code(fields), label=fields.text("label"), keys=fields.texts("keys"))
    fields.close()
    return need


def _read_situation(fields: Fields) -> AskedSituation:
    situation = AskedSituation(
        code=_code(fields),
        key=fields.text("key"),
        label=fields.text("label"),
        notes=fields.texts("notes", ()),
        source=fields.text("source", ""),
    )
    fields.close()
    return situation


def _code(fields: Fields) -> str:
    code = fields.text("code")
    if not (code.isascii() and code.isdecimal()):
        raise fields.error("code", "a code is made of figures: it travels in addresses and must say nothing")
    return code


def read_country(fields: Fields) -> Country:
    """Read a country's shelf; what must come first there must be on it, open."""
    header, code = read_header(fields), fields.text("country")
    every, first = fields.number("review_every_days"), fields.part("first")
    pinned = {
        "emergency": first.texts("emergency"),
        "minor": first.texts("minor"),
        "violence": first.texts("violence"),
    }
    line, no_voice = first.text("line"), first.text("no_voice", "")
    first.close()
    leads = {*pinned["emergency"], line, no_voice}
    rows = tuple(_read_resource(row, code, every, leads) for row in fields.children("resources"))
    known = {row.id for row in rows if not row.closed}
    if missing := {*leads, *pinned["minor"], *pinned["violence"]} - known - {""}:
        raise fields.error("first", f"not on the shelf, or closed: {', '.join(sorted(missing))}")
    country = Country(
        code=code,
        name=fields.text("name"),
        timezone=read_timezone(fields),
        hour_of=fields.text("hour_of"),
        line=line,
        no_voice=no_voice,
        resources=rows,
        header=header,
        **pinned,
    )
    fields.close()
    return country


def _read_resource(fields: Fields, country: str, every: int, leads: set[str]) -> Resource:
    name, tier = fields.text("id"), fields.one_of("tier", TIERS)
    kept = bool(fields.flag("never_hide", default=False)) or tier in NEVER_HIDDEN_TIERS or name in leads
    verified = fields.text("verified", "")
    resource = Resource(
        id=name,
        name=fields.text("name"),
        country=country,
        tier=tier,
        number=fields.text("number", ""),
        sms=fields.text("sms", ""),
        url=fields.text("url", ""),
        where=fields.text("where", ""),
        hours=fields.text("hours", ""),
        opening=read_opening(fields),
        languages=fields.texts("languages", ("fr",)),
        summary=fields.text("summary"),
        ways=known_texts(fields, "ways", WAYS),
        audience=fields.texts("audience", ()),
        needs=fields.texts("needs"),
        first_for=fields.texts("first_for", ()),
        not_for=fields.texts("not_for", ()),
        discreet=bool(fields.flag("discreet", default=False)),
        closed=bool(fields.flag("closed", default=False)),
        replaced_by=fields.text("replaced_by", ""),
        never_hide=kept,
        verified=verified,
        review_by=_review_date(fields, verified, every),
        source=fields.text("source"),
    )
    fields.close()
    if not (resource.number or resource.sms or resource.url or resource.where):
        raise fields.error("number", "a resource needs a number, an sms, a url or a place")
    return resource


def _review_date(fields: Fields, said: str, every: int) -> date | None:
    """Return when to check again: `every` days after the last check (a month or a year counts from its end)."""
    if not said:
        return None
    parts = said.split("-")
    try:
        year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12
        day = int(parts[2]) if len(parts) > 2 else calendar.monthrange(year, month)[1]
        return date(year, month, day) + timedelta(days=every)
    except ValueError as error:
        raise ContentError(
            f"{fields.where}: verified: expected 2026, 2026-11 or 2026-11-25, found {said!r}"
        ) from error
