"""Components say their options, stand in the gallery, and no template says anything inline."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template

from ancrage.web.ui import stylesheet
from ancrage.web.ui.stylesheet import WEB

TEMPLATES = sorted(WEB.glob("*/templates/**/*.html"))
COMPONENTS = sorted((WEB / "ui" / "templates" / "cotton").glob("*.html"))
STYLES = sorted(WEB.glob("*/styles/*.css"))
SCRIPTS = sorted((WEB / "ui" / "static" / "js").glob("*.js"))


def named(file) -> str:
    return str(file.relative_to(WEB))


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda file: file.stem)
def test_a_component_opens_with_its_options(component):
    text = component.read_text()
    assert text.startswith(("{% comment %}", "{#"))
    said = re.match(r"\{% comment %\}(.*?)\{% endcomment %\}|\{#(.*?)#\}", text, re.DOTALL)
    words = said[1] or said[2]
    declared = re.search(r"<c-vars(.*?)/>", text, re.DOTALL)
    options = re.findall(r":?(\w+)=", declared[1]) if declared else []
    assert [option for option in options if option != "class" and option not in words] == []


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda file: file.stem)
def test_a_component_stands_in_the_gallery(component):
    gallery = (WEB / "public" / "templates" / "public" / "gallery.html").read_text()
    assert f"<c-{component.stem.replace('_', '-')}" in gallery


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda file: file.stem)
def test_a_component_is_in_the_readme(component):
    assert f"<c-{component.stem.replace('_', '-')}>" in (WEB / "ui" / "README.md").read_text()


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_a_template_has_nothing_inline(template):
    text = template.read_text()
    assert re.findall(r"<style\b", text) == []
    assert re.findall(r"\sstyle=", text) == []
    assert re.findall(r"\son[a-z]+=", text) == []
    assert re.findall(r"hx-on|[\"']js:|javascript:", text) == []
    assert re.findall(r"<script(?![^>]*(\bsrc=|type=\"application/json\"))", text) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_a_template_loads(template):
    get_template(str(template.relative_to(template.parents[len(template.relative_to(WEB).parts) - 3])))


@pytest.mark.parametrize("style", STYLES, ids=named)
def test_colours_come_from_the_tokens(style):
    if style.name.startswith("2"):
        return
    text = re.sub(r"::backdrop \{.*?\}|.*black on white.*", "", style.read_text())
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgb|\bhsl|\boklch\(", text) == []


@pytest.mark.parametrize("style", STYLES, ids=named)
def test_a_style_stays_in_its_layer_and_asks_no_other_host(style):
    text = style.read_text()
    assert "@layer" in text or "@media print" in text
    assert re.findall(r"@import|https?:", text) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=named)
def test_a_script_needs_no_permission_that_the_policy_refuses(script):
    text = script.read_text()
    assert (
        re.findall(r"\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write|https?://", text)
        == []
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=named)
def test_a_script_keeps_nothing_in_the_browser_but_what_is_said_here(script):
    kept = r"(?:session|local)Storage\.?\w*\(?\w*|localStorage|indexedDB|document\.cookie|caches\b"
    assert set(re.findall(kept, script.read_text())) <= ALLOWED.get(script.stem, set())


ALLOWED = {
    "house": {"sessionStorage.clear(", "localStorage.clear(", "localStorage", "caches", "document.cookie"},
    "talk": {f"sessionStorage.{act}Item(DRAFT" for act in ("get", "set", "remove")},
    "waiting": {
        "localStorage",
        "caches",
        *(f"localStorage.{act}Item(name" for act in ("get", "set", "remove")),
    },
    "lock": {f"localStorage.{act}Item(" for act in ("get", "set", "remove")} | {"document.cookie"},
    "device": {"caches", "document.cookie"},
    "load": {"sessionStorage"},
    "clinic": {f"localStorage.{act}Item(OFF" for act in ("get", "set", "remove")},
}
"""What is being typed in a kept talk lives in its tab until it is sent; what has no network waits on the device until it
is sent or deleted; leaving or logging out empties both. A professional's keys may be off."""


def test_the_stylesheet_is_every_part_in_order():
    text = Path(finders.find("ancrage.css")).read_text()
    assert text == "\n".join(part.read_text() for part in stylesheet.parts())
    assert text.index("@layer reset, tokens, base") < text.index("@layer reset {")


def test_collecting_static_files_finds_the_stylesheet():
    assert [name for name, _ in stylesheet.Stylesheet().list(None)] == ["ancrage.css"]
