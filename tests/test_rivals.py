"""Rival claims on one axis: every claim stands in its row, where it belongs, with the mark of its rank."""

import matplotlib.figure
import pytest

import helpers as wo
from helpers.charts import drawing, rivals


@pytest.fixture(scope="module")
def data():
    return wo.load()


def axes_of(monkeypatch, chart):
    """The axes of what a chart draws, caught on the way to the file."""
    caught = []
    saved = matplotlib.figure.Figure.savefig
    monkeypatch.setattr(
        matplotlib.figure.Figure, "savefig", lambda self, *a, **k: (caught.append(self), saved(self, *a, **k))
    )
    return chart(), caught[-1].axes[0]


def marks(axes):
    """The marks of the rows from the top; those of the key stand above them."""
    points = [line for line in axes.lines if line.get_marker() in ("o", "D", "X")]
    return [point for point in points if point.get_ydata()[0] > rivals.HEAD]


def test_every_claim_has_a_row_in_the_order_of_what_it_says(data):
    table = wo.rivals(data, "shliapnikov", "died").table
    assert sorted(table["claim_id"]) == sorted(
        ["LETT-123b", "GAPS-109b", "REPR-263b", "SEED-054", "REPR-079", "REPR-080", "REPR-083", "REPR-084"]
    )
    assert table["said"].tolist()[3:] == ["September 1937", *["2 September 1937"] * 2, "1943", "1954"]
    assert table.set_index("claim_id").loc[["REPR-083", "REPR-084"], "rank"].eq("withdrawn").all()


def test_each_mark_has_the_shape_of_its_rank_and_stands_where_the_value_is(monkeypatch, data):
    figure, axes = axes_of(monkeypatch, lambda: wo.rivals(data, "congress_10", "delegates_voting"))
    shapes = {"preferred": "o", "alternative": "D", "withdrawn": "X"}
    drawn = marks(axes)
    assert [mark.get_marker() for mark in drawn] == figure.table["rank"].map(shapes).tolist()
    assert all((mark.get_markerfacecolor() == drawing.PAPER) == (mark.get_marker() == "D") for mark in drawn)
    places = [mark.get_xdata()[0] for mark in drawn]
    numbers = [690, 694, 694, 700, 716, 717, 717, 717, 717, 724]
    steps = [(place - places[0]) / (places[-1] - places[0]) for place in places]
    assert steps == pytest.approx([(each - 690) / 34 for each in numbers])


def test_a_line_covers_all_days_that_a_claim_allows(monkeypatch, data):
    _, axes = axes_of(monkeypatch, lambda: wo.rivals(data, "congress_10", "dated"))
    bars = [line for line in axes.lines if line.get_linewidth() == drawing.LINE + 1]
    lengths = [bar.get_xdata()[1] - bar.get_xdata()[0] for bar in bars]
    assert lengths[1] / lengths[0] == pytest.approx(8 / 12), "8 to 16 March, beside 6 to 18 March"


def test_an_end_that_is_not_named_is_an_arrow_and_is_said(monkeypatch, data):
    figure, axes = axes_of(monkeypatch, lambda: wo.rivals(data, "kronstadt_rising", "delegates_sent"))
    arrows = [text for text in axes.texts if getattr(text, "arrow_patch", None)]
    assert len(arrows) == 1 and arrows[0].xy[0] == rivals.END
    assert "1 claim names one end only: an arrow runs on from there." in figure.caption


@pytest.mark.parametrize(
    ("start", "end", "latest", "edge"),
    [("1926-01-01", None, None, rivals.END), (None, "1926-12-31", "1926-12-31", rivals.AXIS)],
)
def test_an_open_date_runs_to_the_edge_of_the_axis(monkeypatch, data, start, end, latest, edge):
    claims = data.claims
    row = claims["claim_id"].eq("REPR-083")
    claims.loc[row, ["earliest", "latest"]] = [start, end]
    monkeypatch.setattr(type(data), "claims", property(lambda self: claims.copy()))
    _, axes = axes_of(monkeypatch, lambda: wo.rivals(data, "shliapnikov", "died"))
    arrows = [text for text in axes.texts if getattr(text, "arrow_patch", None)]
    assert [arrow.xy[0] for arrow in arrows] == [edge]


def test_a_logarithmic_axis_is_used_above_fifty_times_and_said(monkeypatch, data):
    figure, axes = axes_of(monkeypatch, lambda: wo.rivals(data, "party_members", "value"))
    assert "The axis is logarithmic" in figure.caption
    placed = dict(zip(figure.table["claim_id"], (mark.get_xdata()[0] for mark in marks(axes)), strict=True))
    step = placed["CONG-317c"] - placed["CONG-317d"]
    assert step == pytest.approx(placed["CTXT-147"] - placed["CONG-317c"], rel=0.15), (
        "150,000 300,000 650,000"
    )
    assert "logarithmic" not in wo.rivals(data, "congress_10", "delegates_voting").caption


def test_what_is_counted_for_stands_before_the_value_where_there_are_several(data):
    both = wo.rivals(data, "workers_opposition", "dated")
    assert set(both.table["counted_for"]) == {"began", "name first used"}
    used = "name first used: September 1920 (marxdic.com, The Tenth Congress of the R.C.P.(B) and ..., alternative)"
    assert used in both.alt
    one = wo.rivals(data, "workers_opposition", "dated", "began")
    assert "counted_for" not in one.table and "RISE-021" not in one.claim_ids and "RISE-008" in one.claim_ids


def test_options_of_a_ballot_are_named_and_unchecked_claims_say_so(monkeypatch, data):
    figure, axes = axes_of(monkeypatch, lambda: wo.rivals(data, "congress_10_trade_unions", "votes"))
    assert "Platform of Ten" in set(figure.table["counted_for"])
    written = " ".join(text.get_text() for text in axes.texts)
    assert written.count("UNCHECKED") == figure.table["how_known"].eq("unchecked").sum() > 0


@pytest.mark.parametrize(
    ("asked", "kind", "words"),
    [
        (("shliapnikov", "did"), ValueError, "Problem: 'did' is told in words"),
        (("shliapnikov", "signed"), ValueError, "Problem: 'signed' is told in words"),
        (("lenin", "copies"), ValueError, "Problem: no claim gives 'copies' of 'lenin'"),
        (("workers_opposition", "dated", "begun"), ValueError, "Did you mean 'began'"),
        (("shliapnikov", "dies"), KeyError, "Problem: there is no property 'dies'"),
        (("shliapnikof", "died"), KeyError, "Did you mean 'shliapnikov'"),
    ],
)
def test_what_cannot_be_drawn_is_answered_in_words(data, asked, kind, words):
    with pytest.raises(kind, match=words):
        wo.rivals(data, *asked)
