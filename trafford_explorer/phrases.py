"""Words and small turns of phrase that every sentence shares; each has its one home here."""

from collections.abc import Sequence

_PEOPLE = {"female": "women", "male": "men", "persons": "all people"}
_ADJECTIVE = {"female": "female ", "male": "male ", "persons": ""}
_NAMES = ("Asian", "Black", "Mixed", "White", "Universal Credit", "Index of Multiple Deprivation")
"""How titles begin that keep their capital inside a sentence."""


def people_word(sex: str) -> str:
    """Whom figures of a sex are about.

    >>> people_word("female"), people_word("persons")
    ('women', 'all people')
    """
    return _PEOPLE[sex]


def people_label(sex: str) -> str:
    """The same, to be chosen from a list."""
    return capital(_PEOPLE[sex])


def for_people(sex: str) -> str:
    """What a sentence adds for the sex of its figure; all people go without saying.

    >>> for_people("male"), for_people("persons")
    (' for men', '')
    """
    return "" if sex == "persons" else f" for {_PEOPLE[sex]}"


def comma_people(sex: str) -> str:
    """What a title adds for the sex of its figures; all people go without saying.

    >>> comma_people("male"), comma_people("persons")
    (', men', '')
    """
    return "" if sex == "persons" else f", {_PEOPLE[sex]}"


def sex_adjective(sex: str) -> str:
    """ "female " or "male " before a noun; "" of all people."""
    return _ADJECTIVE[sex]


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th.

    >>> [ordinal(n) for n in (1, 2, 3, 11, 21, 112)]
    ['1st', '2nd', '3rd', '11th', '21st', '112th']
    """
    last = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{last}"


def inside_sentence(title: str) -> str:
    """A title as it stands inside a sentence: no capital, unless it begins with a name.

    >>> [inside_sentence(title) for title in ("Life expectancy", "MMR vaccination", "Asian groups")]
    ['life expectancy', 'MMR vaccination', 'Asian groups']
    """
    if title[:2].isupper() or title.startswith(_NAMES):
        return title
    return title[:1].lower() + title[1:]


def capital(text: str) -> str:
    """The text with its first letter large, as at the head of a sentence."""
    return text[:1].upper() + text[1:]


def listed(words: Sequence[str]) -> str:
    """One or more words as a sentence lists them.

    >>> [listed(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])]
    ['a', 'a and b', 'a, b and c']
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def one_or_many(names: Sequence[str], many: str) -> str:
    """The one name, or how many share what is said.

    >>> one_or_many(["Hale"], "MSOAs"), one_or_many(["Hale", "Bowdon"], "MSOAs")
    ('Hale', '2 MSOAs')
    """
    return names[0] if len(names) == 1 else f"{len(names)} {many}"


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun.

    >>> plural(1, "table", "tables"), plural(1200, "row", "rows")
    ('1 table', '1,200 rows')
    """
    return f"{count:,} {one if count == 1 else many}"
