"""A Figure on the screen, and the few widgets that pages share. The only home of Streamlit helpers."""

from __future__ import annotations

import copy
import html
import importlib.resources
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard import survey
from dashboard.dataset import DataFaults, Dataset, Fault
from dashboard.figures import map as maps
from dashboard.figures import overview, profile, recommendations, stakeholders
from dashboard.figures.base import (
    Figure,
    MapSpec,
    band,
    confidence_names,
    mine_names,
    once,
    spec,
    voice_names,
)
from dashboard.i18n import Translator
from dashboard.outputs import leaflet
from dashboard.paths import ROOT
from dashboard.selection import FRAME, MAX_QUERY, Selection, facet_counts, to_query
from dashboard.selection import recommendations as select_recommendations

STATE, SHOWN_ADDRESS, VISIT = "selection", "address", "visit"
WIDGET = "w."  # keys of widgets that show a part of the selection


@dataclass(frozen=True)
class Visit:
    """What a page needs: the data, the visitor's choices and language."""

    data: Dataset
    selection: Selection
    t: Translator


def visit() -> Visit:
    """The visit as the frame left it for the page now running."""
    here: Visit = st.session_state[VISIT]
    return here


def choose(**changes: Any) -> Visit:
    """Take a choice made on a page into the selection and the address."""
    here = visit()
    selection = here.selection.with_(**changes)
    if selection == here.selection:
        return here
    store(selection)
    st.session_state[VISIT] = Visit(here.data, selection, here.t)
    return visit()


def store(selection: Selection) -> None:
    """Keep the selection for this session and write it into the address."""
    query = to_query(selection)
    st.session_state[STATE], st.session_state[SHOWN_ADDRESS] = selection, query
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)


def forget_widgets() -> None:
    """Drop what widgets hold, so that they show the selection of a new address (link, Back)."""
    for key in [key for key in st.session_state if str(key).startswith(WIDGET)]:
        del st.session_state[key]


def key(attribute: str, t: Translator) -> str:
    """Key of the widget that shows an attribute of the selection; one per language, as labels differ."""
    return f"{WIDGET}{attribute}.{t.lang}"


def pick_many(
    label: str, attribute: str, options: Sequence[str], labels: Mapping[str, str], *, hide_label: bool = False
) -> tuple[str, ...]:
    """Pills to choose any of some ids; none chosen means all. Returns the ids in option order."""
    here = visit()
    name = key(attribute, here.t)
    if name not in st.session_state:
        st.session_state[name] = [item for item in getattr(here.selection, attribute) if item in options]
    picked = st.pills(
        label,
        options,
        selection_mode="multi",
        format_func=lambda item: labels[item],
        key=name,
        label_visibility="collapsed" if hide_label else "visible",
    )
    return tuple(item for item in options if item in picked)


def pick_one(
    label: str, attribute: str, options: Sequence[str], labels: Mapping[str, str], *, hide_label: bool = False
) -> str:
    """A segmented choice of exactly one id."""
    here = visit()
    name = key(attribute, here.t)
    if name not in st.session_state:
        st.session_state[name] = getattr(here.selection, attribute)
    picked = st.segmented_control(
        label,
        options,
        format_func=lambda item: labels[item],
        key=name,
        required=True,
        label_visibility="collapsed" if hide_label else "visible",
    )
    return str(picked)


def quiet(text: str) -> None:
    """A quiet line in small, still readable type (plain text)."""
    st.html(f'<p class="quiet">{html.escape(text)}</p>')


