"""No address that anybody writes ends in a failure, in markup of theirs, or in an endless line about it."""

from __future__ import annotations

import pytest

import hostile_addresses
from dashboard.choosing import selection, view_address
from hostile_addresses import BITES, GOOD, HOSTILE, IN_TESTS, MARK, SCREENS, Address, addresses, as_markup
from support import shipped


def test_they_go_to_all_screens_in_all_languages_with_every_hostile_value() -> None:
    some = list(addresses(IN_TESTS))
    assert {address.screen for address in some} == set(SCREENS)
    for part in ("lang=en", "lang=ru", "lang=ky", "lang=xx"):
        assert sum(address.query.startswith(part) for address in some) > len(SCREENS)
    assert all(any(value in address.query for address in some) for value in HOSTILE)
    assert some == list(addresses(IN_TESTS)) != list(addresses(IN_TESTS, seed=1))


def test_what_stands_beside_them_is_understood() -> None:
    data = shipped()
    assert set(GOOD) == set(view_address.ADDRESS.values())
    for name, values in GOOD.items():
        for value in values:
            assert view_address.parse({name: value}, data)[1] == (), f"{name}={value}"


@pytest.mark.parametrize("bite", BITES)
def test_markup_that_comes_back_is_noticed(bite: str) -> None:
    assert list(as_markup([("markdown.body", f"Found: {bite}")]))
    assert list(as_markup([("component_instance.json_args", f'{{"script": "{bite}"}}')]))
    assert not list(as_markup([("text_input.value", bite)]))


def test_html_that_comes_back_is_noticed_and_escaped_text_is_not() -> None:
    for bad in (
        f"<img src=x onerror={MARK}>",
        f"<a href='javascript:{MARK}'>",
        f"<!--{MARK}-->",
        f"<p></{MARK}>",
    ):
        assert list(as_markup([("html.body", f"<p>{bad}</p>")])), bad
    assert not list(as_markup([("html.body", f"<p>&lt;img src=x onerror={MARK}&gt;</p>")]))


def test_an_address_with_more_parameters_than_streamlit_reads_says_nothing() -> None:
    assert hostile_addresses.FIELDS_READ == 1000
    address = Address("map", "&".join(f"mine=m{n}" for n in range(1001)))
    assert address.understood(shipped()) == (selection.Selection(), ())
