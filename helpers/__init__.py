"""The shared helpers of the lessons: `import helpers as wo`, then `data = wo.load()`."""

from importlib import import_module

# Names are looked up when they are first used, so that `import helpers` brings neither matplotlib nor ipywidgets.
_HOMES = {
    "helpers.dataset": ["DataError"],
    "helpers.readings": ["Dataset", "load"],
    "helpers.readings.lives": ["accused"],
    "helpers.readings.working_out": ["shares", "votes_needed"],
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
    "helpers.figures.cards": ["card"],
    "helpers.figures.documents": ["read"],
    "helpers.figures.figure": ["Figure"],
    "helpers.figures.life_cards": ["life_card", "roll"],
    "helpers.figures.tables": ["show"],
    "helpers.charts.ballots": ["ballots"],
    "helpers.charts.beginnings": ["beginnings"],
    "helpers.charts.cases": ["case_of"],
    "helpers.charts.certainty": ["certainty"],
    "helpers.charts.coverage": ["coverage", "shelves"],
    "helpers.charts.groups": ["groups"],
    "helpers.charts.intervals": ["how_long_until"],
    "helpers.charts.lanes": ["lanes"],
    "helpers.charts.lenses": ["lenses"],
    "helpers.charts.lives": ["life_lines"],
    "helpers.charts.maps": ["strongholds"],
    "helpers.charts.memory": ["memory", "name_index"],
    "helpers.charts.networks": ["served_together"],
    "helpers.charts.outcomes": ["demands"],
    "helpers.charts.over_time": ["over_time"],
    "helpers.charts.platforms": ["positions"],
    "helpers.charts.profiles": ["delegates_profile"],
    "helpers.charts.rivals": ["rivals"],
    "helpers.charts.shares": ["share"],
    "helpers.charts.signers": ["signers"],
    "helpers.charts.spellings": ["spellings"],
    "helpers.charts.steps": ["steps_of"],
    "helpers.charts.timelines": ["two_places"],
    "helpers.charts.votes": ["arithmetic"],
    "helpers.charts.words_career": ["words_career"],
    "helpers.charts.works_timeline": ["works_timeline"],
    "helpers.explorers.beginnings": ["where_does_it_start"],
    "helpers.explorers.certainty": ["certainty_dial"],
    "helpers.explorers.intervals": ["how_long"],
    "helpers.explorers.lanes": ["two_lanes"],
    "helpers.explorers.lenses": ["lens_switch"],
    "helpers.explorers.platforms": ["position_matrix"],
    "helpers.explorers.seats": ["lenins_arithmetic"],
    "helpers.explorers.shares": ["what_share"],
    "helpers.explorers.signers": ["who_signed"],
    "helpers.explorers.spellings": ["many_spellings"],
    "helpers.explorers.words_career": ["follow_the_words"],
    "helpers.practice": ["ask", "begin", "check", "finish", "my_work", "recall", "show_me"],
    "helpers.practice.capstone": ["before_handing_in", "check_claims", "look_up"],
    "helpers.practice.rows": ["practice_claims", "practice_sheet"],
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