def show(
    figure: Figure,
    *,
    level: int = 2,
    draw: Callable[[], None] | None = None,
    on_select: Any = "ignore",
    selection_mode: Any = None,
) -> Any:
    """A figure with its faces: chart, table, sources.

    Args:
        figure: what to show.
        level: heading level of the title (2 or 3), so that headings of a page never skip one.
        draw: draws the chart face instead of Altair (the map).
        on_select, selection_mode: as in ``st.altair_chart``.

    Returns:
        What ``st.altair_chart`` returns (the selection made on the chart), or None.
    """
    here = visit()
    t = here.t
    picked = None
    with st.container(key=f"figure-{figure.id}", gap="xsmall"):
        (st.header if level == 2 else st.subheader)(plain(figure.title), anchor=figure.id)
        if figure.subtitle:
            quiet(figure.subtitle)
        chart_tab, table_tab, sources_tab = st.tabs(
            [
                t("Chart"),
                t("Table"),
                t("Sources ({n})", n=t.number(len(figure.source_ids) + len(figure.own_sources))),
            ]
        )
        with chart_tab:
            st.markdown(plain(figure.sentence))
            if figure.empty:
                st.info(plain(figure.empty), icon=":material/info:")
            elif draw:
                draw()
            elif figure.chart is not None and not isinstance(figure.chart, MapSpec):
                options = {"selection_mode": selection_mode} if on_select != "ignore" else {}
                picked = st.vega_lite_chart(
                    spec=copy.deepcopy(spec(figure)),  # Streamlit takes parts out of what it is given
                    width="stretch",
                    key=f"chart-{figure.id}",
                    alt=figure.sentence,
                    on_select=on_select,
                    **options,
                )
        with table_tab:
            table(figure.table, figure.sentence, figure.id, figure.link_columns)
        with sources_tab:
            sources(figure)
        for note in figure.notes:
            quiet(note)
    return picked


def table(frame: pd.DataFrame, alt: str, name: str, link_columns: Sequence[str] = ()) -> None:
    """A table that a keyboard and a screen reader can read."""
    here = visit()
    if frame.empty:
        st.markdown(plain(here.t("No rows in this view.")))
        return
    config = {column: st.column_config.LinkColumn() for column in link_columns}
    st.dataframe(frame, width="stretch", hide_index=True, column_config=config, key=f"table-{name}", alt=alt)


def sources(figure: Figure) -> None:
    """The documents behind the rows that a figure shows."""
    here = visit()
    if not figure.source_ids and not figure.own_sources:
        st.markdown(plain(here.t("No document stands behind this view, because it shows no row.")))
        return
    st.html(source_list(figure.source_ids, here.data, here.t, figure.own_sources))


@once
def source_list(source_ids: tuple[str, ...], data: Dataset, t: Translator, own: tuple[str, ...] = ()) -> str:
    """An HTML list of documents: title with address, publisher, date, language, voice, what it is used for."""
    rows = data.rows("sources")
    voices = voice_names(t)
    items = []
    for source_id in source_ids:
        row = rows[source_id]
        title = html.escape(t.text(row, "title"))
        if row["url"]:
            address = html.escape(row["url"])
            title = f'<a href="{address}" target="_blank" rel="noopener noreferrer">{title}</a>'
        facts = [
            row['publisher'],
            t.date(row['date_edtf']) or t("undated"),
            row['lang'].upper(),
            t("voice: {voice}", voice=voices[row['voice']]),
            t.text(row, "date_note"),
            t.text(row, "address_note"),
            t.text(row, "voice_note"),
            "" if row['url'] else t("no address"),
        ]
        supports = t.text(row, "supports")
        line = " · ".join(html.escape(fact) for fact in facts if fact)
        items.append(
            f"<li>{title}<br><span>{line}</span>"
            + (f"<br><em>{html.escape(supports)}</em>" if supports else "")
            + "</li>"
        )
    items += [f"<li>{html.escape(text)}</li>" for text in own]
    return f'<ul class="sources">{"".join(items)}</ul>'


_MARKDOWN = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>#|$~:!"})


def plain(text: str) -> str:
    """Text of the data as Markdown that shows just that text."""
    return text.translate(_MARKDOWN)


def fault_screen(error: DataFaults, t: Translator) -> None:
    """The data cannot be shown: every fault as file, row, column, value, problem, what is allowed."""
    st.title(t("The data cannot be shown"), anchor=False)
    st.markdown(
        plain(
            t.plural(
                "The data folder has {n} fault. Mend it and reload this page; no restart is needed.",
                "The data folder has {n} faults. Mend them and reload this page; no restart is needed.",
                len(error.faults),
            )
        )
    )
    rows = [
        {
            t("File"): fault.file,
            t("Row"): str(fault.row or ""),
            t("Column"): fault.column,
            t("Value"): fault.value,
            t("Problem"): fault.problem,
            t("Allowed"): fault.allowed,
        }
        for fault in error.faults
    ]
    st.dataframe(
        pd.DataFrame(rows), width="stretch", hide_index=True, alt=t("The faults found in the data folder.")
    )
    quiet(t("The same list is printed by the command: dashboard check FOLDER"))


def confidence(value: str, t: Translator) -> str:
    """Confidence in words, with what it is."""
    return t("confidence: {level}", level=confidence_names(t)[value])


