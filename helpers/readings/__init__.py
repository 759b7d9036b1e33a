"""Turn claims into tidy tables: everything a lesson shows is such a reading, and names the claims behind it."""

from helpers.readings.dataset import Dataset, load
from helpers.readings.settling import CERTAINTY
from helpers.readings.tables import OUTCOMES
from helpers.readings.wording import date_words

__all__ = ["CERTAINTY", "OUTCOMES", "Dataset", "date_words", "load"]
