"""An exhibit is whole when it is made, or it is refused."""

import pytest

from trafford_explorer.exhibits import Address, Exhibit, address_params
from trafford_explorer.figures import Chart

GIVEN = {
    "id": "gap/slope/male",
    "name": "slope_index_men",
    "finding": "Trafford’s slope index for men was 10.4 years in 2022-24.",
    "sources": (),
    "address": Address(
        "Life expectancy gap", (("against", "boroughs"), ("held", "a"), ("held", "b"))
    ),
}


def test_an_address_keeps_every_value_of_a_key():
    assert address_params(Exhibit(**GIVEN).address) == {"against": ["boroughs"], "held": ["a", "b"]}


def test_sentences_come_in_order():
    shown = Exhibit(**GIVEN, says=("Second.",), notes=("Third.",))
    assert list(shown.sentences()) == [GIVEN["finding"], "Second.", "Third."]


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "Gap slope"},
        {"id": ""},
        {"finding": " "},
        {"picture": Chart("t", "s", "a", [], {})},
    ],
)
def test_what_is_not_whole_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\S"):
        Exhibit(**{**GIVEN, **wrong})