def search_box(label: str, attribute: str) -> str:
    """A free text filter that shows an attribute of the selection."""
    here = visit()
    name = key(attribute, here.t)
    if name not in st.session_state:
        st.session_state[name] = getattr(here.selection, attribute)
    return str(st.text_input(label, key=name, max_chars=MAX_QUERY, icon=":material/search:")).strip()


def facet(label: str, attribute: str, names: Mapping[str, str]) -> Visit:
    """Pills of a facet of the recommendations, each with the number of cards it would show."""
    here = visit()
    counts = facet_counts(here.data, here.selection, attribute)
    chosen = getattr(here.selection, attribute)
    options = [item for item in names if counts.get(item) or item in chosen]
    labels = {item: f"{names[item]} ({here.t.number(counts.get(item, 0))})" for item in options}
    return choose(**{attribute: pick_many(label, attribute, options, labels)})


def clear(attributes: Iterable[str], *more: str) -> None:
    """Empty some filters; a callback, so that their widgets follow."""
    selection = st.session_state[STATE]
    default = Selection()
    st.session_state[STATE] = selection.with_(
        **{name: getattr(default, name) for name in (*attributes, *more)}
    )
    forget_widgets()


def recommendation_card(row: Mapping[str, Any]) -> None:
    """One recommendation: the deck's words, our status with reason and date, what is documented since, sources."""
    here = visit()
    data, t = here.data, here.t
    item = row["recommendation_id"]
    glossary = data.rows("instruments")
    head, steps, label = card_texts(item, data, t)
    with st.container(border=True, key=f"card-{item}", gap="xsmall"):
        st.subheader(recommendations.number(item, data, t), anchor=item)
        st.html(head)
        if row["instruments"]:
            with st.container(horizontal=True):
                for name in row["instruments"]:
                    term = glossary[name]
                    with st.popover(term["label"], icon=":material/menu_book:"):
                        st.html(_glossary_entry(term, data, t))
        with st.expander(label):
            st.html(steps)


@once
def card_texts(item: str, data: Dataset, t: Translator) -> tuple[str, str, str]:
    """HTML of a card's head and of its steps, and the label over the steps."""
    steps = recommendations.steps(data, item).to_dict("records")
    label = t.plural("{n} documented step, with sources", "{n} documented steps, with sources", len(steps))
    body = "".join(_step(step, data, t) for step in steps)
    return _card_head(data.rows("recommendations")[item], data, t), body, label


def _card_head(row: Mapping[str, Any], data: Dataset, t: Translator) -> str:
    """The deck's words as a quotation, then our status, its reason and notes."""
    cite = html.escape(t("the deck, 2017, as written"))
    status = t("Our status: {status}", status=recommendations.status_names(t)[row["status"]])
    signed = t(
        "(as of {date}, {confidence})",
        date=t.date(row["status_as_of_edtf"]),
        confidence=confidence(row["confidence"], t),
    )
    notes = [t.text(row, "note")]
    if row["overlaps_with"]:
        other = recommendations.number(row["overlaps_with"], data, t)
        notes.append(t("Asks nearly the same as: {other}", other=other))
    return (
        f'<blockquote class="deck">{html.escape(t.text(row, "text"))}<cite>{cite}</cite></blockquote>'
        f"<p><strong>{html.escape(status)}</strong> {html.escape(signed)}<br>{html.escape(t.text(row, 'status_reason'))}</p>"
        + "".join(f'<p class="quiet">{html.escape(note)}</p>' for note in notes if note)
    )


def _glossary_entry(term: Any, data: Dataset, t: Translator) -> str:
    """An instrument: full name, what it is, why it matters in Talas, where this is read."""
    texts = [
        t.text(term, "definition"),
        t("Why it matters in Talas: {why}", why=t.text(term, "why")),
        t.text(term, "note"),
    ]
    body = "".join(f"<p>{html.escape(text)}</p>" for text in texts if text)
    name, documents = html.escape(t.text(term, "name")), source_list((term["source_id"],), data, t)
    return f"<p><strong>{name}</strong></p>{body}{documents}"


