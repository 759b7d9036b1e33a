"""The acts that cleared a name, by a court or by the party; claims that speak of one act are joined."""

NAMED, UNNAMED = ("judicial", "party"), "kind not named"


def acts(facts):
    """Give the acts that cleared a person, the earliest first.

    Parameters
    ----------
    facts : pandas.DataFrame
        What `Dataset.settled` has of the person.

    Returns
    -------
    list of dict
        Claims that speak of one act are joined: those of one kind, and those that name no kind in the same year.
    """
    claims = facts[facts["property"].eq("rehabilitated")].to_dict("records")
    named = [claim for claim in claims if claim["qualifier"] in NAMED]
    joined = []
    for claim in sorted(named, key=_days) + [claim for claim in claims if claim not in named]:
        act = next((act for act in joined if _same(claim, act)), None)
        if act:
            act["claim_ids"] += f" {claim['claim_ids']}"
        else:
            kind = claim["qualifier"] if claim in named else UNNAMED
            joined.append({**claim, "kind": kind})
    return sorted(joined, key=lambda act: act["earliest"])


def _days(claim):
    return claim["latest"] - claim["earliest"], claim["claim_ids"]


def _same(claim, act):
    """Whether a claim speaks of an act: of the same kind or of none, and in a year that the act allows."""
    overlap = claim["earliest"].year <= act["latest"].year and act["earliest"].year <= claim["latest"].year
    return overlap and (claim["qualifier"] == act["qualifier"] or claim["qualifier"] not in NAMED)
