"""Sentences that only the screens of a story say: shorter than those of the pages, same numbers."""

from collections.abc import Sequence

import pandas as pd

from trafford_explorer.phrases import capital
from trafford_explorer.topics.plan import words as plan

_STANDING = {plan.BETTER: "better than at the start", plan.WORSE: "worse than at the start"}
"""Longer than on the page, where a legend stands beside the chart."""


def standing_counts(card: plan.Scorecard) -> list[tuple[str, str, int]]:
    """How many figures of the plan stand how, and how many things were not found.

    Returns
    -------
    list of (state, its sign and words, count)
        States with none are left out.
    """
    found = plan.counts(card.figures)
    signs = plan.SIGNS | {plan.NOTHING: plan.NOTHING_SIGN}
    number = {state: found[state] for state in plan.STATES} | {plan.NOTHING: len(card.gaps)}
    return [
        (state, f"{signs[state]} {_STANDING.get(state, state)}", count)
        for state, count in number.items()
        if count
    ]


def describe_counts(rows: Sequence[tuple[str, str, int]]) -> str:
    """The bars of the plan in words."""
    return f"{'; '.join(f'{name[2:]}: {count}' for _, name, count in rows)}."


def counts_table(rows: Sequence[tuple[str, str, int]]) -> pd.DataFrame:
    """The same bars as a table."""
    names = [capital(name[2:]) for _, name, _ in rows]
    return pd.DataFrame(
        {"How many": [str(count) for _, _, count in rows]},
        index=pd.Index(names, name="Figures of the plan, and what was not found"),
    )