def _step(step: Mapping[str, Any], data: Dataset, t: Translator) -> str:
    """One documented step with its document."""
    when = t.date(step["date_edtf"]) or t("undated")
    bearing = recommendations.relation_names(t)[step["relation"]]
    note = t.text(step, "note")
    return (
        f'<div class="step"><p><strong>{html.escape(when)}</strong> · {html.escape(bearing)}<br>'
        f"<strong>{html.escape(t.text(step, 'title'))}</strong><br>{html.escape(t.text(step, 'summary'))}</p>"
        + (f'<p class="quiet">{html.escape(note)}</p>' if note else "")
        + source_list((step["source_id"],), data, t)
        + "</div>"
    )


def draw_tripartite() -> None:
    """The three actors side by side, their activities in the deck's words, and what was seen since."""
    here = visit()
    data, t = here.data, here.t
    names = recommendations.stakeholder_names(data, t)
    for column, actor in zip(st.columns(3), stakeholders.actor_ids(data), strict=True):
        with column, st.container(border=True):
            st.subheader(names[actor], anchor=False)
            quiet(t("The deck's words, 2017"))
            st.html(
                words(t.text(row, "text") for row in stakeholders.activities(data, actor).to_dict("records"))
            )
            st.markdown(f"**{plain(t('Seen since'))}**")
            since = data["approaches_since"]
            for row in since[since.stakeholder_id == actor].to_dict("records"):
                when = t.date(row["date_edtf"]) or t("undated")
                st.markdown(f"{plain(t.text(row, 'title'))} ({plain(when)})")
                if t.text(row, "note"):
                    quiet(t.text(row, "note"))
    absent = ", ".join(names[item] for item in stakeholders.absent_ids(data))
    st.markdown(plain(t("Not part of the approach: {absent}, and residents themselves.", absent=absent)))


def draw_findings() -> None:
    """The findings as the slide headings that survive, and the empty conclusions."""
    here = visit()
    t = here.t
    rows = here.data["findings"].sort_values("deck_order")
    found = rows[rows.kind == "finding"].to_dict("records")
    for column, (order, row) in zip(st.columns(len(found)), enumerate(found, start=1), strict=True):
        with column, st.container(border=True, height="stretch"):
            quiet(t("Finding {n}", n=t.number(order)))
            st.markdown(f"**{plain(t.text(row, 'heading'))}**")
    for row in rows[rows.kind == "conclusion"].to_dict("records"):
        st.markdown(f"**{plain(row['verbatim'])}:** {plain(t.text(row, 'note'))}")


def asked_of(stakeholder: str, name: str) -> None:
    """The recommendations to a group in short, with the way to the explorer."""
    here = visit()
    t = here.t
    rows = select_recommendations(here.data, Selection(stakeholders=(stakeholder,)))
    with st.container(border=True):
        st.subheader(name, anchor=False)
        st.html(words(t.text(row, "text") for row in rows.to_dict("records")))
        link(
            "recommendations",
            t("What happened since"),
            icon=":material/arrow_forward:",
            stakeholders=(stakeholder,),
        )


def link(page: str, label: str, icon: str | None = None, **choices: Any) -> None:
    """A link to a screen with some choices made; the frame's own choices go along."""
    here = visit()
    target = here.selection.with_(**choices)
    query = to_query(target, [*FRAME, *choices])
    st.page_link(ROOT / "pages" / f"{page}.py", label=label, icon=icon, query_params=query)


def words(texts: Iterable[str]) -> str:
    """The deck's words as an HTML list."""
    return f'<ul class="deck">{"".join(f"<li>{html.escape(text)}</li>" for text in texts)}</ul>'


def theme() -> Literal["light", "dark"]:
    """The visitor's theme."""
    return "dark" if st.context.theme.type == "dark" else "light"


def deposit_card(deposit: overview.Deposit) -> None:
    """A deposit in short, with the way to its profile and its events."""
    t = visit().t
    with st.container(border=True, key=f"deposit-{deposit.mine_id}", gap="xsmall"):
        st.subheader(deposit.name, anchor=False)
        st.markdown(f"**{plain(deposit.status)}** " + plain(t("(as of {date})", date=deposit.as_of)))
        holder = deposit.holder or t("not found")
        quiet(t("Licence holder: {holder}. The deck: {distance}.", holder=holder, distance=deposit.distance))
        with st.container(horizontal=True):
            link("map", t("Profile and map"), icon=":material/map:", place=deposit.mine_id)
            link("timeline", t("What happened"), icon=":material/timeline:", mines=(deposit.mine_id,))


