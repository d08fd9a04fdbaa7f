"""Elements of a drawing as SVG: what stands in one is text, unless it is an element itself. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from dashboard.outputs.pictures.lettering import SANS

_SPACES = {"xmlns": "http://www.w3.org/2000/svg", "xmlns:xlink": "http://www.w3.org/1999/xlink"}


def element(name: str, *inside: str, **attributes: object) -> Markup:
    """An element.

    Args:
        name: such as ``rect``.
        inside: text, which is escaped, and elements.
        attributes: with ``_`` for ``-``, so ``font_size``; in the order in which they are written.
    """
    written = "".join(f' {key.replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    if not inside:
        return Markup(f"<{name}{written}/>")  # noqa: S704 - escaped above
    return Markup(f"<{name}{written}>{''.join(map(escape, inside))}</{name}>")  # noqa: S704


def document(*inside: str, width: int, height: int, **attributes: object) -> Markup:
    """A whole SVG document of some width and height, px, in our type."""
    size = {"width": width, "height": height, "viewBox": f"0 0 {width} {height}"}
    return element("svg", *inside, **_SPACES, **attributes, **size, font_family=SANS)


def spans(lines: Iterable[str], size: float) -> list[Markup]:
    """Lines as the spans of a ``text``, the first with its baseline one type size (px) below the top."""
    return [
        element("tspan", line, x=0, y=f"{size * (1 + 1.3 * number):g}") for number, line in enumerate(lines)
    ]


def moved(x: float | str, y: float | str, *inside: str) -> Markup:
    """Elements that begin somewhere else, px."""
    return element("g", *inside, transform=f"translate({x} {y})")
