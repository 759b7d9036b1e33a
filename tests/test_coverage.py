"""The coverage of the dataset: a claim, a silence and nothing are three things, and shelves are counted twice."""

import pytest
from check_bars import check
from check_grid import check as check_grid

import helpers as wo


@pytest.fixture(scope="module")
def data():
    return wo.load()


# -- who is known for what ------------------------------------------------------------------------------------


def test_a_claim_a_silence_and_nothing_are_three_things(data):
    """By hand: Barulin has a signature and a party year; four silences; nobody looked for his schooling."""
    row = wo.coverage(data).table.set_index("person").loc["Barulin"]
    assert row[["claims", "kinds", "signatures", "party year"]].tolist() == [2, 2, "claim", "claim"]
    silent = ["born", "died", "how the life ended", "origin", "trade"]
    assert row[silent].eq("looked for, not found").all()
    assert row[["schooling", "family", "posts", "own words"]].eq("nobody looked").all()


def test_the_best_known_stand_first(data):
    rows = wo.coverage(data).table
    assert rows["claims"].is_monotonic_decreasing and len(rows) == 24
    assert rows["person"].iloc[0] == "Shliapnikov"
    assert set(rows["person"].tail(3)) == {"Pleshkov", "Polosatov", "Shokhanov"}


def test_thirty_are_the_most_and_the_least_documented(data):
    counts = data.claims.query("about_type == 'person' and rank != 'withdrawn'")["about_id"].value_counts()
    rows = wo.coverage(data, "all").table
    assert rows["claims"].tolist()[:15] == counts.tolist()[:15]
    assert len(rows) == 30 and rows["claims"].tolist()[15:] == counts.tolist()[-15:]


def test_each_cell_has_the_mark_of_its_state_and_the_words_count_them(data):
    figure = wo.coverage(data)
    check_grid(figure)
    cells = figure.table.iloc[:, 3:]
    assert cells.shape == (24, 13)
    states = ["claim", "looked for, not found", "nobody looked"]
    claim, silence, nobody = (int(cells.eq(state).to_numpy().sum()) for state in states)
    told = f"Of 312 cells {claim} hold a claim and {silence} a silence; for {nobody} nobody looked."
    assert figure.said.startswith(told) and claim + silence + nobody == 312


def test_the_caption_counts_the_languages_of_the_sources(data):
    figure = wo.coverage(data, ["pleshkov", "polosatov"])
    assert "Claims by the language of the source: English 2." in figure.caption
    assert sorted(figure.claim_ids) == ["LETT-068", "LETT-072"]


@pytest.mark.parametrize(
    ("people", "words"),
    [(["shlyapnikov"], "Did you mean 'shliapnikov'"), ([], "no person is named"), ("nobody", "no person")],
)
def test_people_who_cannot_be_shown_are_answered_in_words(data, people, words):
    with pytest.raises(ValueError, match=f"^Problem: .*{words}"):
        wo.coverage(data, people)
    with pytest.raises(ValueError, match="31 people cannot be shown"):
        wo.coverage(data, data.table("people")["person_id"].head(31).tolist())


# -- shelves -----------------------------------------------------------------------------------------------


def test_sources_and_claims_are_counted_by_the_language_of_the_source(data):
    rows = wo.shelves(data).table.set_index("group")
    assert rows["sources"].sum() == len(data.sources)
    assert rows["claims"].sum() == data.claims["how_known"].ne("unchecked").sum()
    assert rows.loc["English", "sources"] == data.sources["language"].eq("en").sum()
    assert rows.index[-1] == f"{data.sources['language'].nunique() - 5} other languages"


def test_more_sources_are_english_and_more_claims_russian(data):
    """What lesson 9 teaches: the answer depends on what is counted."""
    rows = wo.shelves(data).table
    assert rows.loc[rows["sources"].idxmax(), "group"] == "English"
    assert rows.loc[rows["claims"].idxmax(), "group"] == "Russian"


@pytest.mark.parametrize("by", ["language", "kind"])
def test_two_bars_for_each_group_are_the_shares_of_the_table(data, by):
    figure = wo.shelves(data, by)
    check(figure)
    drawn = figure.body.rows.set_index(["group", "part"])
    assert len(drawn) == 2 * len(figure.table)
    for row in figure.table.to_dict("records"):
        for part in ("sources", "claims"):
            share = row[part] / figure.table[part].sum() * 100
            assert drawn.loc[(row["group"], part), "share"] == row[f"{part}_share"] == round(share, 1)
            assert drawn.loc[(row["group"], part), "label"] == f"{share:.1f} ({row[part]:,} {part})"


def test_what_nobody_has_seen_is_left_out_and_said(data):
    figure = wo.shelves(data, "kind")
    assert figure.caption.endswith("Left out: 34 claims whose page nobody here has seen.")
    assert not [each for each in figure.claim_ids if each.startswith("UNCH")]
    with pytest.raises(ValueError, match="^Problem: there is no order of shelves 'colour'"):
        wo.shelves(data, "colour")