def draw_numbers() -> None:
    """The deck's numbers, large, with the documented bands beneath them."""
    here = visit()
    data, t = here.data, here.t
    known, indicators = overview.counts(data), overview.indicator_names(t)
    deck = data["deck_counts"].set_index(["mine_id", "indicator"]).verbatim
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in indicators.values())
    body = []
    for mine, name in mine_names(data, t).items():
        cells = []
        for indicator in indicators:
            found = known[(mine, indicator)]
            documented = band(t, found.low, found.high, found.upper)
            cells.append(
                f"<td><b>{html.escape(deck[(mine, indicator)])}</b><span>{html.escape(documented)}</span></td>"
            )
        body.append(f'<tr><th scope="row">{html.escape(name)}</th>{"".join(cells)}</tr>')
    st.html(
        f'<div class="scroll"><table class="numbers"><thead><tr><th scope="col">{html.escape(t("Deposit"))}</th>{head}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def doors() -> None:
    """A way in for each kind of visitor."""
    t = visit().t
    st.header(t("Where to go from here"), anchor="doors")
    cards: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        (t("You live nearby"), t("Find your village: what happened there, what was demanded and answered."), "map", {"place": "kara-oi"}),
        (t("You work in government"), t("See what is asked of your office, and what is documented since."), "recommendations", {"stakeholders": ("local",)}),
        (t("You speak or teach"), t("Show the years on one page; a click on a mark opens the event."), "timeline", {}),
        (t("You research or report"), t("Check turnout claims, payments and seats, each with its sources."), "participation", {}),
    )  # fmt: skip
    names = {
        "map": t("Map"),
        "recommendations": t("Recommendations"),
        "timeline": t("Timeline"),
        "participation": t("Participation"),
    }
    for column, (who, what, page, choices) in zip(st.columns(len(cards)), cards, strict=True):
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{plain(who)}**")
            st.markdown(plain(what))
            link(page, names[page], icon=":material/arrow_forward:", **choices)


# --- participation -----------------------------------------------------------------------------

SURVEY, SURVEY_ROUND = "survey.reading", "survey.round"  # what a visitor dropped, and which uploader is next

PARTICIPATION_STYLE = """
<style>
.no-answers {border: 2px dashed color-mix(in srgb, currentColor 45%, transparent); border-radius: 6px; min-height: 13rem;
  padding: 1.25rem; display: flex; flex-direction: column; justify-content: center; gap: 0.6rem; text-align: center;}
.no-answers b {font-size: 1.15rem;} .no-answers p {margin: 0 auto; max-width: 55ch;} .no-answers code {font-size: 0.9em;}
.cards {display: grid; grid-template-columns: repeat(auto-fill, minmax(15.5rem, 1fr)); gap: 0.75rem; margin: 0 0 1rem 0;}
.cards > div {border: 1px solid color-mix(in srgb, currentColor 22%, transparent); border-radius: 6px; padding: 0.75rem 0.9rem;}
.cards b {display: block; font-size: 1.3rem; line-height: 1.25; overflow-wrap: anywhere;}
.cards p {margin: 0.15rem 0 0 0;} .cards small {display: block; font-size: 0.85rem; opacity: 0.85; margin-top: 0.3rem;}
.steps {padding-left: 0; list-style: none; margin: 0 0 0.75rem 0;} .steps li {margin-bottom: 0.35rem; max-width: 90ch;}
</style>
"""


@dataclass(frozen=True)
class _Dropped:
    """A file that the visitor dropped: what was read of it. The file itself is not kept."""

    name: str
    reading: survey.Reading


def dropped_answers() -> tuple[survey.Answer, ...]:
    """Answers of the file that this visitor dropped in this session."""
    dropped: _Dropped | None = st.session_state.get(SURVEY)
    return dropped.reading.answers if dropped else ()


def survey_question(figure: Figure) -> None:
    """A survey question: an empty, labelled frame, or the chart as soon as there are answers."""
    t = visit().t
    if not figure.empty:
        # Drawn straight, not through spec(): that is kept for all visitors, and this may be one visitor's file.
        chart: Any = figure.chart

        def draw() -> None:
            st.altair_chart(chart, width="stretch", key=f"chart-{figure.id}", alt=figure.sentence)

        show(figure, draw=draw)
        return
    with st.container(key=f"figure-{figure.id}"):
        st.header(plain(figure.title), anchor=figure.id)
        quiet(figure.subtitle)
        place = t(
            "Their place in the data: {file}, one row an answer. Filled in, the chart draws itself.",
            file="survey_answers.csv",
        )
        st.html(
            f'<div class="no-answers" role="img" aria-label="{html.escape(figure.sentence)} {html.escape(figure.empty)}">'
            f"<b>{html.escape(t('No answers to show'))}</b><p>{html.escape(figure.empty)}</p><p>{html.escape(place)}</p></div>"
        )
        for note in figure.notes:
            quiet(note)
        with st.expander(t("Sources ({n})", n=t.number(len(figure.source_ids) + len(figure.own_sources)))):
            sources(figure)


