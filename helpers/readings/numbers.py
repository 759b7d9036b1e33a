"""The numbers of a series one by one: what is followed, what stands undecided, what other sources give."""

import re
from collections.abc import Mapping

import pandas as pd

from helpers.readings.dataset import Dataset
from helpers.readings.settling import date_words, framed
from helpers.words import low_to_high

FOLLOWED, OPEN, RIVAL = "followed", "one of several", "another source's number"
COLUMNS = ["series_id", "category", "when", "said", "unit", "reading", "certainty", "how_known", "claim_ids"]
BOUNDS = ["earliest", "latest", "low", "high"]


def numbers(data: Dataset, series_id: str) -> pd.DataFrame:
    """Give the numbers of a series, each in a row of its own.

    Its reading is "followed", "one of several" where rivals stand undecided, or "another source's number"; when and
    said are in words, and a bound that no source names is nan.
    """
    claims, made = data.claims.set_index("claim_id"), []
    rows = data.series
    for row in rows[rows["series_id"].eq(series_id)].to_dict("records"):
        ours = claims.loc[row["claim_ids"].split()].groupby(["low", "high"], sort=False, dropna=False)
        made += [_number(row, same, FOLLOWED if len(ours) == 1 else OPEN) for _, same in ours]
        rivals = claims.loc[row["rival_ids"].split()]
        rivals = rivals[rivals["rank"].eq("alternative")]
        made += [_number(row, rivals.loc[[claim_id]], RIVAL) for claim_id in rivals.index]
    types = {name: claims[name].dtype for name in BOUNDS}
    return framed(made, [*COLUMNS, *BOUNDS], **types)


def _number(row: Mapping, claims: pd.DataFrame, reading: str) -> dict[str, object]:
    claim = claims.iloc[0]
    behind = row if reading == FOLLOWED else claim
    return {
        **{name: row[name] for name in ("series_id", "category", "unit")},
        **{name: behind[name] for name in ("certainty", "how_known")},
        **{name: claim[name] for name in BOUNDS},
        "when": date_words(claim["date"]),
        "said": _in_figures(claim["value"], claim["low"], claim["high"]),
        "reading": reading,
        "claim_ids": " ".join(claims.index),
    }


def _in_figures(value: str, low: float, high: float) -> str:
    """A number with all its figures, and with the bound or the doubt that its source gives it."""
    if pd.isna(high):
        return f"{'over' if value.startswith('over') else 'at least'} {low:,.12g}"
    if pd.isna(low):
        return f"up to {high:,.12g}"
    doubt = "about " if re.match("about|some|almost|around", value) else ""
    return doubt + low_to_high(low, high, ",.12g")
