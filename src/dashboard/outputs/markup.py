"""HTML of ours, from ``assets/templates/``: what is put into one is text, unless it comes from another.

No other place writes markup, so no text of the data can become any.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.paths import TEMPLATES
from dashboard.texts import unbroken

MANY_TAGS = 60  # opened and closed


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


class Later(Html):
    """Markup as text in an attribute, of which a browser makes a part of the page (``below.js``).

    Streamlit cleans what it is given tag by tag, as if it were a stranger's, which takes longer than to draw it.
    """


def later(part: Markup) -> Later:
    """What becomes a part of the page once the first view stands."""
    return _as_text(part, is_now=False)


def uncleaned(part: Markup) -> Html:
    """What becomes a part of the page before anybody sees it, where it has many tags."""
    is_long = part.count("<") > MANY_TAGS and not isinstance(part, Later)
    return _as_text(part, is_now=True) if is_long else Html(part)


def _as_text(part: Markup, *, is_now: bool) -> Later:
    # Within single quotes, so that the many double ones and brackets stay one letter each.
    written = str(part).replace("&", "&amp;").replace("'", "&#39;")
    return Later(markup("later", written=Markup(written), is_now=is_now))  # noqa: S704  # markup of ours, escaped
