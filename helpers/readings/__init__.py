"""Turn claims into tidy tables: everything a lesson shows is such a reading, and names the claims behind it."""

from helpers.readings.dataset import Dataset, load
from helpers.readings.settling import CERTAINTY, date_words
from helpers.readings.tables import OUTCOMES

__all__ = ["CERTAINTY", "OUTCOMES", "Dataset", "date_words", "load"]
