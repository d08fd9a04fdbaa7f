"""Our HTML goes folded to the browser, as one value, and is again what it was once a browser has read that."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from dashboard.outputs.markup import markup
from support import some


class Values(HTMLParser):
    """What a browser reads of a folded piece: the tags, and the values that it gets out of them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.values: list[str | None] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its values."""
        self.tags.append(tag)
        self.values += [value for name, value in attrs if name == "data-folded"]


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        'it\'s "said"',
        "a & b &amp; c &lt;",
        "'><script>x</script>",
        "<img src=x onerror='x'>",
        "Кара-Ой – ↗",
    ],
)
def test_a_piece_is_one_tag_with_one_value_which_is_the_piece(text: str) -> None:
    piece = markup("quiet", text=text)
    read = Values(piece._repr_html_())
    assert read.tags == ["div"]
    assert some(read.values) == [str(piece)]


def test_a_style_goes_as_it_is_because_streamlit_looks_for_it() -> None:
    for piece in (markup("style", css="p {}"), markup("hidden", key="x"), markup("script", address="a.js")):
        assert piece._repr_html_() == str(piece)
