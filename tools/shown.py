"""Give the words of all that a lesson shows, so that a change in it can be read in a diff."""

from html.parser import HTMLParser

# fmt: off
BLOCKS = {
    "address", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "tbody", "thead",
    "tr", "ul",
}
# fmt: on
HIDDEN = {"script", "style"}


def as_text(notebook):
    """Give what each code cell shows, under its name: words, rows of tables, descriptions of pictures.

    Args:
        notebook (nbformat.NotebookNode): A lesson with its outputs.

    Returns:
        str
    """
    parts = [f"What the lesson shows: {notebook.metadata['title']}", "(made by tools/editions.py)"]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            parts += ["", f"== {cell.id} ==", *filter(None, map(_words, cell.outputs))]
    return "\n".join(parts) + "\n"


def _words(output):
    """Give the words of one output: those of its HTML, where it has any."""
    data = output.get("data", {})
    if "text/html" in data:
        return of_html("".join(data["text/html"]))
    return "".join(data.get("text/plain", output.get("text", ""))).strip()


def of_html(page):
    """Give a piece of HTML as lines of words.

    Examples:
        >>> of_html("<p>One <b>word</b></p><tr><th>a</th><td>1</td></tr><img alt='A map'>")
        'One word\\na | 1\\n[Picture: A map]'
    """
    words = _Words()
    words.feed(page)
    words.close()
    words.end_line()
    return "\n".join(words.lines)


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.lines, self.line, self.hidden = [], "", 0

    def end_line(self):
        line = " ".join(self.line.split()).removesuffix("|").strip()
        self.lines += [line] if line else []
        self.line = ""

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in HIDDEN
        if tag in BLOCKS:
            self.end_line()
        if tag == "img":
            self.end_line()
            self.line = f"[Picture: {dict(attributes).get('alt', '')}]"
            self.end_line()

    def handle_endtag(self, tag):
        self.hidden -= tag in HIDDEN
        if tag in BLOCKS:
            self.end_line()
        elif tag in ("td", "th"):
            self.line += " | "

    def handle_data(self, words):
        if not self.hidden:
            self.line += words
