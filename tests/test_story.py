"""The file of stories: what the shipped one holds, and each way in which one can be broken."""

import functools
import re

import pytest

from trafford_explorer.errors import StoryError
from trafford_explorer.load import load_story_text
from trafford_explorer.paths import FOLDERS, Folders
from trafford_explorer.selection import Offers
from trafford_explorer.story import (
    FEWEST,
    MOST,
    SCREENS,
    Known,
    find_story,
    nearest_step,
    parse_stories,
)

LIFE = "life_expectancy_at_birth"
KNOWN = Known(
    offers=Offers(
        periods={
            (LIFE, "msoa11", "female"): ("2015-19", "2009-13"),
            (LIFE, "msoa11", "male"): ("2015-19",),
        },
        area_names={"msoa11": {"E02001283": "Hale", "E02001275": "Partington"}},
        neighbourhoods={"msoa11": {}},
        layers=(),
    ),
    series={(LIFE, "female"): ("2023-25",), (LIFE, "male"): ("2023-25",)},
    lists=("boroughs", "nhs"),
    services=("hub", "gp_practice"),
    distances=("0.5", "1"),
    pages=("Overview", "Explore the map"),
)
GOOD = f"""# a story
[[story]]
id = "one"
title = "One story"

[[story.step]]
title = "The first"
screen = "quoted_gap"
notes = ["Say this."]
questions = "Ask that?"
page = "Overview"

[[story.step]]
title = "The second"
screen = "map"
indicator = "{LIFE}"
level = "msoa11"
area = "Hale"
"""


def fault(text: str) -> str:
    with pytest.raises(StoryError) as caught:
        parse_stories(text, KNOWN)
    return str(caught.value)


def test_a_story_is_read_and_what_is_left_out_is_filled_in():
    (story,) = parse_stories(GOOD, KNOWN)
    assert (story.id, story.title, len(story.steps)) == ("one", "One story", 2)
    first, second = story.steps
    assert first.notes == ("Say this.",) and first.questions == ("Ask that?",)
    assert (first.page, first.line) == ("Overview", 6)
    assert dict(second.choice) == {
        "indicator": LIFE,
        "level": "msoa11",
        "sex": "female",
        "period": "2015-19",
        "area": "E02001283",
    }


def test_a_series_takes_the_first_sex_and_list_where_none_is_given():
    text = GOOD.replace('screen = "quoted_gap"', f'screen = "over_time"\nindicator = "{LIFE}"')
    step = parse_stories(text, KNOWN)[0].steps[0]
    assert dict(step.choice) == {"indicator": LIFE, "sex": "female", "list": "boroughs"}


