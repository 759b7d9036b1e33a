"""Show rows as a figure, a table or an evidence card: HTML that a screen reader follows, and plain text."""

import base64
import html
import io
import re
from pathlib import Path

import pandas as pd

from helpers import evidence
from helpers.dataset import NUMERIC
from helpers.readings import date_words, load
from helpers.words import as_html

NAMED = 6  # sources in a caption, rivals on a card: the others are counted
HEADS = {"claim_id": "Claim", "claim_ids": "Claims", "rival_ids": "Rival claims", "source_id": "Source"}
KNOWN = {"unchecked": "UNCHECKED", "through": "through another work"}
EMPTY = "not known"
UNSURE = {"existence": "whether it happened", "identity": "who it is", "attribution": "where it comes from"}

# JupyterLab keeps `style`, so the look stands on the elements. No colour is set: both themes stay readable.
_FIGURE = "margin: 1em 0"
_IMAGE = "max-width: 100%; height: auto; background: #fff"
_CAPTION = "text-align: left; caption-side: top; padding: 0.4em 0; max-width: 80ch; font-weight: bold"
_TEXT = "text-align: left; vertical-align: top; white-space: normal; overflow-wrap: break-word"
_PLAIN = "float: none; width: auto"  # JupyterLab would float the parts of a card side by side
_NUMBER = "text-align: right; vertical-align: top"


class Shown:
    """Something to look at: HTML in a notebook, the same as text anywhere else."""

    def __init__(self, text, as_html):
        """Keep both forms."""
        self._text, self._html = text, as_html

    def html(self):
        """Give the HTML form."""
        return self._html

    def __repr__(self):
        """Give the text form, as a terminal shows it."""
        return self._text

    def _repr_html_(self):
        return self._html


class Figure:
    """A drawing with its caption, its description and its rows, all made from the same rows.

    In a notebook it shows itself as one HTML figure, with the rows in a fold below; in a terminal as its
    description.

    Attributes
    ----------
    alt : str
        What the picture shows, for those who cannot see it.
    caption : str
        Title, notes, the sources, what is unchecked and what was left out.
    table : pandas.DataFrame
        The rows that are drawn.
    claim_ids : list of str
        The claims that the figure rests on.
    png : bytes
        The picture.

    Examples
    --------
    >>> from helpers.charts.outcomes import demands
    >>> demands(load()).alt.startswith("Table chart")
    True
    """

    def __init__(self, drawing, title, table, alt, claim_ids=(), left_out=(), notes=(), data=None):
        """Put a figure together.

        Parameters
        ----------
        drawing : matplotlib.figure.Figure
            The finished drawing.
        title : str
            What the figure is of, without a full stop.
        table : pandas.DataFrame
            The rows drawn.
        alt : str
            Kind, axes, range and the finding, computed from the rows; 60 characters or more.
        claim_ids : iterable of str
            The claims behind the rows.
        left_out : iterable of str
            How many rows were left out and why, such as "2 events without a known day".
        notes : iterable of str
            Whole sentences for the caption, such as one that names rivals.
        data : Dataset, optional
            The dataset of the claims; the project's own where none is named.
        """
        self.alt, self.table = alt, table.reset_index(drop=True)
        self.claim_ids = list(dict.fromkeys(claim_ids))
        parts = [f"{title}.", *notes, *_sources(self.claim_ids, data or load()), _left_out(list(left_out))]
        self.caption = " ".join(parts)
        self.title = title
        self.png = _png(drawing)

    def html(self):
        """Give the figure as HTML: picture with description, caption, and the rows in a fold.

        Returns
        -------
        str
            One `<figure>` element.
        """
        picture = base64.b64encode(self.png).decode("ascii")
        rows = _table(self.table, f"The rows of the figure: {self.title}")
        return (
            f'<figure class="wo-figure" style="{_FIGURE}">'
            f'<img alt="{html.escape(self.alt)}" src="data:image/png;base64,{picture}" style="{_IMAGE}">'
            f'<figcaption style="max-width: 80ch; line-height: 1.5">{as_html(self.caption)}</figcaption>'
            f"<details><summary>Show as table</summary>{rows}</details></figure>"
        )

    def save(self, path):
        """Write the picture as a PNG file.

        Parameters
        ----------
        path : str or Path
            Where to write it; `.png` is added where it is missing.

        Returns
        -------
        Path
            The file.
        """
        path = Path(path)
        path = path if path.suffix.lower() == ".png" else path.with_name(f"{path.name}.png")
        path.write_bytes(self.png)
        return path

    def __repr__(self):
        """Give the description, as a terminal shows it."""
        return f"[Figure: {self.alt}]"

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html(), "text/plain": repr(self)}


