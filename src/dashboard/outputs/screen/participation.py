"""The survey's frame and a visitor's file of answers; cards of figures that are not joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st
from markupsafe import Markup
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import case, survey
from dashboard.cache import once
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import address
from dashboard.figures.drawing.colours import GOLD, GREY
from dashboard.figures.drawing.keys import outline_key
from dashboard.figures.drawing.outcomes import STEP, colours
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure
from dashboard.figures.participation import glance, glance_lines, money_lines
from dashboard.i18n import Translator
from dashboard.outputs import replies
from dashboard.outputs.markup import markup
from dashboard.outputs.pictures.painting import fitted
from dashboard.outputs.screen import style
from dashboard.outputs.screen.documents import short_document
from dashboard.outputs.screen.faults import fault_list
from dashboard.outputs.screen.figure_marks import draw_asked, draw_marks, folded_behind
from dashboard.outputs.screen.figure_view import show
from dashboard.outputs.screen.findings import in_place
from dashboard.outputs.screen.links import address_of
from dashboard.outputs.screen.state import Kept, held, visit
from dashboard.outputs.screen.style import theme
from dashboard.outputs.screen.words import plain, quiet
from dashboard.reading.dataset import Dataset

MOST_IN_LINE = 30  # squares of a row at a glance

# --- participation -----------------------------------------------------------------------------


def participation_style() -> None:
    """Style of the participation page."""
    style.use("participation", event=GOLD, lost=GREY, **colours("step", STEP))


@dataclass(frozen=True)
class _Dropped:
    """A file that the visitor dropped: what was read of it. The file itself is not kept."""

    name: str
    reading: survey.Reading


_DROPPED = Kept[_Dropped | None]("survey.reading", None)
_UPLOADER = Kept("survey.round", 0)  # which uploader is next: a new one forgets the file of the last


def dropped_answers() -> tuple[survey.Answer, ...]:
    """Answers of the file that this visitor dropped in this session."""
    dropped = _DROPPED.get()
    return dropped.reading.answers if dropped else ()


def survey_question(figure: Figure) -> None:
    """A survey question: an empty, labelled frame, or the chart as soon as there are answers."""
    t, can_write = visit().t, bool(case.contact(visit().data))
    if not figure.empty:
        show(figure)
        return

    def frame() -> None:
        st.html(
            markup(
                "no_answers",
                sentence=figure.sentence,
                empty=figure.empty,
                head=t("No answers to show"),
                asked=t("If you have the answers, show a file of them below, or write to us:")
                if can_write
                else t("If you have the answers, show a file of them below."),
                address=address_of("sources", section="reuse") if can_write else "",
                way=f"{t('Sources')}, {replies.place(t)}",
            )
        )

    show(figure, draw_empty=frame)


def survey_file() -> None:
    """Where a visitor drops a file of answers, sees what is wrong with it, takes it away, or gets the template."""
    here = visit()
    t = here.t
    dropped = _DROPPED.get()
    with st.expander(
        t("Do you have the answers? Show them here"),
        expanded=dropped is not None,
        icon=":material/upload_file:",
    ):
        quiet(
            t(
                "A CSV file with one row an answer: question, answer, share or count, n, place, date, source. It is kept in this session only, "
                "written nowhere and seen by nobody else. Columns about persons are refused, and answers of fewer than {min} people are withheld.",
                min=t.number(survey.MIN_CELL),
            )
        )
        name = f"survey.upload.{_UPLOADER.get()}"
        st.file_uploader(
            t("File of answers (CSV)"), key=name, on_change=_take_file, args=(name,), max_upload_size=1
        )
        with st.container(horizontal=True):
            st.download_button(
                t("Template to fill in"),
                survey.template(here.data),
                "survey_answers.csv",
                "text/csv",
                icon=":material/download:",
                on_click="ignore",
            )
            if dropped:
                st.button(t("Remove the file"), on_click=forget_file, icon=":material/delete:")
        if dropped:
            _tell(dropped, t)


def _tell(dropped: _Dropped, t: Translator) -> None:
    """What has come of a file: its faults, or what is shown of it."""
    if faults := dropped.reading.faults:
        message = t.plural(
            "Nothing is shown: the file has {n} fault.",
            "Nothing is shown: the file has {n} faults.",
            len(faults),
        )
        st.error(plain(message), icon=":material/error:")
        fault_list(faults, t)
        return
    answers = t.plural("{n} answer", "{n} answers", len(dropped.reading.answers))
    st.success(
        plain(t("Shown above: {answers} from {file}. Only you see it.", answers=answers, file=dropped.name))
    )


def _take_file(name: str) -> None:
    """Read a dropped file, keep what was read, and give the file back (a new uploader forgets it)."""
    file = held(name)
    if file is None:
        return
    here = visit()
    reading = survey.read(file.getvalue(), file.name, here.data, here.t)
    _let_go(file)
    _DROPPED.set(_Dropped(file.name[:80], reading))
    _UPLOADER.set(_UPLOADER.get() + 1)


def _let_go(file: UploadedFile) -> None:
    """Take the file out of the server's memory now; Streamlit would keep it until the visitor's session ends."""
    context = get_script_run_ctx()
    if context is not None:
        context.uploaded_file_mgr.remove_session_files(context.session_id)
    file.truncate(0)


def forget_file() -> None:
    """Forget the file of answers of this session."""
    _DROPPED.set(None)


def at_a_glance(figure: Figure) -> None:
    """Who takes part: a line a number, a square a thing that is counted; each leads to what it is made of."""

    def draw() -> None:
        here = visit()
        lines = [
            asdict(line) | {"address": address("participation", here.selection.with_(part=line.part), "part")}
            for line in glance_lines(here.data, here.t)
        ]
        most = max((line["squares"] for line in lines), default=0)
        # Squares of a longer row stand in two lines: in one they would be too small for a hall.
        in_line = max(most if most <= MOST_IN_LINE else -(-most // 2), 1)
        st.html(markup("glance", lines=lines, in_line=in_line))
        st.html(_records_at_a_glance(here.data, here.selection.only("lang", "step", "talk"), here.t))

    with st.container(key="glance"):
        show(figure, draw=draw)


@once
def _records_at_a_glance(data: Dataset, chosen: Selection, t: Translator) -> Markup:
    """The records behind the numbers of :func:`at_a_glance`."""
    marks = glance(data, t).marks
    return (
        folded_behind(marks(), t("The records behind these numbers"), data, chosen, t) if marks else Markup()
    )


def money_claims(figure: Figure) -> None:
    """The figures on money: a drawing, and in a narrow window lines with each recipient above its sum and mark."""

    def draw() -> None:
        here = visit()
        with st.container(key="money-drawn"):
            if isinstance(figure.chart, Spec):
                draw_marks(figure, fitted(figure.chart, theme()))
        groups = [
            (heading, [(line.recipient, in_place(figure.id, line.told)) for line in lines])
            for heading, lines in money_lines(here.data, here.t)
        ]
        with st.container(key="money-in-lines"):
            st.html(markup("money_lines", groups=groups, key=outline_key(here.t)["outline"]))
        draw_asked(figure.id, figure.marks)

    show(figure, draw=None if figure.empty else draw)


def cards(groups: Sequence[tuple[str, Sequence[Any]]], *, is_open: bool = True) -> None:
    """Figures as cards (``participation.Card``), a group to open each: beside each other, never joined.

    ``is_open``: the largest group is, so that a screen that begins with them shows as many as it can.
    """
    t = visit().t
    largest = max(range(len(groups)), key=lambda number: len(groups[number][1]), default=None)
    with st.container(gap="xsmall"):
        for number, (heading, items) in enumerate(groups):
            with st.expander(
                plain(t("{heading} ({n})", heading=heading, n=t.number(len(items)))),
                expanded=is_open and number == largest,
            ):
                st.html(markup("cards", cards=items))


def numbered(groups: Iterable[tuple[str, Sequence[tuple[int, str, str]]]]) -> None:
    """Numbered lines under headings, each with the way to its document.

    The numbers are seen where the drawing above is too narrow for words, and has them instead.
    """
    data, t = visit().data, visit().t
    told = [
        (heading, [(number, words, short_document(source, data, t)) for number, words, source in lines])
        for heading, lines in groups
    ]
    if told:
        st.html(markup("numbered", groups=told))
