"""A figure: rows, what is drawn of them when somebody looks, what it says, its sources and what was left out."""

import io
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Protocol

import pandas as pd

from helpers import page
from helpers.figures.tables import show
from helpers.page import Part, Shown
from helpers.readings import Dataset
from helpers.readings.wording import short_names
from helpers.words import first_of, listed, plural

NAMED = 6  # sources in a caption: the others are counted


class Body(Protocol):
    """What a figure is made of, a grid or a picture: `part` gives it with its caption and its description."""

    part: Callable[[str, str], Part]


class Figure(Shown):
    """Rows made visible.

    Attributes:
        title (str): What the figure is of.
        table (pandas.DataFrame): The rows that are shown.
        said (str): What it says, in a sentence or two, computed from the rows.
        alt (str): For a picture: kind, axes and finding, for those who cannot see it; 300 characters at most.
        notes (list of str): Notes, the sources and what was left out.
        claim_ids (list of str): The claims that the figure rests on.

    Examples:
        >>> from helpers.charts.platforms import demands
        >>> demands(load()).title
        "What became of the demands of the Workers' Opposition at the Tenth Congress"
    """

    def __init__(
        self,
        data: Dataset,
        rows: pd.DataFrame,
        body: Body | None,
        *,
        title: str,
        said: str,
        alt: str = "",
        columns: Iterable[str] | None = None,
        key: str = "",
        notes: Iterable[str] = (),
        left_out: Iterable[str] = (),
        claim_ids: Iterable[str] | None = None,
    ) -> None:
        """Put a figure together.

        Args:
            data (Dataset): The dataset of the claims.
            rows (pandas.DataFrame): The rows shown, each with its `claim_ids`.
            body (Body, optional): What is made of them: a `Grid`, or a picture such as `Bars`; None for nothing.
            title (str): What the figure is of, without a full stop.
            said (str): What it says, computed from the rows.
            alt (str): For a picture: kind, axes and finding.
            columns (iterable of str, optional): The columns that a reader may see; all where none are named.
            key (str): How to read it, where the marks need more words than their own.
            notes (iterable of str): Sentences that stand in the fold of sources; an empty one is not said.
            left_out (iterable of str): How many rows were left out and why; "0 events ..." is not said.
            claim_ids (iterable of str, optional): The claims behind it, where the rows do not name them all.
        """
        self.title, self.said, self.alt, self.body, self._key = title, said, alt, body, key
        self.rows = rows.reset_index(drop=True)
        self.table = self.rows if columns is None else self.rows[list(columns)]
        ids = " ".join(rows.get("claim_ids", [])).split() if claim_ids is None else claim_ids
        self.claim_ids = list(dict.fromkeys(ids))
        self._sources, self._unchecked = _sources(self.claim_ids, data)
        gone = [reason for reason in left_out if reason and not reason.startswith("0 ")]  # counts nothing: no reason
        gone = f"Left out: {'; '.join(gone)}." if gone else "Nothing was left out."
        self.notes = [*filter(None, notes), *self._sources, gone]

    @property
    def caption(self) -> str:
        """Title, how to read it, notes, sources and what was left out, in one text."""
        return " ".join(filter(None, [f"{self.title}.", self._key, *self._unchecked, *self.notes]))

    @property
    def part(self) -> Part:
        """The figure as a part of a page: what it shows, then folds with its sources and its rows."""
        if self.body is None:
            return page.paragraph(self.said)
        shown = [
            self.body.part(f"{self.title}.", self.alt),
            *(page.paragraph(text, cls="wo-small") for text in filter(None, [self._key, *self._unchecked])),
            page.fold("Sources, and what was left out", page.paragraph(" ".join(self.notes))),
            page.fold("The rows, with their claims", show(self.table, f"The rows of: {self.title}").part),
        ]
        return page.figure(*shown)

    def save(self, path: str | Path) -> Path:
        """Write a picture as a PNG file, anything else as a page; the right ending is added where it is missing.

        Args:
            path (str or Path): Where to write it.

        Returns:
            Path: The file.
        """
        drawn = hasattr(self.body, "png")
        path, ending = Path(path), ".png" if drawn else ".html"
        path = path if path.suffix.lower() == ending else path.with_name(path.name + ending)
        path.write_bytes(self.body.png if drawn else self.html().encode())
        return path


class Picture:
    """What needs axes, space or a network: its `draw()` gives a matplotlib figure, when it is first looked at."""

    @cached_property
    def drawing(self) -> object:
        """The drawing, made when somebody first asks, without any state of pyplot."""
        return self.draw()

    @cached_property
    def png(self) -> bytes:
        """The picture: the same bytes for the same drawing, whatever the day or the version that made it."""
        file = io.BytesIO()
        self.drawing.savefig(file, format="png", dpi=100, facecolor="white", metadata={"Software": None})
        return file.getvalue()

    def part(self, title: str, alt: str) -> Part:
        """Give the picture with its caption and its description."""
        return page.picture(self.png, alt, title)


def nothing(data: Dataset, title: str, columns: Iterable[str]) -> Figure:
    """Give what stands in for a figure without rows: one sentence that says what is missing, and an empty table.

    >>> nothing(load().reading(certainty="well supported"), "Who signed", ["person"])
    Who signed: no claim that is well supported or better speaks of it, so there is nothing to show.
    """
    said = f"{title}: no claim that is {data.certainty} or better speaks of it, so there is nothing to show."
    return Figure(data, pd.DataFrame(columns=list(columns), dtype=object), None, title=title, said=said)


def _sources(claim_ids: list[str], data: Dataset) -> tuple[list[str], list[str]]:
    """Say on how many claims a figure rests, by which sources, and which of them nobody here has seen."""
    if not claim_ids:
        return ["No claim stands behind these numbers."], []
    claims, names = data.rows("claims"), short_names(data)
    who = list(dict.fromkeys(names[claims[claim_id]["source_id"]] for claim_id in claim_ids))
    unchecked = [claim_id for claim_id in claim_ids if claims[claim_id]["how_known"] == "unchecked"]
    warning = f"UNCHECKED: {listed(unchecked)} (in the literature, but nobody here has seen the page)."
    said = f"Sources: {plural(len(claim_ids), 'claim')} by {first_of(who, NAMED, ' and ')}."
    return [said], [warning] if unchecked else []
