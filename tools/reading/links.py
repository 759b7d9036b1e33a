"""Whether every link of a built edition leads somewhere, and nothing is asked of another computer."""

import re
from functools import cache
from urllib.parse import unquote

ADDRESS = re.compile(r"""\b(href|src)=["']([^"']+)["']""")
PLACE = re.compile(r"""\bid=["']([^"']+)["']""")
ELSEWHERE = re.compile(r"^(https?:|//)")


def faults(folder):
    """List the dead links of the pages in a folder, and whatever a page would fetch from another computer."""
    texts = {
        path.resolve(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.html")
        if "_static" not in path.parts
    }
    places = {path: set(PLACE.findall(text)) for path, text in texts.items()}
    find = cache(_found)  # most addresses of a page stand on all its neighbours too
    return [
        f"{path.relative_to(folder.resolve())}: {what}"
        for path, text in texts.items()
        for kind, address in dict.fromkeys(ADDRESS.findall(text))
        if (what := _fault(path, kind, address, places, find))
    ]


def _found(folder, file):
    """Give the file to which an address leads from a folder, or None."""
    target = (folder / unquote(file.partition("?")[0])).resolve()
    return target if target.exists() else None


def _fault(path, kind, address, places, find):
    """Say what is wrong with one address on a page; "" where nothing is."""
    if ELSEWHERE.match(address):
        return "" if kind == "href" else f"it asks another computer for {address}"
    if re.match(r"[a-z]+:", address) or address == "#":
        return ""
    file, _, anchor = address.partition("#")
    target = find(path.parent, file) if file else path
    if not target:
        return f"{address} leads nowhere"
    lost = anchor and target in places and unquote(anchor) not in places[target]
    return f"{address} has no such place on its page" if lost else ""
