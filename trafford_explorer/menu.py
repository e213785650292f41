"""The pages, in the order of the menu, each with the question that it answers."""

from dataclasses import dataclass

STAGE = "Committee mode"
"""The label of the page that is shown to a room."""


@dataclass(frozen=True)
class Page:
    """One entry of the menu."""

    file: str
    label: str
    question: str

    @property
    def path(self) -> str:
        """Its address below that of the app; "" for the first page."""
        name = self.file.removeprefix("pages/").removesuffix(".py")
        return name.lstrip("0123456789_") if self.file.startswith("pages/") else ""


PAGES = (
    Page("app.py", "Overview", "How big is the gap, and where?"),
    Page("pages/1_Explore.py", "Explore the map", "What is it like here, and next door?"),
    Page(
        "pages/2_Life_expectancy_gap.py",
        "Life expectancy gap",
        "Is it changing, and for whom?",
    ),
    Page(
        "pages/3_Deprivation.py",
        "Deprivation and hidden pockets",
        "Who is hidden by a good average?",
    ),
    Page(
        "pages/4_Neighbourhoods.py",
        "Neighbourhoods",
        "What stands out in North, Central, West, South?",
    ),
    Page("pages/5_PCNs_and_hubs.py", "PCNs and hubs", "Who is near help, and who is not?"),
    Page("pages/6_My_patch.py", "My patch", "What about my ward, my postcode?"),
    Page(
        "pages/7_Over_time.py",
        "Over time and against others",
        "Better or worse, than before and than others?",
    ),
    Page("pages/8_Plan_scorecard.py", "Plan scorecard", "Is the plan working?"),
    Page("pages/9_Briefing.py", "Briefing", "Give me the document"),
    Page("pages/10_Committee_mode.py", STAGE, "Take us through it"),
    Page(
        "pages/12_Data_and_methods.py",
        "Data and methods",
        "Where is this from, and how is it made?",
    ),
    Page("pages/13_Accessibility.py", "Accessibility", "Can everyone use it?"),
)


def entry(label: str) -> Page:
    """The page of the menu with this label."""
    return next(one for one in PAGES if one.label == label)
