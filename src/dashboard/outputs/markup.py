"""HTML of ours, from ``assets/templates/``: what is put into one is text, unless it comes from another.

No other place writes markup, so no text of the data can become any.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.paths import TEMPLATES
from dashboard.texts import unbroken


def _shown(value: Any) -> Any:
    """A value as it stands on a page; markup of ours has been through here already."""
    return unbroken(value) if type(value) is str else value


_ENGINE = Environment(
    loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
    autoescape=True,
    finalize=_shown,
    undefined=StrictUndefined,
    auto_reload=False,  # compiled once, not looked at again in each run
    trim_blocks=True,
    lstrip_blocks=True,
)


def markup(template: str, **values: Any) -> Markup:
    """A template filled in.

    Args:
        template: its name in ``assets/templates/``, without ``.html``.
        values: everything that it names.

    Raises:
        jinja2.UndefinedError: it names something else.
    """
    return Markup(_ENGINE.get_template(f"{template}.html").render(values).strip())  # noqa: S704  # autoescaped
