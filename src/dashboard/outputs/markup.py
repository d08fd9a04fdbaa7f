"""HTML of ours, from ``assets/templates/``: what is put into one is text, unless it comes from another.

No other place writes markup, so no text of the data can become any.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from dashboard.paths import TEMPLATES
from dashboard.texts import unbroken


def _shown(value: Any) -> Any:
    """A value as it stands on a page; markup of ours has been through here already, and an address stays one."""
    return unbroken(value) if type(value) is str and "://" not in value else value


_ENGINE = Environment(
    loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
    autoescape=True,
    finalize=_shown,
    undefined=StrictUndefined,
    auto_reload=False,  # compiled once, not looked at again in each run
    trim_blocks=True,
    lstrip_blocks=True,
)


class Html(Markup):
    """Markup that Streamlit shows as it is.

    Of any other text `st.html` looks at each line for an indent to take away, which for a talk's drawings takes longer
    than everything else that is done for them.
    """

    def _repr_html_(self) -> str:
        return str(self)


def markup(template: str, **values: Any) -> Html:
    """A template filled in.

    Args:
        template: its name in ``assets/templates/``, without ``.html``.
        values: everything that it names.

    Raises:
        jinja2.UndefinedError: it names something else.
    """
    return Html(_ENGINE.get_template(f"{template}.html").render(values).strip())  # autoescaped


def later(part: Markup) -> Html:
    """What a browser makes a part of the page once the first view stands (``below.js``): until then it is text.

    To read and clean each tag of many is what a page would wait for otherwise.
    """
    return markup("later", written=escape(str(part)))
