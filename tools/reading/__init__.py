"""The reading edition: the course as pages that need no Python, made from the same sources as the notebooks."""
