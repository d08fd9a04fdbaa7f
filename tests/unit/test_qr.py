"""QR codes: only of an address that somebody else can open, dark on white with room around it, whatever the theme."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
import segno

from dashboard.outputs import qr


@pytest.mark.parametrize(
    ("address", "others"),
    [
        ("https://atlas.example/place?place=aral", True),
        ("http://192.168.1.20:8501/place", True),
        ("http://[2001:db8::1]/place", True),
        ("http://localhost:8501/place", False),
        ("http://atlas.localhost/place", False),
        ("http://127.0.0.1:8501/place", False),
        ("http://[::1]:8501/place", False),
        ("http://0.0.0.0:8501/place", False),
        ("", False),
        ("/place", False),
        ("http://[bad/place", False),
    ],
)
def test_a_code_is_drawn_of_an_address_that_others_reach(address: str, others: bool) -> None:
    assert qr.is_reachable(address) == others


def test_the_code_has_its_quiet_zone_and_is_dark_on_white() -> None:
    address = "https://atlas.example/place?lang=ky&place=kopuro-bazar"
    drawn = unquote(qr.picture(address))
    assert drawn.startswith("data:image/svg+xml")
    side = segno.make(address, error="m", micro=False).symbol_size(border=4)[0]
    assert f'viewBox="0 0 {side} {side}"' in drawn.replace("'", '"')
    assert "#fff" in drawn and "#000" in drawn
