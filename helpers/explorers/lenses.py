"""The lens switch: what a work throws light on in the shared table, what it leaves dark, and how two works differ."""

from helpers.charts import lenses
from helpers.explorers.base import LINE, Explorer, choice, printed
from helpers.readings import load

ENOUGH = 10  # claims that a work needs to be a lens
NOBODY = "no other work"
READ = {
    "read": "What we had of it was read whole",
    "part read": "Only a part of it was read",
    "abstract only": "Only its abstract was read",
    "not read": "It was not read: other works report it",
}
SILENCE = "Silence means that its author does not treat it, or that we did not read it."


def lens_switch(work="allen_letter", other=None, data=None):
    """Explore what a work of interpretation throws light on, or how two of them differ.

    Parameters
    ----------
    work : str
        The work to begin with, such as "allen_letter", "koshel", "hebbes" or "anarchist_faq".
    other : str, optional
        A second work: then the differences only are shown.
    data : Dataset, optional
        The dataset to ask; the project's own where none is named.

    Returns
    -------
    Explorer
        Two lists of works, the result in words and bars by topic; keeps the last choice in my_work. Works with
        fewer than ten claims are not offered. Twins: `wo.lenses(data, ["allen_letter"])` draws the same without
        controls, `.twin()` gives a page to print.

    Raises
    ------
    ValueError
        If a work is not known or rests on too few claims.

    Examples
    --------
    >>> lens_switch("hebbes").words().split(".")[0]
    'Hebbes: 18 claims of the shared table rest on this work'
    """
    data = data or load()
    for each in [work, other] if other else [work]:
        _enough(data, each)
    offered = [(lenses.WORKS[each].name, each) for each in lenses.WORKS if _count(data, each) >= ENOUGH]
    controls = {
        "work": choice("Work:", offered, work),
        "other": choice("Compare with:", [(NOBODY, ""), *offered], other or ""),
    }

    def draw(work, other):
        works = [work, other] if other else [work]
        return lenses.lenses(data, works, differences=bool(other)), _words(data, works)

    code = (
        f'wo.lenses(data, ["{work}", "{other}"], differences=True)'
        if other
        else f'wo.lenses(data, ["{work}"])'
    )
    return Explorer("08-lens-switch", controls, draw, code, lambda: _printed(data))


def _count(data, work):
    return len(lenses.claims_of(data, [work]))


def _enough(data, work):
    lenses.known(work)
    if _count(data, work) < ENOUGH:
        raise ValueError(
            f"Problem: only {_count(data, work)} claims rest on {work!r}, too few for a lens. "
            f"Read them with wo.who_says, or draw them with wo.lenses."
        )


# -- in words ----------------------------------------------------------------------------------------------


def _words(data, works):
    rows = lenses.counts(data, works)
    said = [_differences(data, rows, works)] if len(works) == 2 else [_light(data, rows, *works)]
    read = " ".join(f"{lenses.WORKS[work].name}: {_read(data, work)}" for work in works)
    return " ".join([*said, read, SILENCE])


def _read(data, work):
    words = READ[lenses.access(data, work)]
    return f"{words[0].lower()}{words[1:]}."


def _light(data, rows, work):
    numbers = rows[work]
    dark = [
        f"{topic} ({rows.loc[topic, 'whole table']} claims by others)" for topic in rows.index[numbers.eq(0)]
    ]
    return (
        f"{lenses.WORKS[work].name}: {_count(data, work)} claims of the shared table rest on this work. "
        f"Its largest topic is {numbers.idxmax()}, with {numbers.max()}. "
        f"In the dark: {', '.join(dark) or 'none of the topics'}."
    )


def _differences(data, rows, works):
    """What only one of two works speaks of, by topic and by the things named."""
    speaks = rows[works].gt(0)
    said = [
        f"Only in {lenses.WORKS[work].name}: {_list(rows.loc[speaks[work] & ~speaks[rest], work])}."
        for work, rest in (works, works[::-1])
    ]
    both, neither = int(speaks.all(axis=1).sum()), int((~speaks.any(axis=1)).sum())
    things = [set(lenses.claims_of(data, [work])["about_id"]) for work in works]
    all_things, shared = len(things[0] | things[1]), len(things[0] & things[1])
    return (
        f"{' '.join(said)} Topics of both: {both}. Topics of neither: {neither}. "
        f"Of the {all_things} people, bodies, events and texts that they speak of, they share {shared}."
    )


def _list(numbers):
    return ", ".join(f"{topic} ({number})" for topic, number in numbers.items()) or "no topic"


def _printed(data):
    """The explorer as a page to print: four works side by side, and lines to fill in."""
    figures = [lenses.lenses(data, ["allen_letter", "clements", "koshel", "anarchist_faq"])]
    tasks = [
        f"The work {LINE * 2} has most claims on {LINE * 2}",
        f"It leaves in the dark: {LINE * 4}",
        f"Is that the author's silence or ours? I can tell, or cannot, because {LINE * 4}",
        f"Only {LINE} speaks of {LINE * 2}; only {LINE} speaks of {LINE * 2}",
        f"A question that fits the lens of one of them: {LINE * 4}",
    ]
    return printed("Lens switch", figures, tasks)
