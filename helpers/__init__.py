"""The shared helpers of the lessons: `import helpers as wo`, then `data = wo.load()`."""

import re
from importlib import import_module
from pathlib import Path

# The stub says where each public name stands. It is looked up when it is first used, so that `import helpers` brings
# neither matplotlib nor ipywidgets.
_STUB = Path(__file__).with_suffix(".pyi").read_text(encoding="utf-8")
_HOME = {name: module for module, name in re.findall(r"^from (\S+) import (\w+)", _STUB, flags=re.M)}
__all__ = sorted(_HOME)


def __getattr__(name):
    if name not in _HOME:
        from helpers.words import nearest

        raise AttributeError(f"Problem: the helpers have no {name!r}.{nearest(name, __all__)}")
    return getattr(import_module(_HOME[name]), name)


def __dir__():
    return __all__
