"""Every chart as the lessons call it: what the tests of all charts go through, each made once in a session."""

from functools import cache

import helpers as wo

CERTAINTIES = ("contested", "weak", "supported", "well supported")

EXPLORERS = [name for name, room in wo._HOME.items() if room.startswith("helpers.explorers")]
CHARTS = {
    "two_places": lambda data: wo.two_places(data),
    "a short two_places": lambda data: wo.two_places(data, "1921-03-14", "1921-03-16"),
    "share": lambda data: wo.share(data),
    "share of all": lambda data: wo.share(data, base="all"),
    "share of both": lambda data: wo.share(data, base="both"),
    "share of an own total": lambda data: wo.share(data, 50, 700),
    "arithmetic": lambda data: wo.arithmetic(data),
    "arithmetic of 27": lambda data: wo.arithmetic(data, present=27),
    "arithmetic of 33": lambda data: wo.arithmetic(data, present=33),
    "demands": lambda data: wo.demands(data),
    "words_career": lambda data: wo.words_career(data),
    "words_career at a step": lambda data: wo.words_career(data, 3),
    "steps_of": lambda data: wo.steps_of(data, wo.accused("Moscow case, 1935")),
    "case_of": lambda data: wo.case_of(data, "shliapnikov"),
    "case_of another": lambda data: wo.case_of(data, "medvedev_sp"),
    "lenses": lambda data: wo.lenses(data, ["lenin", "allen_letter", "koshel", "anarchist_faq"]),
    "lenses, differences": lambda data: wo.lenses(data, ["hebbes", "clements"], differences=True),
    "works_timeline": lambda data: wo.works_timeline(data),
    "rivals of a year": lambda data: wo.rivals(data, "shliapnikov", "died"),
    "rivals of many dates": lambda data: wo.rivals(data, "workers_opposition", "dated"),
    "rivals of days": lambda data: wo.rivals(data, "congress_10", "dated"),
    "rivals of a number": lambda data: wo.rivals(data, "congress_10", "delegates_voting"),
    "rivals without an end": lambda data: wo.rivals(data, "kronstadt_rising", "delegates_sent"),
    "spellings": lambda data: wo.spellings(data),
    "spellings with the name table": lambda data: wo.spellings(data, "miasnikov", "Myasnikov", True),
    "rivals on a logarithmic axis": lambda data: wo.rivals(data, "party_members", "value"),
    "strongholds": lambda data: wo.strongholds(data),
    "beginnings": lambda data: wo.beginnings(data),
    "beginnings at the end": lambda data: wo.beginnings(data, "first legal faction"),
    "life_lines": lambda data: wo.life_lines(data, "letter_of_22", mark="1922-02-26"),
    "life_lines of three": lambda data: wo.life_lines(data, ["shliapnikov", "lutovinov", "kollontai"]),
    "served_together": lambda data: wo.served_together(data),
    "served_together with the leaders": lambda data: wo.served_together(
        data, ["shliapnikov", "medvedev_sp", "kollontai", "lenin", "trotsky", "zinoviev"]
    ),
    "signers": lambda data: wo.signers(data),
    "all signers": lambda data: wo.signers(data, "all 24", "later life"),
    "ballots": lambda data: wo.ballots(data, ["miners_1921_01", "moscow_1921_01_first", "petrograd_districts_1921_01"]),
    "positions on one issue": lambda data: wo.positions(data, "run_industry"),
    "positions on four issues": lambda data: wo.positions(data, ["specialists", "recall", "militarisation", "groups"]),
    "positions, all": lambda data: wo.positions(data, certainty="supported"),
    "positions, hidden": lambda data: wo.positions(data, hidden=True),
    "ballots as shares": lambda data: wo.ballots(data, ["kharkov_1920_11", "congress_10_unity"], share=True),
    "certainty": lambda data: wo.certainty(data, "people", "supported"),
    "certainty of ballots": lambda data: wo.certainty(data, "ballots", "well supported"),
    "certainty of signatures": lambda data: wo.certainty(data, "signatures", "supported"),
    "certainty of positions": lambda data: wo.certainty(data, "positions", "supported"),
    "certainty of all events": lambda data: wo.certainty(data, "events", "contested"),
    "coverage": lambda data: wo.coverage(data),
    "shelves": lambda data: wo.shelves(data),
    "shelves by kind": lambda data: wo.shelves(data, "kind"),
    "coverage of thirty": lambda data: wo.coverage(data, "all"),
    "how_long_until": lambda data: wo.how_long_until(data),
    "how_long_until an act of the party": lambda data: wo.how_long_until(data, "party"),
    "how_long_until any act": lambda data: wo.how_long_until(data, "any", ["shliapnikov", "smilga", "kollontai"]),
    "memory": lambda data: wo.memory(data),
    "name_index": lambda data: wo.name_index(data),
    "lanes": lambda data: wo.lanes(data),
    "lanes of one kind": lambda data: wo.lanes(data, ["archive"]),
}


@cache
def charted(name, certainty="contested"):
    """Give one figure of the gallery, from the claims that are at least so sure."""
    return CHARTS[name](wo.load().reading(certainty))
