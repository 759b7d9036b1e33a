"""The shared helpers of the lessons: `import helpers as wo`, then `data = wo.load()`."""

from importlib import import_module

# Names are looked up when they are first used, so that `import helpers` brings neither matplotlib nor ipywidgets.
_HOMES = {
    "helpers.dataset": ["DataError"],
    "helpers.readings": ["Dataset", "load"],
    "helpers.evidence": [
        "bibliography",
        "cite",
        "claim",
        "disagreements",
        "failing_sums",
        "says",
        "silences",
        "who_says",
    ],
    "helpers.figures": ["Figure", "card", "show"],
    "helpers.charts.timelines": ["two_places"],
    "helpers.charts.profiles": ["delegates_profile"],
    "helpers.charts.shares": ["share", "shares"],
    "helpers.charts.votes": ["arithmetic", "votes_needed"],
    "helpers.charts.outcomes": ["demands"],
    "helpers.explorers.shares": ["what_share"],
    "helpers.explorers.seats": ["lenins_arithmetic"],
    "helpers.practice": ["ask", "check", "finish", "show_me"],
    "helpers.practice.work": ["my_work", "recall"],
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}
__all__ = sorted(_HOME)


def __getattr__(name):
    if name not in _HOME:
        from helpers.words import nearest

        raise AttributeError(f"Problem: the helpers have no {name!r}.{nearest(name, __all__)}")
    return getattr(import_module(_HOME[name]), name)


def __dir__():
    return __all__
