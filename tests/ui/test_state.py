"""The selection in the session and the address: which of the two is followed, and when."""

from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st
from trafford_explorer import selection
from trafford_explorer.ui import cached, state

def choose(code):
    state.choose(lambda chosen: selection.with_focus(chosen, code, cached.offers()))

state.adopt()
for code in ("E02001275", "E02001262"):
    st.button(code, key=code, on_click=choose, args=(code,))
st.button("again", key="again", on_click=state.start_again)
st.button("nothing", key="nothing")
state.write_address()
st.text(state.selection().focus)
st.text(" ".join(state.take_notes()))
st.text(str(state.choices()))
st.text(str(state.starts()))
"""
ONE, OTHER = "E02001275", "E02001262"


def start(**params) -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    app.query_params.update(params)
    app.run()
    assert not app.exception
    return app


def focus(app: AppTest) -> str:
    assert not app.exception
    return app.text[0].value


def notes(app: AppTest) -> str:
    return app.text[1].value


def test_an_address_is_adopted_at_the_start():
    app = start(area=ONE)
    assert focus(app) == ONE
    assert app.query_params["area"] == ONE


def test_a_choice_is_written_to_the_address():
    app = start()
    app.button(key=ONE).click().run()
    assert focus(app) == ONE
    assert app.query_params["area"] == ONE


def test_a_stale_address_does_not_undo_a_newer_choice():
    """The browser sends the address it had before the click that is being run."""
    app = start(area=OTHER)
    before = dict(app.query_params)
    app.button(key=ONE).click()
    app.run()
    app.query_params.clear()
    app.query_params.update(before)  # still the address of before the first click
    app.button(key=OTHER).click()
    app.run()
    assert focus(app) == OTHER
    assert app.query_params["area"] == OTHER
    app.query_params.clear()
    app.query_params.update(before | {"area": ONE})
    app.button(key=OTHER).click()
    app.run()
    assert focus(app) == OTHER


def test_an_address_that_the_reader_changed_is_adopted():
    app = start(area=ONE)
    app.button(key=OTHER).click().run()
    app.query_params["area"] = ONE  # Back, or a pasted link
    app.run()
    assert focus(app) == ONE


def test_an_address_without_own_keys_leaves_the_choice():
    app = start(area=ONE)
    app.query_params.clear()
    app.run()
    assert focus(app) == ONE
    assert app.query_params["area"] == ONE


def test_other_keys_of_the_address_are_left_alone():
    app = start(area=ONE, embed="true", tag=["a", "b"])
    assert app.query_params["tag"] == ["a", "b"]
    app.button(key=OTHER).click().run()
    assert app.query_params["tag"] == ["a", "b"]
    assert app.query_params["area"] == OTHER


def test_a_run_that_changes_nothing_keeps_choice_and_address():
    app = start(area=ONE)
    before = dict(app.query_params)
    app.button(key="nothing").click().run()
    assert focus(app) == ONE
    assert app.query_params == before


def test_a_sentence_is_said_once():
    app = start(area="E99")
    assert "E99" in notes(app)
    app.button(key="nothing").click().run()
    assert notes(app) == ""


def test_start_again_clears_the_choice_and_the_address():
    app = start(area=ONE, layers="hub")
    app.button(key="again").click().run()
    assert focus(app) == ""
    assert "area" not in app.query_params
    assert app.query_params["layers"] == "neighbourhood"
    assert app.text[3].value == "1"


def test_choices_are_counted():
    app = start()
    app.button(key=ONE).click().run()
    app.button(key=OTHER).click().run()
    assert app.text[2].value == "2"


def test_a_choice_after_the_server_was_started_anew_begins_from_the_address():
    app = start(area=ONE)
    for key in list(app.session_state.keys()):
        if key.startswith("explorer_"):
            del app.session_state[key]
    app.button(key=OTHER).click().run()
    assert focus(app) == OTHER
    assert app.query_params["area"] == OTHER
