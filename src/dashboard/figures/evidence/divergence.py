"""Where documents say otherwise than the deck, in both voices."""

from __future__ import annotations

from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.accounts import voice_words
from dashboard.figures.deck_date import after_deck
from dashboard.figures.figure import Figure, record, rows_of
from dashboard.figures.names import mine_names
from dashboard.i18n import Translator


def subject_names(t: Translator) -> dict[str, str]:
    """What the deck and the documents differ on."""
    return {
        "village": t("nearby village"),
        "ownership": t("ownership changes"),
        "licensee": t("licensee"),
        "status": t("status"),
        "court": t("court cases"),
        "peaceful": t("peaceful demonstrations"),
        "violent": t("violent incidents"),
        "recommendation": t("recommendation"),
        "names": t("names of places"),
        "survey": t("survey"),
    }


@once
def differences(data: Dataset, t: Translator) -> Figure:
    """What the deck says and what documents say, side by side; neither is corrected."""
    rows = data["differences"].to_dict("records")
    subjects, deposits = subject_names(t), mine_names(data, t)
    cells = {(row["mine_id"], row["indicator"]): row for row in data["deck_counts"].to_dict("records")}
    items = []
    for row in rows:
        # Where the deck's words are a cell of its table, that cell and its document stand behind the row too.
        cell = cells.get((row["mine_id"], row["indicator"]))
        items.append(
            (
                [
                    record("differences", row["difference_id"]),
                    *([record("deck_counts", cell["deck_count_id"])] if cell else []),
                ],
                [row["source_id"], cell["source_id"] if cell else ""],
                (
                    deposits.get(row["mine_id"], t("no single deposit")),
                    subjects[row["indicator"]],
                    t.text(row, "deck_says"),
                    t.text(row, "documents_say"),
                    t.date(row["since_edtf"]) or t("no date"),
                    voice_words([row["source_id"]], data, t),
                    t.text(row, "note"),
                ),
            )
        )
    later = sum(after_deck(row["since_edtf"]) for row in rows)
    dated = sum(bool(row["since_edtf"]) for row in rows)
    empty = "" if rows else t("No difference is in the data.")
    return Figure(
        id="differences",
        title=t(
            "The deck and the documents differ in {n} places; {m} of these differences date from after the deck",
            n=t.number(len(rows)),
            m=t.number(later),
        )
        if rows
        else t("No difference between the deck and documents is recorded"),
        subtitle=t(
            "What the deck of October 2017 says, and what public documents say, each in its own words"
        ),
        sentence=t(
            "In {n} places documents say otherwise than the deck, or more. Since when is known for {dated} of them; {m} date from after October 2017.",
            n=t.number(len(rows)),
            dated=t.number(dated),
            m=t.number(later),
        )
        if rows
        else empty,
        chart=None,
        rows=rows_of(
            [
                t("Deposit"),
                t("What about"),
                t("The deck says"),
                t("Documents say"),
                t("Since"),
                t("Who speaks in the document"),
                t("Note"),
            ],
            items,
            name="differences",
        ),
        notes=(
            t(
                "The two stand side by side; neither corrects the other. Since = from when on documents say so, where they date it."
            ),
        )
        if rows
        else (),
        empty=empty,
    )
