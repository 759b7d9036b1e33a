"""What controls need of the page: their keys, an ear, a word where nobody hears; keyboard.js says how it works."""

import json
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import ipywidgets as w
from IPython.display import display

from helpers.work.said import Said, failed
from helpers.work.saving import folder


def keep_keys() -> None:
    """Let the page watch over the controls that this cell shows; call it once in the cell.

    Widgets with the class `wo-feedback` become status regions, so that a screen reader says new feedback.
    """
    lines = map(str.strip, Path(__file__).with_suffix(".js").read_text(encoding="utf-8").splitlines())
    display({"application/javascript": "\n".join(line for line in lines if line[:2] != "//")}, raw=True)


def on_press(button: w.Button, said: w.HTML, act: Callable[[], Said]) -> None:
    """Show what a press gives, or what went wrong: JupyterLab hides an exception in a callback."""

    def run(_: w.Button) -> None:
        try:
            said.value = act()._repr_html_()
        except Exception as error:
            said.value = failed(error)._repr_html_()

    button.on_click(run)


def widget(kind: type, *inside: object, **traits: object) -> w.DOMWidget:
    """Make a widget that shares layout and style with its like: the page is sent each once, not for every widget."""
    for name in {"layout", "style"} & set(kind.class_trait_names()):
        traits[name] = _shared(kind.class_traits()[name].klass, tuple(sorted(traits.get(name, {}).items())))
    return kind(*inside, **traits)


@cache
def _shared(kind: type, traits: tuple) -> w.Widget:
    return kind(**dict(traits))


def listen(box: w.Box, name: str, take: Callable[[list[str] | None, bool, str], str] | None = None) -> w.Box:
    """Put the hidden line into a box of controls, among them a widget with the class `wo-feedback`; give the same box.

    The browser keeps words that were not heard under the name: the same box has the same name again. `take` is given
    the texts that stand in the boxes to write in, in order, or None for none, whether the page is new, and the name of
    the page; it gives a note where they could not be saved.
    """
    name = f"{name}@{zlib.crc32(str(folder()).encode()):08x}"  # two learners may share one browser
    line = widget(w.Text, placeholder=f"{name} 0", layout={"display": "none"}).add_class("wo-ear")

    def heard(change: dict) -> None:
        told = json.loads(change["new"])
        unsaved = take and take(told["texts"], told["anew"], told.get("page", ""))
        line.placeholder = f"{name} {told['count']}{' unsaved' if unsaved else ''}"

    line.observe(heard, "value")
    box.children = (*box.children, line)
    return box.add_class("wo-box")