BROKEN = {
    "syntax": ('title = "The first"', 'title = "The first', "line 7 cannot be read"),
    "syntax in a list": ('["Say this."]', '["Say this."', "cannot be read"),
    "a key twice": ('id = "one"', 'id = "one"\nid = "two"', "line 4 cannot be read"),
    "unknown screen": ('"quoted_gap"', '"quoted_gaps"', "line 8: there is no screen “quoted_gaps” (did you mean “quoted_gap”?)"),
    "unknown indicator": (LIFE, "life_expectancy", "line 16: indicator cannot be “life_expectancy” (did you mean"),
    "unknown level": ('"msoa11"', '"street"', "line 17: level cannot be “street”; it is one of msoa11"),
    "unknown area": ('"Hale"', '"Hail"', "line 18: there is no area “Hail” at the level msoa11 (did you mean “Hale”?)"),
    "unknown sex": ('area = "Hale"', 'sex = "persons"', "line 18: sex cannot be “persons”; it is one of female, male"),
    "unknown period": ('area = "Hale"', 'period = "1999"', "line 18: period cannot be “1999”; it is one of 2015-19, 2009-13"),
    "unknown page": ('"Overview"', '"Overvew"', "line 11: there is no page “Overvew” in the menu (did you mean “Overview”?)"),
    "unknown key": ('page = "Overview"', 'pages = "Overview"', "line 11: a step with the screen “quoted_gap” takes no “pages” (did you mean “page”?)"),
    "a key of another screen": ('page = "Overview"', 'level = "msoa11"', "line 11: a step with the screen “quoted_gap” takes no “level”"),
    "needed key missing": ('level = "msoa11"\n', "", "line 13: the screen “map” needs level = "),
    "no title": ('title = "The second"\n', "", "line 13: the step needs title = "),
    "empty title": ('"The second"', '" "', "line 14: the step needs title = "),
    "title no text": ('"The second"', "true", "line 14: the step needs title = "),
    "no screen": ('screen = "quoted_gap"\n', "", "line 6: the step needs screen = "),
    "no id": ('id = "one"\n', "", "line 2: the story needs id = "),
    "id not for an address": ('"one"', '"One story"', "line 3: the id “One story” may hold"),
    "figure in a title": ('"The first"', '"The first 7.8 years"', "line 7: title holds the figure “7.8”"),
    "figure in a note": ('"Say this."', '"Say 12%."', "line 9: notes holds the figure “12”"),
    "figure in a question": ('"Ask that?"', '"Why 3?"', "line 10: questions holds the figure “3”"),
    "figure in the story’s title": ('"One story"', '"Story of 2024"', "line 4: title holds the figure “2024”"),
    "notes no sentences": ('["Say this."]', "[true]", "line 9: notes is a list of sentences"),
    "single brackets": ("[[story]]", "[story]", "line 1: there is no story"),
    "empty": (GOOD, "", "line 1: there is no story"),
    "something else": ("# a story", "colour = 'red'", "line 1: “colour” is not known here"),
    "one step only": (GOOD[GOOD.rindex("[[story.step]]") :], "", f"line 2: a story has {FEWEST} to {MOST} steps, and this has 1"),
    "unknown service": ('"quoted_gap"', '"access"\nservice = "pub"', "line 9: service cannot be “pub”; it is one of hub, gp_practice"),
    "unknown distance": ('"quoted_gap"', '"access"\nwithin = "9"', "line 9: within cannot be “9”; it is one of 0.5, 1"),
    "unknown list": ('"quoted_gap"', f'"over_time"\nindicator = "{LIFE}"\nlist = "us"', "line 10: list cannot be “us”"),
    "no series": ('"quoted_gap"', '"over_time"\nindicator = "imd_score"', "line 9: “imd_score” has no figures of the whole borough"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_refused_with_the_line(case):
    old, new, said = BROKEN[case]
    assert old in GOOD
    assert said in fault(GOOD.replace(old, new, 1))


def test_two_stories_may_not_have_the_same_id():
    found = fault(GOOD + GOOD)
    assert "line 21: the id “one” is that of the story in line 2" in found


def test_too_many_steps_are_refused():
    step = '[[story.step]]\ntitle = "Again"\nscreen = "quoted_gap"\n'
    assert f"and this has {MOST + 1}" in fault(GOOD + step * (MOST - 1))


def test_every_fault_is_said_at_once():
    text = GOOD.replace('"quoted_gap"', '"quoted"').replace('"Hale"', '"Nowhere"')
    assert len(re.findall(r"line \d+:", fault(text))) == 2


def test_a_heading_inside_a_quotation_is_not_counted():
    text = GOOD.replace('["Say this."]', '["""\n[[story.step]]\nSay this."""]')
    broken = text.replace('"Hale"', '"Nowhere"')
    assert "line 20: there is no area" in fault(broken)


@pytest.mark.parametrize(
    ("asked", "step", "said"),
    [
        ("", 1, ""),
        ("2", 2, ""),
        ("3", 2, "There is no step 3; this is the last, step 2."),
        ("0", 1, "There is no step 0; this is the first of 2."),
        ("-4", 1, "There is no step -4; this is the first of 2."),
        ("two", 1, "“two” is not a step’s number; this is the first of 2."),
        ("9" * 5000, 1, "is not a step’s number"),
        ("1_0", 1, "“1_0” is not a step’s number; this is the first of 2."),
    ],
)
def test_an_address_asks_for_the_nearest_step(asked, step, said):
    (story,) = parse_stories(GOOD, KNOWN)
    found, note = nearest_step(story, asked)
    assert found == step
    assert (said in note) if said else not note


def test_an_unknown_story_means_the_first_with_a_sentence():
    stories = parse_stories(GOOD, KNOWN)
    assert find_story(stories, "one") == (stories[0], "")
    assert find_story(stories, "") == (stories[0], "")
    assert find_story(stories, "moon") == (
        stories[0],
        "There is no story “moon”; this is “One story”.",
    )


def test_a_missing_file_is_named(tmp_path):
    read = functools.partial(load_story_text, folders=Folders(tmp_path))
    with pytest.raises(StoryError, match=r"stories\.toml: the file is not there"):
        read()
    (tmp_path / "stories.toml").write_bytes(b"title = '\xff'")
    with pytest.raises(StoryError, match="not saved as UTF-8"):
        read()


def test_the_shipped_story_takes_the_ten_steps_in_their_order():
    from trafford_explorer.stage import screens as cached_story

    (story,) = cached_story.stories()
    assert [step.title for step in story.steps] == [
        "The gap quoted",
        "Where it is on the map",
        "Men and women",
        "Years in good health",
        "Deprivation and its pockets",
        "The four neighbourhoods",
        "Children",
        "Services and hubs",
        "Against others",
        "What we cannot say",
    ]
    for step in story.steps:
        assert step.notes and step.questions and step.page
        heading = FOLDERS.stories.read_text(encoding="utf-8").splitlines()[step.line - 1]
        assert heading == "[[story.step]]"


def test_every_screen_that_may_be_named_can_be_made():
    from trafford_explorer.stage import screens as cached_story

    assert set(cached_story.BUILDERS) == set(SCREENS)


def test_the_readme_names_every_screen():
    readme = (FOLDERS.root / "README.md").read_text(encoding="utf-8")
    assert [name for name in SCREENS if f"`{name}`" not in readme] == []
