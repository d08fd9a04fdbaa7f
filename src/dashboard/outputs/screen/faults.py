"""What a visitor sees when something is wrong: faults of the data, of a dropped file, and of our own."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import pandas as pd
import streamlit as st

from dashboard.i18n import Translator
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.words import plain, quiet, title
from dashboard.reading.dataset import DataFaults, Fault

log = logging.getLogger(__name__)


@contextmanager
def apart(what: str, *, is_private: bool = False) -> Iterator[None]:
    """What fails in this block stays in it: the rest of the page is drawn.

    In its place stand a sentence and a number; the log has the traceback under that number.

    Args:
        what: what is drawn, for the log.
        is_private: what a visitor has dropped is drawn here, so the words of the error, which may hold some of it, stay
            out of the log.
    """
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever it is, the other figures can be read
        number = report(what, error, is_private=is_private)
        t = visit().t
        st.error(
            plain(
                t(
                    "This part could not be drawn; the rest of the page is not affected. If you report it, give the number {number}.",
                    number=number,
                )
            ),
            icon=":material/error:",
        )


def report(what: str, error: Exception, *, is_private: bool = False) -> str:
    """Write an error into the log and return the number that it stands under."""
    number = secrets.token_hex(3).upper()
    if is_private:
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("%s: %s failed with %s\n%s", number, what, type(error).__name__, where)
    else:
        log.error("%s: %s failed", number, what, exc_info=error)
    return number


def hide(key: str) -> None:
    """Take what was already drawn of a container off the screen: half a figure says something else than the whole."""
    st.html(markup("hidden", key=key))


def fault_screen(error: DataFaults, t: Translator) -> None:
    """The data cannot be shown: every fault as file, row, column, value, problem, what is allowed."""
    title(t("The data cannot be shown"))
    st.markdown(
        plain(
            t.plural(
                "The data folder has {n} fault. Mend it and reload this page; no restart is needed.",
                "The data folder has {n} faults. Mend them and reload this page; no restart is needed.",
                len(error.faults),
            )
        )
    )
    fault_table(error.faults, t)


def pending_faults(faults: Sequence[Fault], t: Translator) -> None:
    """That the data folder was edited and has faults now, for whoever edits it; visitors see the data as it was."""
    if not faults:
        return
    label = t.plural(
        "The data folder was changed and has {n} fault. You see the data as it was before.",
        "The data folder was changed and has {n} faults. You see the data as it was before.",
        len(faults),
    )
    with st.expander(label, icon=":material/edit_note:"):
        fault_table(faults, t)


def fault_table(faults: Iterable[Fault], t: Translator) -> None:
    """Every fault as a row: file, row, column, value, problem, what is allowed."""
    rows = [
        {
            t("File"): fault.file,
            t("Row"): str(fault.row or ""),
            t("Column"): fault.column,
            t("Value"): fault.value,
            t("Problem"): t.said(fault.problem),
            t("Allowed"): t.said(fault.allowed),
        }
        for fault in faults
    ]
    st.dataframe(
        pd.DataFrame(rows), width="stretch", hide_index=True, alt=t("The faults found in the data folder.")
    )
    quiet(t("The same list is printed by the command: dashboard check FOLDER"))


def fault_list(faults: Iterable[Fault], t: Translator) -> None:
    """Faults of a visitor's file in words: row, column, value, problem, what is allowed."""
    items = []
    for fault in faults:
        where = ", ".join(
            filter(None, (t("row {row}", row=t.number(fault.row)) if fault.row else "", fault.column))
        )
        allowed = t("Allowed: {what}", what=fault.allowed) if fault.allowed else ""
        items.append(
            {"where": where or fault.file, "value": fault.value, "problem": fault.problem, "allowed": allowed}
        )
    st.html(markup("faults", faults=items))
