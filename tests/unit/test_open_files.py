"""A server of many visitors has more files open than some systems let a process have unless it asks."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from dashboard.serving import open_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows counts otherwise")

if sys.platform == "win32":
    NO_END = -1
else:
    import resource

    NO_END = resource.RLIM_INFINITY


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[int]]:
    """A system with these limits, which gives ``most`` at most whatever it says; what was set, in the end."""

    def begin(soft: int, hard: int, most: int | None = None) -> list[int]:
        limits = [soft]

        def give(_kind: int, asked: tuple[int, int]) -> None:
            if asked[1] != hard or (hard != NO_END and asked[0] > hard) or (most and asked[0] > most):
                raise ValueError("not allowed")
            limits.append(asked[0])

        monkeypatch.setattr(resource, "getrlimit", lambda _kind: (limits[-1], hard))
        monkeypatch.setattr(resource, "setrlimit", give)
        return limits

    return begin


@pytest.mark.parametrize(
    ("soft", "hard", "most", "given"),
    [
        (1_024, 524_288, None, 65_536),
        (256, NO_END, 10_240, 10_240),
        (1_024, 4_096, None, 4_096),
        (100_000, 524_288, None, 100_000),
        (NO_END, NO_END, None, NO_END),
    ],
    ids=["Debian", "macOS", "an old Linux", "more than is asked for", "no limit"],
)
def test_a_server_takes_what_the_system_gives_and_never_less(
    system: Callable[..., list[int]], soft: int, hard: int, most: int | None, given: int
) -> None:
    limits = system(soft, hard, most)
    assert open_files.allow_many() is None
    assert limits[-1] == given


@pytest.mark.parametrize(
    ("soft", "hard", "visitors"), [(1_024, 1_024, "about 52 "), (64, 64, "about 1 "), (256, 900, "about 40 ")]
)
def test_where_that_is_too_few_it_says_for_how_many_visitors_and_what_to_do(
    system: Callable[..., list[int]], soft: int, hard: int, visitors: str
) -> None:
    system(soft, hard)
    said = open_files.allow_many()
    assert said and visitors in said and "raise its limit" in said and str(hard) in said
