"""Recommendations: what each stakeholder was advised to do, and what is documented since."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from datetime import timedelta

import altair as alt
import pandas as pd

from dashboard import dates, recommended
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.accounts import side_of, voice_words
from dashboard.figures.colours import GREEN, GREY, TEXT, VIOLET, WATER
from dashboard.figures.figure import Figure, record, rows_of
from dashboard.figures.keys import SMALL, outline_key, with_key
from dashboard.figures.names import apart, confidence_names
from dashboard.figures.vega import Chart
from dashboard.i18n import Translator
from dashboard.selection import LAST_YEAR, Selection

ROOMY, NAMES_WIDE = 640, 330  # px of a chart whose rows have words, and what these take
ASKED = 44  # letters of what is asked that stand before a row on a wide screen
FIRST_DRAWN = 2012  # the year that the steps begin with, unless one is earlier
DECK_DATE = "2017-10"  # the deck was shown in October 2017: steps before it are background
RELATION_COLOURS = {"support": GREEN, "setback": VIOLET, "background": GREY, "context": WATER}
RELATION_SHAPES = {
    "support": "circle",
    "setback": "triangle-down",
    "background": "square",
    "context": "diamond",
}


def status_names(t: Translator) -> dict[str, str]:
    """Our statuses in words."""
    return {
        "acted": t("action taken"),
        "partly": t("partly"),
        "reversed": t("reversed"),
        "none-found": t("no public evidence found"),
    }


def theme_names(t: Translator) -> dict[str, str]:
    """Our theme labels in words."""
    return {
        "participation": t("participation"),
        "needs-assessment": t("needs assessment"),
        "programming": t("programming"),
        "environment": t("environment"),
        "research": t("research"),
        "capacity": t("capacity"),
        "decentralisation": t("decentralisation"),
        "pilots": t("pilots"),
        "monitoring": t("monitoring"),
        "transparency": t("transparency"),
    }


def relation_names(t: Translator) -> dict[str, str]:
    """How a step bears on a recommendation."""
    return {
        "support": t("a step towards it"),
        "setback": t("a step against it"),
        "background": t("background, before the deck"),
        "context": t("context"),
    }


@once
def stakeholder_names(data: Dataset, t: Translator) -> dict[str, str]:
    """Names of the five groups, in deck order."""
    rows = data["stakeholders"].sort_values("deck_order").to_dict("records")
    return apart({row["stakeholder_id"]: t.name(row) for row in rows})


def number(recommendation_id: str, data: Dataset, t: Translator) -> str:
    """A recommendation's name on screen: its group and its number within it."""
    group = data.rows("recommendations")[recommendation_id]["stakeholder_id"]
    return f"{stakeholder_names(data, t)[group]} {_orders(data)[recommendation_id]}"


@once
def _orders(data: Dataset) -> dict[str, int]:
    """The number of each recommendation within its group, in the deck's order; ids may be called anything."""
    rows = recommended.recommendation_frame(data)
    return dict(zip(rows.recommendation_id, rows.groupby("stakeholder_id").cumcount() + 1, strict=True))


def after_deck(date: str) -> bool:
    """Whether all days that a date may mean lie after the month in which the deck was shown."""
    return bool(date) and dates.span(date).first > dates.span(DECK_DATE).last


def steps(data: Dataset, recommendation_id: str) -> pd.DataFrame:
    """Documented steps of a recommendation: dated ones by date, then undated ones."""
    rows = data["followups"][data["followups"].recommendation_id == recommendation_id]
    order = [
        (text == "", dates.span(text).first.isoformat() if text else "", item)
        for text, item in zip(rows.date_edtf, rows.followup_id, strict=True)
    ]
    return rows.iloc[[index for _, index in sorted(zip(order, range(len(rows)), strict=True))]].reset_index(
        drop=True
    )


