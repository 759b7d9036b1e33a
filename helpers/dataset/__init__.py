"""The dataset as it stands in `data/`: its tables, the checks that refuse bad data, and its dates."""

from helpers.dataset.checks import DataError
from helpers.dataset.history import NUMERIC, THINGS
from helpers.dataset.tables import DATA, ROOT, read_tables

__all__ = ["DATA", "NUMERIC", "ROOT", "THINGS", "DataError", "read_tables"]
