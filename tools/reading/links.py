"""Whether every link of a built edition leads somewhere, and nothing is asked of another computer."""

import re
from functools import cache, partial
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote

# A whole word, which is looked at behind it: a pattern that begins with \b is searched for ten times as long.
ADDRESS = re.compile(r"""(href(?<=\bhref)|src(?<=\bsrc))=["']([^"']+)["']""")
PLACE = re.compile(r"""id(?<=\bid)=["']([^"']+)["']""")
ELSEWHERE = re.compile(r"^(https?:|//)")


def faults(folder):
    """List the dead links of the pages in a folder, and whatever a page would fetch from another computer."""
    folder = folder.resolve()
    pages = (path for path in folder.rglob("*.html") if "_static" not in path.parts)
    texts = {path: path.read_text(encoding="utf-8") for path in pages}
    places = {path: set(PLACE.findall(text)) for path, text in texts.items()}
    fault = cache(partial(_fault, places))  # most addresses of a page stand on all its neighbours too
    return [
        f"{path.relative_to(folder)}: {address} {what}"
        for path, text in texts.items()
        for kind, address in dict.fromkeys(ADDRESS.findall(text))
        if (what := fault(path if address.startswith("#") else path.parent, kind, address))
    ]


def _fault(places, start, kind, address):
    """Say what is wrong with an address, seen from a page or from its folder; "" where nothing is."""
    if ELSEWHERE.match(address):
        return "" if kind == "href" else "is on another computer"
    if re.match(r"[a-z]+:", address) or address == "#":
        return ""
    file, _, anchor = address.partition("#")
    target = Path(normpath(start / unquote(file.partition("?")[0])))
    if target in places:
        return "has no such place on its page" if anchor and unquote(anchor) not in places[target] else ""
    return "" if target.exists() else "leads nowhere"
