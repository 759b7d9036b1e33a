"""The position matrix: predict what a platform says, look, and see how much is left when you ask for surer claims."""

from helpers.charts import platforms
from helpers.explorers.base import Explorer, choice, printed, tick
from helpers.figures.figure import Figure
from helpers.page import Shown
from helpers.readings import CERTAINTY, Dataset, load
from helpers.readings.stories import default
from helpers.words import nearest

ALL = "all"


def position_matrix(issue: str | None = None, certainty: str = "contested", data: Dataset | None = None) -> Explorer:
    """Explore what each platform says on an issue, and how sure that is.

    Args:
        issue (str, optional): The issue to begin with, such as "recall", or "all"; who runs industry where none is
            named.
        certainty (str): The least certainty to begin with: "contested" (all claims), "weak", "supported" or "well
            supported".
        data (Dataset, optional): The dataset to ask; the project's own where none is named.

    Returns:
        Explorer: The cells are hidden until the box is ticked. Twins: `wo.positions(data, "recall")` shows the answers
            without controls, `data.positions` is the table, `.twin()` a page to print.

    Raises:
        ValueError: If the issue or the certainty is not known.

    Examples:
        >>> position_matrix().words()[:14]
        'Predict first:'
    """
    data = data or load()
    names = data.table("issues").set_index("issue_id")["name"]
    issues = {**{issue: names[issue] for issue in platforms.spoken_of(data)}, ALL: "all issues"}
    issue = issue or default(data, "issue")
    for what, word, words in (("issue", issue, issues), ("certainty", certainty, CERTAINTY)):
        if word not in words:
            raise ValueError(f"Problem: there is no {what} {word!r} to choose.{nearest(word, words)}")
    controls = {
        "issue": choice("Issue:", [(name, issue) for issue, name in issues.items()], issue),
        "certainty": choice("At least:", CERTAINTY, certainty),
        "show": tick("Show the answers", False),
    }

    def draw(issue: str, certainty: str, show: bool) -> Figure:
        return platforms.positions(data, None if issue == ALL else issue, certainty=certainty, hidden=not show)

    asked = None if issue == ALL else issue
    code = f"wo.positions(data, {asked!r}, certainty={certainty!r}, hidden=True)"
    return Explorer("02-position-matrix", controls, draw, code, lambda: _printed(data))


def _printed(data: Dataset) -> Shown:
    """The matrix of one issue hidden and shown, all issues, and all of surer claims."""
    issue = default(data, "issue")
    figures = [
        platforms.positions(data, issue, hidden=True),
        platforms.positions(data, issue),
        platforms.positions(data),
        platforms.positions(data, certainty="supported"),
    ]
    return printed(data, "position_matrix", figures)
