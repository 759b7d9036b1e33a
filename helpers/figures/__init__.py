"""Rows to something to look at: the only room that touches matplotlib."""