def survey_file() -> None:
    """Where a visitor drops a file of answers, sees what is wrong with it, takes it away, or gets the template."""
    here = visit()
    t = here.t
    dropped: _Dropped | None = st.session_state.get(SURVEY)
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
        name = f"survey.upload.{st.session_state.get(SURVEY_ROUND, 0)}"
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
                st.button(t("Take the file away"), on_click=forget_file, icon=":material/delete:")
        if dropped and dropped.reading.faults:
            n = len(dropped.reading.faults)
            message = t.plural(
                "Nothing is drawn: the file has {n} fault.", "Nothing is drawn: the file has {n} faults.", n
            )
            st.error(plain(message), icon=":material/error:")
            fault_list(dropped.reading.faults, t)
        elif dropped:
            answers = t.plural("{n} answer", "{n} answers", len(dropped.reading.answers))
            st.success(
                plain(
                    t(
                        "Drawn above: {answers} from {file}. Only you see it.",
                        answers=answers,
                        file=dropped.name,
                    )
                )
            )


def _take_file(name: str) -> None:
    """Read a dropped file, keep what was read, and give the file back (a new uploader forgets it)."""
    file = st.session_state.get(name)
    if file is None:
        return
    here = visit()
    reading = survey.read(file.getvalue(), file.name, here.data, here.t)
    st.session_state[SURVEY] = _Dropped(file.name[:80], reading)
    st.session_state[SURVEY_ROUND] = st.session_state.get(SURVEY_ROUND, 0) + 1


def forget_file() -> None:
    """Forget the file of answers of this session."""
    st.session_state.pop(SURVEY, None)


def fault_list(faults: Iterable[Fault], t: Translator) -> None:
    """Faults of a visitor's file in words: row, column, value, problem, what is allowed."""
    items = []
    for fault in faults:
        where = ", ".join(
            filter(None, (t("row {row}", row=t.number(fault.row)) if fault.row else "", fault.column))
        )
        value = f" “{html.escape(fault.value)}”" if fault.value else ""
        allowed = f"<br>{html.escape(t('Allowed: {what}', what=fault.allowed))}" if fault.allowed else ""
        items.append(
            f"<li><b>{html.escape(where or fault.file)}</b>{value}: {html.escape(fault.problem)}.{allowed}</li>"
        )
    st.html(f'<ul class="steps">{"".join(items)}</ul>')


def cards(groups: Sequence[tuple[str, Sequence[Any]]]) -> None:
    """Figures as cards (``participation.Card``), a group to open each: beside each other, never joined."""
    t = visit().t
    for number, (heading, items) in enumerate(groups):
        body = "".join(
            f"<div><b>{html.escape(card.value)}</b><p>{html.escape(card.label)}</p><small>{html.escape(' · '.join(card.facts))}</small>"
            + (f"<small>{html.escape(card.note)}</small>" if card.note else "")
            + "</div>"
            for card in items
        )
        with st.expander(
            plain(t("{heading} ({n})", heading=heading, n=t.number(len(items)))), expanded=number == 0
        ):
            st.html(f'<div class="cards">{body}</div>')


