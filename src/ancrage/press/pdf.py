"""Compose a page with typst. The template is ours; what people wrote reaches it as JSON, so that no word of theirs is ever code.

Only the fonts that typst ships are used, and put whole into the page: it looks the same on every machine, printed or not.
"""

import json
from pathlib import Path
from typing import Any


def pdf(template: Path, data: Any) -> bytes:
    """Return the PDF of a template filled with plain data; the template may read nothing outside its folder."""
    return _composed(template, data, "pdf")[0]


def pictures(template: Path, data: Any) -> list[bytes]:
    """Return one PNG for each page, to look at."""
    return _composed(template, data, "png")


def _composed(template: Path, data: Any, kind: str) -> list[bytes]:
    import typst  # 80 MB of code: loaded by the first page composed, not by every process that starts

    made = typst.compile(
        str(template),
        root=str(template.parent),
        format=kind,
        sys_inputs={"data": json.dumps(data, ensure_ascii=True)},
        ignore_system_fonts=True,
    )
    return made if isinstance(made, list) else [made]
