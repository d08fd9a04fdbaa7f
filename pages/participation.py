"""Participation: who takes part in decisions, who came, what was asked and answered, where the money goes."""

from collections.abc import Callable
from functools import partial

from dashboard.choosing.view_address import FILTERS
from dashboard.figures import participation as figures
from dashboard.figures import promised
from dashboard.figures.figure import Figure
from dashboard.figures.words import case_text
from dashboard.outputs import screen
from dashboard.outputs.screen.participation import (
    at_a_glance,
    cards,
    dropped_answers,
    money_claims,
    numbered,
    participation_style,
    survey_file,
    survey_question,
)

here = screen.visit()
data, t = here.data, here.t

participation_style()
screen.title(t("Who takes part in decisions on mining"))
parts = {
    "glance": t("At a glance"),
    "people": t("Who came"),
    "demands": t("Demands and answers"),
    "seats": t("Seats"),
    "money": t("Money and auctions"),
    "survey": t("The survey"),
    "context": t("Context"),
}
part = screen.pick_part("participation", parts)
chosen = screen.visit().selection.only(*FILTERS)  # what its figures depend on


def beside(**builders: Callable[[], Figure]) -> None:
    """Figures in columns."""
    for column, (name, build) in screen.side_by_side(tuple(builders.items()), gap="large", wide="figures"):
        with column, screen.apart(name):
            screen.show(build())


if part == "glance":
    with screen.apart("who takes part"):
        at_a_glance(figures.glance(data, t))
    if lead := case_text.text(data, t, "participation-lead") or promised.participation(data, t):
        screen.quiet(lead)
elif part == "people":
    with screen.apart("turnout"):
        screen.show(figures.turnout(data, chosen, t))
    with screen.apart("meetings"):
        meetings = figures.meetings(data, chosen, t)
        if not meetings.empty or not figures.turnout(data, chosen, t).empty:  # that nothing fits is said once
            screen.show(meetings, is_below=True)
        else:
            screen.leave_out(meetings.id)
elif part == "demands":
    beside(
        demands=partial(figures.demands, data, chosen, t),
        responses=partial(figures.responses, data, chosen, t),
    )
elif part == "seats":
    with screen.apart("seats"):
        screen.show(figures.seats(data, t))
        numbered(figures.seat_list(data, t))
elif part == "money":
    with screen.apart("figures on money"):
        money_claims(figures.money_claims(data, t))
        cards(figures.payment_cards(data, t), is_open=False)
    beside(payments=partial(figures.payments, data, t), auctions=partial(figures.auctions, data, t))
elif part == "survey":
    questions = tuple(figures.question_ids(data))
    for column, item in screen.side_by_side(questions, gap="large", wide="questions"):
        with column, screen.apart(f"the question {item}", is_private=True):
            survey_question(figures.question(data, item, t, dropped_answers()))
    survey_file()
else:
    for scope in ("local", "national"):
        with screen.apart(f"context, {scope}"):
            screen.show(
                figures.context(data, scope, t),
                draw=partial(cards, figures.context_cards(data, scope, t)),
            )
screen.explain(data, t, "range", "one-side", "aiyl-okmotu", "subsoil-user", "eiti")