def show(table, caption, columns=None):
    """Show rows as a table with a caption and named rows and columns.

    Parameters
    ----------
    table : pandas.DataFrame or pandas.Series
        The rows. A named index becomes the first column, an unnamed one is not shown.
    caption : str
        What the rows are.
    columns : list of str or dict, optional
        The columns to show, in order; a dict also renames them (`{"claim_ids": "Rows behind it"}`).

    Returns
    -------
    Shown
        Shows itself as HTML in a notebook and as text anywhere else.

    Raises
    ------
    KeyError
        If a column is not there.

    Examples
    --------
    >>> show(pd.DataFrame({"who": ["Lenin"], "votes": [479]}), "Votes")
    Votes
      Who Votes
    Lenin   479
    """
    table = table.to_frame() if isinstance(table, pd.Series) else table
    named = [name for name in table.index.names if name is not None]
    table = table.reset_index(named).reset_index(drop=True) if named else table.reset_index(drop=True)
    if columns is not None:
        missing = [name for name in columns if name not in table]
        if missing:
            raise KeyError(
                f"Problem: the table has no column {missing[0]!r}. It has: {', '.join(map(str, table))}."
            )
        table = table[list(columns)]
    heads = columns if isinstance(columns, dict) else None
    return Shown(_as_text(table, caption, heads), _table(table, caption, heads))


def card(claim_id, data=None):
    """Show one claim as an evidence card: who says it, when and for whom, and how sure it is.

    Parameters
    ----------
    claim_id : str
        For example "CONG-004".
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Shown
        Shows itself as HTML in a notebook and as text anywhere else.

    Raises
    ------
    KeyError
        If there is no such claim; the nearest ids are suggested.

    Examples
    --------
    >>> repr(card("CONG-004")).splitlines()[0]
    'Evidence card CONG-004'
    """
    data = data or load()
    title, parts = f"Evidence card {claim_id}", _card_parts(claim_id, data)
    text = "\n".join([title, *(f"{name}: {value}" for name, value in parts.items())])
    lines = "".join(
        f'<p style="margin: 0.3em 0"><strong>{name}:</strong> {as_html(value)}</p>'
        for name, value in parts.items()
    )
    box = "border: 2px solid; padding: 0.3em 1em; margin: 0.8em 0; max-width: 80ch"
    caption = f'<figcaption style="font-weight: bold">{html.escape(title)}</figcaption>'
    return Shown(text, f'<figure class="wo-card" style="{box}">{caption}{lines}</figure>')


# -- the parts of a card and of a caption ------------------------------------------------------------------


def _card_parts(claim_id, data):
    row = evidence.claim(claim_id, data)
    source = data.rows("sources")[row["source_id"]]
    edition = f"edition of {source['year']}" if source["year"] else ""
    by = ", ".join(part for part in (source["author"], source["title"], row["locator"], edition) if part)
    unsure = (
        f"; unsure {UNSURE.get(row['unsure_about'], 'about the ' + row['unsure_about'])}"
        if row["unsure_about"]
        else ""
    )
    parts = {
        "What it says": evidence.says(claim_id, data),
        "It speaks of": date_words(row["date"]) if row["date"] else "",
        "Who says it": by,
        "Made for": source["made_for"],
        "Where its maker stands": source["stance"],
        "How sure": f"{row['certainty']}; {evidence.HOW_KNOWN[row['how_known']]}{unsure}",
        "Note": row["note"],
        "Set against": _rivals(row, data),
    }
    return {name: value for name, value in parts.items() if value}


