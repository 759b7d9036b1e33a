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
    "helpers.charts.cases": ["case_of", "steps_of"],
    "helpers.charts.congress": ["arithmetic", "ballots", "share"],
    "helpers.charts.coverage": ["certainty", "coverage", "shelves"],
    "helpers.charts.lives": ["how_long_until", "life_lines"],
    "helpers.charts.maps": ["strongholds"],
    "helpers.charts.memory": ["memory", "name_index"],
    "helpers.charts.platforms": ["demands", "positions"],
    "helpers.charts.rivals": ["rivals"],
    "helpers.charts.signers": ["served_together", "signers"],
    "helpers.charts.spellings": ["spellings"],
    "helpers.charts.stories": ["beginnings", "groups", "lanes", "words_career"],
    "helpers.charts.timelines": ["two_places"],
    "helpers.charts.works": ["lenses", "works_timeline"],
    "helpers.explorers.counts": ["certainty_dial", "lens_switch", "lenins_arithmetic", "what_share"],
    "helpers.explorers.people": ["how_long", "many_spellings", "who_signed"],
    "helpers.explorers.stories": ["follow_the_words", "position_matrix", "two_lanes", "where_does_it_start"],
    "helpers.practice": ["ask", "begin", "check", "finish", "my_work", "recall", "show_me"],
    "helpers.practice.capstone": ["before_handing_in", "check_claims"],
    "helpers.practice.rows": ["practice_claims"],
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