def numbered(groups: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Numbered lines under headings."""
    parts = []
    for heading, lines in groups:
        parts.append(
            f'<h4>{html.escape(heading)}</h4><ul class="steps">{"".join(f"<li>{html.escape(line)}</li>" for line in lines)}</ul>'
        )
    st.html("".join(parts))


# --- map ------------------------------------------------------------------------------------------

MAP = "atlas-map"  # what a click on the map tells, as streamlit-folium keeps it
MAP_HEIGHT = 760  # pixels on a wide screen
MAP_STYLE = """
<style>
.st-key-map-talas iframe, .st-key-map-kyrgyzstan iframe {{height: clamp(430px, calc(100vh - 370px), {height}px) !important; border-radius: 4px; border: 1px solid color-mix(in srgb, currentColor 18%, transparent);}}
.legend {{display: flex; flex-wrap: wrap; gap: 0.3rem 1.1rem; font-size: 0.9rem; margin: 0; padding: 0; list-style: none;}}
.legend li {{display: flex; align-items: center; gap: 0.4rem; margin: 0;}}
.legend span {{display: inline-block; box-sizing: border-box; width: 18px; height: 18px; border-radius: 50%; flex: none; text-align: center; line-height: 1;}}
.legend .operating {{border: 2.5px solid {gold}; background: color-mix(in srgb, {gold} 32%, transparent);}}
.legend .no-mining-seen {{border: 2px dashed {muted};}}
.legend .village {{width: 10px; height: 10px; background: {ink};}}
.legend .town {{width: 11px; height: 11px; border: 1.6px solid {ink};}}
.legend .count {{width: auto; min-width: 1.2em; height: auto; padding: 2px 5px; border-radius: 9px; font-size: 0.75rem; font-weight: 650; background: {ink}; color: {paper};}}
.legend .violent {{width: auto; height: auto; font-weight: 650; color: {red};}}
.legend .distance {{width: 24px; height: 0; border-radius: 0; border-top: 2px dotted {muted};}}
.st-key-places [data-testid="stButtonGroup"] > div, .st-key-places [data-testid="stPills"] > div {{flex-wrap: wrap; overflow: visible;}}
.profile-names {{color: {muted}; margin: 0 0 0.35rem 0;}}
.profile table {{border-collapse: collapse; width: 100%; font-size: 0.95rem;}}
.profile th, .profile td {{text-align: left; vertical-align: top; padding: 0.25rem 0.6rem 0.25rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent);}}
.profile th {{font-weight: 600;}} .profile td:nth-child(2) {{font-variant-numeric: tabular-nums;}}
.profile p {{margin: 0 0 0.25rem 0;}}
@media (max-width: 999px) {{
  .st-key-map-layout > [data-testid="stHorizontalBlock"], .st-key-map-layout > div > [data-testid="stHorizontalBlock"] {{flex-direction: column;}}
  .st-key-map-layout > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"], .st-key-map-layout > div > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"] {{width: 100%; flex: none;}}
}}
.st-key-map-kyrgyzstan iframe {{height: auto !important; aspect-ratio: 1.8; min-height: 330px;}}
@media (max-width: 640px) {{.st-key-map-talas iframe {{height: 56vh !important;}}}}
</style>
"""


def map_style() -> None:
    """Style of the map's page: one column below 1000 px, at most 60 % of a phone's height for the map."""
    own = theme()
    colours = leaflet.legend_colours(own)
    st.html(MAP_STYLE.format(height=MAP_HEIGHT, **colours))


def show_map(figure: Figure, beside: Callable[[], None]) -> None:
    """A map with the faces of every figure, and beside it (below it on a narrow screen) what goes with it."""
    here = visit()
    t, spec = here.t, figure.chart
    assert isinstance(spec, MapSpec)
    with st.container(key="map-layout"):
        left, right = st.columns([3, 2], gap="medium")
    with left, st.container(key=f"figure-{figure.id}"):
        st.header(figure.title, anchor=figure.id)
        quiet(figure.subtitle)
        # The map stands in the first tab: in a hidden one it would be drawn without height.
        map_tab, table_tab, sources_tab = st.tabs(
            [t("Map"), t("Table"), t("Sources ({n})", n=t.number(len(figure.source_ids)))]
        )
        with map_tab:
            draw_map(spec)
            st.markdown(plain(figure.sentence))
        with table_tab:
            table(figure.table, figure.sentence, figure.id)
        with sources_tab:
            sources(figure)
        for note in figure.notes:
            quiet(note)
    with right:
        beside()


def draw_map(spec: MapSpec) -> None:
    """The map with its legend. A click on a place chooses it."""
    # Not at the top: outside a script run the component would not be registered, for anyone.
    import streamlit.components.v1 as components
    from streamlit_folium import st_folium

    here = visit()
    for name in ("leaflet", "jquery"):
        folder = importlib.resources.files(f"xstatic.pkg.{name}") / "data"
        components.declare_component(f"atlas_{name}", path=str(folder))
    base = leaflet.base_map(
        spec, theme(), here.t, f"../{__name__}.atlas_leaflet/", f"../{__name__}.atlas_jquery/"
    )
    with st.container(key=f"map-{spec.view}"):
        st_folium(
            base,
            key=MAP,
            height=MAP_HEIGHT,
            use_container_width=True,
            feature_group_to_add=leaflet.moving_parts(spec, theme()),
            returned_objects=["last_active_drawing", "last_object_clicked_count"],
            on_change=_map_clicked,
        )
    st.html(map_legend())


def _map_clicked() -> None:
    """The feature clicked names its place by id: two places may share a point, and names are translated."""
    seen = st.session_state.get(MAP) or {}
    place = ((seen.get("last_active_drawing") or {}).get("properties") or {}).get("id", "")
    if place in set(visit().data["places"].place_id):
        st.session_state[STATE] = st.session_state[STATE].with_(place=place)


def map_legend() -> str:
    """What the shapes on the map mean, as an HTML list."""
    t = visit().t
    statuses = overview.status_names(t)
    rows = [
        *(
            (status, "", f"{maps.GLYPHS[status]} {t('deposit, {status}', status=statuses[status])}")
            for status in maps.GLYPHS
        ),
        ("village", "", t("village")),
        ("town", "", t("town")),
        ("count", "7", t("documented actions there")),
        ("violent", "▲2", t("of them violent incidents")),
        ("distance", "", t("deposit and the village the deck names")),
    ]
    items = "".join(
        f'<li><span class="{style}">{mark}</span>{html.escape(words)}</li>' for style, mark, words in rows
    )
    return f'<ul class="legend">{items}</ul>'


def place_list(found: Sequence[maps.Place]) -> None:
    """The map's twin for keyboard and screen reader: every place of the view as a choice, by group."""
    with st.container(key="places"):
        _place_groups(found)


