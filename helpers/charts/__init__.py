"""The charts: one function draws one kind of figure."""