@once
def overview(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """Documented steps of the selected recommendations over time, one row each in deck order."""
    rows = recommended.recommendations(data, selection)
    statuses, relations = status_names(t), relation_names(t)
    followups = data["followups"][data["followups"].recommendation_id.isin(rows.recommendation_id)]
    dated = followups[followups.date_edtf != ""]
    counts = rows.status.value_counts().to_dict()
    tally = "; ".join(
        f"{statuses[status]}: {t.number(counts[status])}" for status in statuses if counts.get(status)
    )
    title = (
        t.plural(
            "{n} recommendation by our judgement ({tally})",
            "{n} recommendations by our judgement ({tally})",
            len(rows),
            tally=tally,
        )
        if len(rows)
        else t("No recommendation fits these filters")
    )
    sentence = (
        t(
            "Documents give {steps} entries on {shown} of the deck's {all} recommendations: steps towards or against, and background; one document can stand behind several. {undated} carry no date. "
            "By our judgement the recommendations stand at: {tally}.",
            steps=t.number(len(followups)),
            shown=t.number(len(rows)),
            all=t.number(len(data["recommendations"])),
            undated=t.number(len(followups) - len(dated)),
            tally=tally,
        )
        if len(rows)
        else t("No recommendation fits these filters, so nothing is drawn.")
    )
    names = {item: number(item, data, t) for item in rows.recommendation_id}
    texts = {row["recommendation_id"]: t.text(row, "text") for row in rows.to_dict("records")}
    levels = confidence_names(t)
    table = []
    for item in rows.to_dict("records"):
        name = item["recommendation_id"]
        head = [names[name], texts[name], statuses[item["status"]], levels[item["confidence"]]]
        found = steps(data, name).to_dict("records")
        for row in found:
            when = t.date(row["date_edtf"]) or t("undated")
            inferred = t("yes") if row["date_inferred"] else t("no")
            cells = [
                when,
                inferred,
                t.text(row, "title"),
                t.text(row, "summary"),
                relations[row["relation"]],
                t.text(row, "note"),
            ]
            records = [record("followups", row["followup_id"]), record("recommendations", name)]
            table.append((records, [row["source_id"], item["source_id"]], [*head, *cells]))
        if not found:
            cells = ["", "", t("no documented step found"), "", "", ""]
            table.append(([record("recommendations", name)], [item["source_id"]], [*head, *cells]))
    return Figure(
        id="recommendation-steps",
        title=title,
        subtitle=t(
            "Documented steps per recommendation; before October 2017 = background; undated steps at the right"
        ),
        sentence=sentence,
        chart=_chart(data, followups, names, t) if len(rows) else None,
        rows=rows_of(
            [
                t("Recommendation"),
                t("The deck's words"),
                t("Our status"),
                t("Confidence in the status"),
                t("Date"),
                t("Date inferred"),
                t("Step"),
                t("What is documented"),
                t("Bearing"),
                t("Note"),
            ],
            table,
        ),
        notes=(
            t(
                "Status is our judgement, made in {date} from public documents by this rule: action taken = a step that does what is asked; "
                "partly = steps towards it, or only for some places; reversed = on balance steps against it; "
                "no public evidence found = none found, which does not mean that nothing was done. "
                "If you know better, reply: see Sources, Reuse and reply.",
                date=t.date(max(data["recommendations"].status_as_of_edtf, default="")),
            ),
        ),
        empty=""
        if len(rows)
        else t("No recommendation fits these filters. Take one filter away to see more."),
    )


def _chart(data: Dataset, followups: pd.DataFrame, names: Mapping[str, str], t: Translator) -> Chart:
    """A dot a step: day and month as a dot, a year as a bar over it; undated steps in a gutter.

    The name of a group stands above the rows of its recommendations, so that a phone has room for the years.
    """
    relations = relation_names(t)
    told = [dates.span(text) for text in followups.date_edtf if text]
    begin = min([FIRST_DRAWN, *(item.first.year for item in told)])
    end = max([LAST_YEAR, *(item.last.year for item in told)]) + 1
    gutter = pd.Timestamp(f"{end}-09-01")
    marks = []
    undated: dict[str, int] = {}
    for row in followups.to_dict("records"):
        text = row["date_edtf"]
        item = row["recommendation_id"]
        if text:
            known = dates.span(text)
            middle = known.first + (known.last - known.first) / 2
            first, last, x = known.first, known.last + timedelta(days=1), pd.Timestamp(middle)
            if known.precision == "day":
                last = first
        else:
            x = gutter + pd.Timedelta(days=110 * undated.get(item, 0))
            undated[item] = undated.get(item, 0) + 1
            first = last = x.date()
        marks.append(
            {
                "recommendation": names[item],
                "x": x,
                "first": pd.Timestamp(first),
                "last": pd.Timestamp(last),
                "relation": relations[row["relation"]],
                "title": t.text(row, "title"),
                "date": t.date(text) or t("undated"),
                "voice": voice_words([row["source_id"]], data, t),
                "sided": bool(side_of([row["source_id"]], data)),
            }
        )
    groups = stakeholder_names(data, t)
    lanes: list[str] = []
    heads: list[str] = []
    asked = data.rows("recommendations")
    for item, label in names.items():
        group = groups[asked[item]["stakeholder_id"]]
        if group not in heads:
            heads.append(group)
            lanes.append(group)
        lanes.append(label)
    short = {label: str(_orders(data)[item]) for item, label in names.items()}
    long = {
        label: f"{short[label]} {textwrap.shorten(t.text(asked[item], 'text').rstrip(';. '), ASKED, placeholder=' …', break_on_hyphens=False)}"
        for item, label in names.items()
    }
    frame = pd.DataFrame(
        marks, columns=["recommendation", "x", "first", "last", "relation", "title", "date", "voice", "sided"]
    )
    domain = [pd.Timestamp(f"{begin}-01-01"), gutter + pd.Timedelta(days=110 * max([*undated.values(), 3]))]
    ticks = [f"{year}-01-01" for year in range(begin, end, max(2, (end - begin) // 8))]
    # Names of rows stand in the plot, left of the years: an axis would take room by their length, and their length
    # depends on the room.
    scale = alt.Scale(
        domain=[item.isoformat() for item in domain],
        range=[alt.ExprRef(f"width < {ROOMY} ? 18 : {NAMES_WIDE}"), alt.ExprRef("width")],
    )
    legend = alt.Legend(
        title=None,
        orient="bottom",
        columns=alt.ExprRef(f"width < {ROOMY} ? 1 : 4"),
        labelLimit=320,
        labelFontSize=13,
        symbolOpacity=1,
    )
    colour = alt.Color(
        "relation:N",
        scale=alt.Scale(domain=list(relations.values()), range=[RELATION_COLOURS[key] for key in relations]),
        legend=legend,
    )
    shape = alt.Shape(
        "relation:N",
        scale=alt.Scale(domain=list(relations.values()), range=[RELATION_SHAPES[key] for key in relations]),
        legend=legend,
    )
    y = alt.Y(
        "recommendation:N",
        sort=lanes,
        scale=alt.Scale(domain=lanes),
        title=None,
        axis=alt.Axis(labels=False, grid=True, ticks=False, domain=False),
    )
    x = alt.X(
        "x:T",
        scale=scale,
        title=None,
        axis=alt.Axis(values=ticks, format="%Y", grid=True),
    )
    tooltip = [
        alt.Tooltip("date:N", title=t("Date")),
        alt.Tooltip("title:N", title=t("Step")),
        alt.Tooltip("relation:N", title=t("Bearing")),
        alt.Tooltip("voice:N", title=t("Told by")),
    ]
    base = alt.Chart(frame).encode(y=y)
    spans = base.mark_rule(aria=False, strokeWidth=2).encode(
        x=alt.X("first:T", scale=scale, title=None), x2=alt.X2("last:T"), color=colour
    )
    # What one side alone tells of is hollow.
    dots, hollow = (
        base.transform_filter(f"{sign}datum.sided")
        .mark_point(filled=bool(sign), size=90, opacity=0.95, strokeWidth=2)
        .encode(x=x, color=colour, shape=shape, tooltip=tooltip)
        for sign in ("!", "")
    )
    marker = pd.DataFrame({"at": [pd.Timestamp(f"{DECK_DATE}-01")], "label": [t("deck, October 2017")]})
    line = alt.Chart(marker).mark_rule(strokeDash=[4, 3], color=GREY).encode(x=alt.X("at:T", scale=scale))
    # Where the words would be wider than the room left of their line, the year: else the whole chart would shrink for them.
    needed = len(marker.label[0]) * 7.2
    label = (
        alt.Chart(marker)
        .transform_calculate(
            shown=f"width < {ROOMY} && width * 0.33 < {needed} ? '{DECK_DATE[:4]}' : datum.label"
        )
        .mark_text(align="right", dx=-5, dy=-6, color=TEXT, fontSize=13, baseline="bottom")
        .encode(x=alt.X("at:T", scale=scale), y=alt.YValue(0), text=alt.Text("shown:N"))
    )
    edge = pd.DataFrame({"at": [pd.Timestamp(f"{end}-05-01")], "label": [t("undated")]})
    edge_line = alt.Chart(edge).mark_rule(color=GREY).encode(x=alt.X("at:T", scale=scale))
    edge_label = (
        alt.Chart(edge)
        .mark_text(align="right", dy=-6, color=TEXT, fontSize=13, baseline="bottom")
        .encode(x=alt.XValue(alt.expr("width")), y=alt.YValue(0), text=alt.Text("label:N"))
    )
    rows = pd.DataFrame(
        [{"recommendation": label, "short": short[label], "long": long[label]} for label in names.values()]
    )
    row_names = (
        alt.Chart(rows)
        .transform_calculate(shown=f"width < {ROOMY} ? datum.short : datum.long")
        .mark_text(align="left", fontSize=SMALL, color=TEXT, limit=NAMES_WIDE - 10)
        .encode(y=y, x=alt.XValue(0), text=alt.Text("shown:N"))
    )
    head = (
        alt.Chart(pd.DataFrame({"recommendation": heads}))
        .mark_text(
            align="left", fontSize=SMALL, fontWeight="bold", color=TEXT, dy=5, limit=alt.expr("width - 4")
        )
        .encode(y=y, x=alt.XValue(0), text=alt.Text("recommendation:N"))
    )
    chart = alt.layer(line, label, edge_line, edge_label, spans, dots, hollow, row_names, head).properties(
        height=27 * len(lanes)
    )
    return with_key(chart, *outline_key(t))
