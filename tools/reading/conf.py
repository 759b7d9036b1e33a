"""Sphinx's settings for the reading edition; tools/reading_edition.py copies them beside the pages that it writes."""

from functools import cache
from html import escape

from sphinx.search.en import SearchEnglish

project = "The Workers' Opposition"
html_title = project
author = "the Workers' Opposition course"
extensions = ["myst_nb"]
nb_execution_mode = "off"  # the lessons were run when their pages were made
nb_merge_streams = True
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
suppress_warnings = ["myst.header", "toc.not_included"]
html_theme = "sphinx_book_theme"
html_theme_options = {
    "use_download_button": False,
    "use_fullscreen_button": False,
    "home_page_in_toc": True,
    "show_navbar_depth": 1,
    "max_navbar_depth": 1,  # no page stands below another: without it each page looks for some
    "show_toc_level": 2,
    "logo": {"text": project},
    "navbar_persistent": [],
}
html_context = {"default_mode": "auto"}
html_static_path = ["_static"]
html_css_files = ["look.css", "reading.css"]
html_js_files = ["reading.js"]
html_copy_source = html_show_sourcelink = False
html_show_sphinx = False
html_use_index = False
html_last_updated_fmt = None
language = "en"
SearchEnglish.stem = cache(SearchEnglish.stem)  # Sphinx finds the stem of a word anew on each page


def setup(app):
    """Let the title that the theme prints above a page be words: the theme sets it as it stands, as HTML."""
    app.connect("html-page-context", _escape_title, priority=900)  # after the theme, which has 500


def _escape_title(app, pagename, templatename, context, doctree):
    context["pagetitle"] = escape(context.get("pagetitle", ""))
