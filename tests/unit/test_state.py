"""What is kept of a visitor has one home."""

from __future__ import annotations

import ast
from pathlib import Path

from dashboard.outputs.screen import state
from dashboard.paths import APP, PACKAGE, PAGES
from support import parsed, some

HOME = Path(state.__file__)


def names_session_state(source: str) -> bool:
    """Whether some code takes ``session_state`` from Streamlit, by whatever way."""
    return any(
        (isinstance(node, ast.Attribute) and node.attr == "session_state")
        or (isinstance(node, ast.ImportFrom) and any(item.name == "session_state" for item in node.names))
        or (isinstance(node, ast.Constant) and node.value == "session_state")
        for node in ast.walk(parsed(source))
    )


def test_one_file_knows_what_streamlit_keeps_of_a_visitor() -> None:
    assert names_session_state("import streamlit as st\nst.session_state['x'] = 1")
    assert names_session_state("from streamlit import session_state as kept")
    assert names_session_state("import streamlit\ngetattr(streamlit, 'session_state')")
    assert not names_session_state('"""It is kept in ``st.session_state``."""')
    files = some([*PACKAGE.rglob("*.py"), *PAGES.glob("*.py"), APP])
    knowing = [file for file in files if names_session_state(file.read_text(encoding="utf-8"))]
    assert knowing == [HOME]
