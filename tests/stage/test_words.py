"""The sentences that only a story says, against plain counts over the shipped tables."""

from trafford_explorer.stage import words
from trafford_explorer.topics.plan import exhibits as cached_plan
from trafford_explorer.topics.plan import words as plan


def test_the_standings_of_the_plan_are_counted_once_each():
    card = cached_plan.whole()
    rows = words.standing_counts(card)
    states = [one.state for one in card.figures]
    assert {kind: n for kind, _, n in rows if kind != plan.NOTHING} == {
        state: states.count(state) for state in set(states)
    }
    assert rows[-1] == (plan.NOTHING, "× no data here", len(card.gaps))
    assert sum(n for _, _, n in rows) == len(card.figures) + len(card.gaps)
    assert f"better than at the start: {states.count(plan.BETTER)};" in words.describe_counts(rows)
