"""Change something and see what follows: controls over the charts, with twins for print, text and code."""
