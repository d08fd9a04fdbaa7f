"""How many files a server may have open: a visitor takes four and more, and some systems let a process have 1,024."""

from __future__ import annotations

import sys

# What is asked for; what a system gives is taken (macOS: 10,240, though it says that there is no limit).
WANTED = (65_536, 10_240, 4_096)
# The connection, three for the loop of asyncio in which Streamlit runs the page, and in the first seconds six over
# which a browser loads files.
OF_A_VISITOR = 10
# The server's own, and the loops of up to 128 visitors who have left, for whom Streamlit waits two minutes.
FOR_ALL = 500
VISITORS = 250  # at once, with whom one process is meant to deal


def allow_many() -> str | None:
    """Let this process have as many files open as the system gives, up to ``WANTED``.

    Returns:
        A sentence for whoever started it if that is too few for ``VISITORS``; None if not, and on Windows, which
        counts otherwise.
    """
    if sys.platform == "win32":
        return None
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return None
    for many in WANTED:
        most = many if hard == resource.RLIM_INFINITY else min(many, hard)
        if most <= soft:
            break
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        except (OSError, ValueError):  # more than the system gives, whatever limit it tells
            continue
        soft = most
        break
    if soft >= OF_A_VISITOR * VISITORS + FOR_ALL:
        return None
    visitors = max((soft - FOR_ALL) // OF_A_VISITOR, 1)
    return (
        f"This system lets a process have {soft} files open, which is enough for about {visitors} visitors who come at once; "
        f"for {VISITORS}, raise its limit (ulimit -n, LimitNOFILE=) to {OF_A_VISITOR * VISITORS + FOR_ALL} or more."
    )
