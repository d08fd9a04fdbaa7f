"""What stands on the pages of a PDF, read by the engine that draws them in Chromium: thirty times as quick as by Python."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pypdfium2

HYPHEN = "\ufffe"  # what the engine puts where a word was broken


def texts(pdf: bytes) -> tuple[str, ...]:
    """The words of each page, as a reader selects and copies them."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return tuple(
            page.get_textpage().get_text_range().replace(HYPHEN, "-").replace("\r\n", "\n")
            for page in document
        )


def lowest(pdf: bytes, *, above: float) -> Iterator[float]:
    """Where the lowest line of each page stands, points from its lower edge, without what stands at its foot.

    Args:
        pdf: the file.
        above: how high the foot is, points.
    """
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for page in document:
            words = page.get_textpage()
            boxes = [words.get_rect(number) for number in range(words.count_rects())]
            yield min(bottom for _, bottom, _, _ in boxes if bottom > above)