def _rivals(row, data):
    """The claims that say otherwise; which one we follow is left for the reader to ask."""
    if not row["disagreement_id"]:
        return ""
    claims = data.claims
    clash = claims[claims["disagreement_id"].eq(row["disagreement_id"]) & claims["value"].ne(row["value"])]
    if data.rows("properties")[row["property"]]["value_type"] in ("date", *NUMERIC):
        clash = clash[clash["property"].eq(row["property"])]  # dates beside dates: words about them elsewhere
    told = [f"{other.claim_id}: {_words(other.value, 'date').rstrip('.')}" for other in clash.itertuples()]
    more = f"; and {len(told) - NAMED} more" if len(told) > NAMED else ""
    others = "; ".join(told[:NAMED]) + more
    question = data.rows("disagreements")[row["disagreement_id"]]["question"]
    return f"{others}. {question}".lstrip(". ")


def _sources(claim_ids, data):
    """Say on how many claims a figure rests, by which sources, and which of them nobody here has seen."""
    if not claim_ids:
        return ["No claim stands behind these numbers."]
    claims = data.claims.set_index("claim_id").loc[claim_ids]
    names = claims["source_id"].map(evidence.short_names(data)).str.split(":").str[0]
    who = list(dict.fromkeys(names))
    more = f" and {len(who) - NAMED} more" if len(who) > NAMED else ""
    count = "1 claim" if len(claims) == 1 else f"{len(claims)} claims"
    sentences = [f"Sources: {count} by {'; '.join(who[:NAMED])}{more}."]
    unchecked = claims.index[claims["how_known"].eq("unchecked")]
    if len(unchecked):
        seen = "stands in the literature, but nobody here has seen the page"
        sentences.append(f"UNCHECKED: {', '.join(unchecked)} ({seen}).")
    return sentences


def _left_out(reasons):
    return f"Left out: {'; '.join(reasons)}." if reasons else "Nothing was left out."


def _png(drawing):
    """The same bytes for the same drawing, whatever the day or the version that made it."""
    file = io.BytesIO()
    drawing.savefig(
        file, format="png", dpi=100, facecolor="white", bbox_inches=None, metadata={"Software": None}
    )
    return file.getvalue()


# -- cells and tables --------------------------------------------------------------------------------------


def _head(name, heads=None):
    name = str(name)
    words = (heads or {}).get(name) or HEADS.get(name) or name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _words(value, column=""):
    """A cell in words: whole numbers without a point, dates in English, flags spelt out."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple, set, dict)):
        return ", ".join(map(str, value))
    if pd.isna(value):
        return EMPTY
    if isinstance(value, pd.Timestamp):
        return date_words(f"{value:%Y-%m-%d}")
    if isinstance(value, float):
        return f"{value:.15g}"
    if column == "date":
        return _date(str(value))
    return KNOWN.get(value, str(value)) if column == "how_known" else str(value)


def _date(text):
    try:
        return date_words(text)
    except ValueError:  # words already
        return text


def _cells(table):
    return pd.DataFrame(
        {name: [_words(value, name) for value in table[name]] for name in table}, columns=table.columns
    )


def _is_number(column):
    filled = [text for text in column if text not in ("", EMPTY)]
    return bool(filled) and all(re.fullmatch(r"-?[\d,]+(\.\d+)?( ?%)?", text) for text in filled)


def _table(table, caption, heads=None):
    """Rows as an HTML table: caption, named columns, the first cell of a row names it."""
    cells = _cells(table)
    look = [_NUMBER if _is_number(cells[name]) else _TEXT for name in cells]
    head = "".join(
        f'<th scope="col" style="{style}">{as_html(_head(name, heads))}</th>'
        for name, style in zip(cells, look, strict=True)
    )
    rows = "".join(_table_row(row, look) for row in cells.itertuples(index=False, name=None))
    empty = f'<tr><td colspan="{len(look)}">No rows.</td></tr>'
    return (
        f'<table style="margin-left: 0"><caption style="{_CAPTION}">{as_html(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows or empty}</tbody></table>"
    )


def _table_row(row, look):
    first = f'<th scope="row" style="{look[0]}">{as_html(row[0])}</th>'
    rest = "".join(
        f'<td style="{style}">{as_html(cell)}</td>' for cell, style in zip(row[1:], look[1:], strict=True)
    )
    return f"<tr>{first}{rest}</tr>"


def _as_text(table, caption, heads=None):
    cells = _cells(table).rename(columns=lambda name: _head(name, heads))
    return f"{caption}\n{cells.to_string(index=False) if len(cells) else 'No rows.'}"