def _place_groups(found: Sequence[maps.Place]) -> None:
    here = visit()
    t = here.t
    for group, heading in maps.place_groups(t).items():
        options = [place for place in found if place.group == group]
        if not options:
            continue
        labels = {place.id: _place_label(place) for place in options}
        name = f"{WIDGET}place.{group}.{t.lang}"
        st.session_state[name] = here.selection.place if here.selection.place in labels else None
        st.pills(
            heading,
            list(labels),
            format_func=labels.__getitem__,
            key=name,
            on_change=_place_picked,
            args=(name,),
        )


def _place_label(place: maps.Place) -> str:
    t = visit().t
    glyph = f"{maps.GLYPHS[place.status]} " if place.status else ""
    count = f" ({t.number(place.actions)})" if place.actions else ""
    warning = ", " + t("namesake") if place.is_namesake else ""
    return f"{glyph}{place.name}{warning}{count}"


def _place_picked(name: str) -> None:
    st.session_state[STATE] = st.session_state[STATE].with_(place=st.session_state[name] or "")


def draw_profile(found: profile.Profile) -> None:
    """Everything known of a place."""
    here = visit()
    data, t = here.data, here.t
    with st.container(border=True, key="profile"):
        st.header(found.title, anchor="profile")
        st.html(f'<p class="profile-names">{html.escape(found.kind)} · {html.escape(found.names)}</p>')
        st.markdown(f"**{plain(found.lead)}**")
        for line in found.lines:
            st.markdown(plain(line))
        for section in found.sections:
            if section.is_open:
                st.subheader(section.title, anchor=False)
                _profile_section(section)
            else:
                with st.expander(section.title):
                    _profile_section(section)
        label = t.plural("{n} source", "{n} sources", len(found.source_ids))
        with st.expander(label):
            st.html(source_list(found.source_ids, data, t))


def _profile_section(section: profile.Section) -> None:
    t = visit().t
    if section.lead:
        st.markdown(plain(section.lead))
    if section.rows:
        head, *body = section.rows
        headings = "".join(f'<th scope="col">{html.escape(cell)}</th>' for cell in head)
        lines = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in body
        )
        st.html(
            f'<div class="profile"><table><thead><tr>{headings}</tr></thead><tbody>{lines}</tbody></table></div>'
        )
    for item in section.items:
        detail = "".join(f'<p class="quiet">{html.escape(line)}</p>' for line in item.detail)
        st.html(f'<div class="profile"><p><b>{html.escape(item.text)}</b></p>{detail}</div>')
        if item.event:
            link("timeline", t("Open on the timeline"), icon=":material/timeline:", event=item.event)
    for note in section.notes:
        quiet(note)
