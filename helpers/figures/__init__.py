"""Rows to something to look at: the only room that touches matplotlib."""

import logging

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # of a home that cannot be written a learner needs no news
