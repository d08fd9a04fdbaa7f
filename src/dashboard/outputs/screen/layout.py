"""Things beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from typing import Any, Literal, TypeVar

import streamlit as st

Item = TypeVar("Item")


def side_by_side(
    items: Sequence[Item], gap: Literal["small", "large"] = "small", *, wide: str = ""
) -> Iterator[tuple[Any, Item]]:
    """A column and its item, for each; nothing for no item (Streamlit refuses to make no columns).

    ``wide`` is a name for columns that stand one under the other on what is narrower than a laptop.
    """
    with st.container(key=f"wide-{wide}") if wide else nullcontext():
        return zip(st.columns(len(items), gap=gap) if items else (), items, strict=True)
