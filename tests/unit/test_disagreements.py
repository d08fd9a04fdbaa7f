"""Where documents differ, from the study and from each other: both word for word, rivals beside what they rival."""

from itertools import pairwise

from dashboard import dates
from dashboard.figures import evidence
from dashboard.figures.evidence.backing import records_of
from dashboard.figures.figure import record
from dashboard.figures.words.headline import said
from dashboard.i18n import Translator
from evidence_rows import row_of
from other_rows import with_table, without_rows
from support import shipped

T = Translator()


def test_a_difference_shows_both_voices_word_for_word_and_the_study_cell_behind_it() -> None:
    data = shipped()
    figure = evidence.differences(data, T)
    cells = {(row.mine_id, row.indicator): row.study_count_id for row in data["study_counts"].itertuples()}
    assert len(figure.table) == len(data["differences"])
    for (own, *more), shown in zip(figure.rows.records, figure.table.to_dict("records"), strict=True):
        row = records_of(data, "differences")[own]
        assert (shown["The study says"], shown["Documents say"]) == (
            row["study_says_en"],
            row["documents_say_en"],
        )
        cell = cells.get((row["mine_id"], row["indicator"]))
        assert more == ([record("study_counts", cell)] if cell else [])


def test_the_title_of_the_differences_counts_those_after_the_study() -> None:
    data = shipped()
    later = [
        text
        for text in data["differences"].since_edtf
        if text and dates.span(text).first.isoformat() > "2017-10-31"
    ]
    title = evidence.differences(data, T).title
    assert f"On {len(data['differences'])} points documents differ from" in said(title)
    assert f"at least {len(later)} of these arose after it" in said(title), "of some no date is known"
    fewer = without_rows(data, "differences", data["differences"].since_edtf.isin(later))
    assert "arose" not in evidence.differences(fewer, T).title


def test_all_distances_from_jerui_to_kara_oi_are_one_conflict() -> None:
    assert "Jerui to Kara-Oi: 2.3, 5, 23, 26 and 30 km" in evidence.disagreements(shipped(), T).conflicts


def test_agreeing_claims_are_no_disagreement() -> None:
    names = {records[0] for records in evidence.disagreements(shipped(), T).rows.records}
    tables = {name.partition("/")[0] for name in names}
    assert {"distances", "turnout_claims", "context_figures"} <= tables, "each of these has some that differ"
    assert "distances/taldy-bulak-andash-rns" not in names
    # 300 to 400 in one document is a range of one claimant.
    assert "turnout_claims/motorcade-2007-05-26-low" not in names
    # A figure at two dates is no disagreement.
    assert "context_figures/talas-rayon-2009" not in names


def test_a_distance_by_road_does_not_contradict_one_in_a_straight_line() -> None:
    shown = row_of(evidence.disagreements(shipped(), T), "distances/jerui-bishkek-pgc")
    assert shown["How the claims relate"] == "side by side"


def test_rivals_stand_with_what_they_rival() -> None:
    figure = evidence.disagreements(shipped(), T)
    groups = {
        records[0]: what
        for records, what in zip(figure.rows.records, figure.table["What is measured"], strict=True)
    }
    for rival, other in (
        ("auctions/auc-2025-rival", "auctions/auc-2025-sold"),
        ("auctions/auc-2013-jerui-bids-rival", "auctions/auc-2013-jerui-bids"),
        ("local_payments/rival-407-region", "local_payments/talas-2022-region"),
        ("context_figures/gold-2024-24", "context_figures/gold-2024-26"),
        ("turnout_claims/rally-2015-07-02-police", "turnout_claims/rally-2015-07-02-organiser"),
        ("mine_facts/jerui-staff-2022-company", "mine_facts/jerui-staff-2022-official"),
    ):
        assert groups[rival] == groups[other]


def test_figures_are_compared_by_what_the_data_says_of_them_and_not_by_their_words() -> None:
    data = shipped()
    frame = data["context_figures"].copy()
    frame.loc[frame.figure_id == "gold-2024-26", "measure_en"] = "Gold made"
    reworded = evidence.disagreements(with_table(data, "context_figures", frame), T)
    assert "context_figures/gold-2024-26" in {records[0] for records in reworded.rows.records}
    frame["measure"] = ""
    unsaid = evidence.disagreements(with_table(data, "context_figures", frame), T)
    left = {records[0] for records in unsaid.rows.records}
    assert left
    assert not [name for name in left if name.startswith("context_figures/")]


def test_claims_of_a_group_stand_together_and_none_twice() -> None:
    figure = evidence.disagreements(shipped(), T)
    names = [records[0] for records in figure.rows.records]
    assert len(set(names)) == len(names)
    what = list(figure.table["What is measured"])
    changes = sum(one != other for one, other in pairwise(what))
    assert changes == len(set(what)) - 1


def test_a_claim_without_its_rival_leaves_the_figure() -> None:
    data = shipped()
    alone = without_rows(
        data, "turnout_claims", data["turnout_claims"].turnout_id.isin(["rally-2015-07-02-organiser"])
    )
    figure = evidence.disagreements(alone, T)
    assert "turnout_claims/rally-2015-07-02-police" not in {records[0] for records in figure.rows.records}
    assert len(figure.conflicts) == len(evidence.disagreements(data, T).conflicts) - 1
