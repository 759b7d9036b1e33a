"""Rows to something to look at: the only room that touches matplotlib."""

from helpers.figures.old import *  # noqa: F403  (until every chart is rewritten)
from helpers.figures.old import KNOWN, Shown  # noqa: F401
