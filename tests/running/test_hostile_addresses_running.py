"""Hostile addresses, opened by a visitor without a browser: each is answered in words."""

from __future__ import annotations

from hostile_addresses import IN_TESTS, attempt
from support import Server, run_apart


def test_hostile_addresses_are_answered_in_words(site: Server) -> None:
    tried = run_apart(attempt(site.url, IN_TESTS, slow=20))
    assert not tried.faults, "\n".join(tried.faults[:5])
    assert tried.number == IN_TESTS
    assert tried.over_http > IN_TESTS // 10
    assert "Traceback" not in site.log.read_text(encoding="utf-8", errors="replace")
