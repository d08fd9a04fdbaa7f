"""Hostile addresses by the thousand: each is opened by a visitor without a browser, and what comes back is looked at.

    python tests/hostile_addresses.py 10000      as many as one likes, against a server that it starts itself
    python tests/hostile_addresses.py 500 7      other ones (the second number is the seed)

An address passes when no run fails or takes longer than two seconds, nothing of it comes back as markup, and what was not
understood stands once, in one short line. What took longer is opened once more: a busy machine is slow once, a slow address
twice. Every fifth is asked for over HTTP as well. A hundred run with the tests.
"""

from __future__ import annotations

import asyncio
import html
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, quote

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

import httpx  # noqa: E402
from websockets.exceptions import WebSocketException  # noqa: E402

import wire  # noqa: E402
from dashboard import i18n  # noqa: E402
from dashboard.choosing import view_address  # noqa: E402
from dashboard.choosing.selection import INDICATORS, PARTS, Selection  # noqa: E402
from dashboard.outputs.screen.findings import panel  # noqa: E402
from dashboard.paths import SHIPPED_DATA  # noqa: E402
from dashboard.reading.dataset import Dataset, load  # noqa: E402
from dashboard.texts import tied  # noqa: E402
from support import STARTED_WITHIN, running  # noqa: E402

SCREENS = (
    "",
    "map",
    "place",
    "timeline",
    "participation",
    "stakeholders",
    "recommendations",
    "sources",
    "search",
    "present",
)
STAGE = "present"  # has no frame, so no line about what was not understood
SLOW = 2.0  # seconds
IN_TESTS = 100  # each hostile value stands in some address of them
FAILURES = (wire.Lost, OSError, WebSocketException)
FIELDS_READ = 1000  # Streamlit reads no address with more parameters than this
LONGEST_OVER_HTTP = 32_000  # characters; the web server itself refuses more than 64 KB of headers

# In the head of a page the same view in another language.
OWN_VIEW = re.compile(r'(?:href|content)="https?://[^"<>]*"')
# Stands in everything that would do harm as markup, and nowhere in the data.
MARK = "zq7x"
BITES = (
    f"<img src=x onerror={MARK}>", f"<script>{MARK}</script>", f"</style><b {MARK}>", f'"><svg/onload={MARK}>', f"<!--{MARK}",
    f"<a href=javascript:{MARK}>a</a>", f"'-{MARK}-'\"><i>", f"{MARK}</p><iframe src=x>", f"[{MARK}](javascript:alert(1))",
    f"![{MARK}](x)", f"**{MARK}**", f"`{MARK}`", f"~~{MARK}~~", f"# {MARK}", f"$$ {MARK} $$", f":red[{MARK}]", f":material/{MARK}:",
    f"${{{MARK}}}", f"{{{{{MARK}}}}}", f"{{%{MARK}%}}", f"{{items}}{MARK}", f"%s%n{MARK}", f"\\{MARK}\\", f"&lt;b {MARK}&gt;", f"<{MARK}>",
)  # fmt: skip
PLAIN = (
    "", " ", ",", ",,,", "a,b,,c", "atlantis", "JERUI", " jerui ", "jerui;andash", "null", "None", "undefined", "NaN", "true", "[]", "{}",
    "' OR 1=1 --", "1; DROP TABLE events", "../../etc/passwd", "..\\..\\x", "file:///etc/passwd", "data:text/html,x", "javascript:alert(1)",
    "-1", "0", "1993", "2027", "2006.5", "1e9", "+2006", "0x7D6", "٢٠٠٦", "２００７", "²⁰", "Ⅻ", "1" * 4300, "9" * 4301, "9" * 60_000, "0" * 9000 + "7",
    "\x00", "\x01\x02\x1b[31m", "\x7f\x85\x9f", "a\tb\nc\r\nd", "\u2028\u2029", "\ufffe\uffff", "\ufdd0\U0010ffff", "\ufeff", "\u200b\u200d\u2060",
    "\u202etxt.exe", "\u2066\u2067\u2068\u2069", "👩‍👩‍👧‍👦" * 30, "𒀀" * 200, "z̷̡̛͉͓" * 40, "ق" * 300, "ё" * 4000, "a" * 65_536, "м," * 3000, "x=y&z", "=" * 50,
    *BITES, BITES[0] * 400, f"{BITES[0]}," * 300,
)  # fmt: skip
# As they stand in an address: bytes that are no UTF-8, halves of a pair, signs that are not finished.
RAW = (
    "%ED%A0%80",
    "%ED%BF%BF%ED%A0%80",
    "%FF%FE",
    "%C0%AF",
    "%F5%80%80%80",
    "%80",
    "%",
    "%zz",
    "%u2028",
    "a+b%20c%2Bd",
    "%2526%253Cb%253E",
    "%00%01",
)
HOSTILE = (*(quote(text, safe="") for text in PLAIN), *RAW)
GOOD = {
    "lang": ("en", "ru", "ky"), "mine": ("jerui", "andash,taldy-bulak"), "from": ("2006", "1994"), "to": ("2011", "2026"), "kind": ("violent", "court,peaceful"),
    "event": ("jerui-2007-05-26-violent",), "place": ("kara-oi", "jerui"), "view": ("home", "kyrgyzstan"), "stakeholder": ("local", "ngo,company"),
    "theme": ("participation",), "instrument": ("cbnrm",), "status": ("partly", "reversed"), "recommendation": ("local-2",), "q": ("water", "Oxus", "суу"), "step": ("1", "7", "14", "99"), "talk": ("full", "short"),
    "part": ("events", "glance", "years", "study", "records", "money", "survey"), "section": ("tables", "reuse"), "voice": ("press",), "source": ("24-kg-10",), "table": ("events",), "behind": ("seats.all", "recommendation-board.reversed"),
    "face": ("map.table", "seats.sources,documents.download"),
}  # fmt: skip
# What has ended in a failure, or in a page of it, before.
WORST = (
    f"from={'9' * 4301}", f"to={'9' * 4301}", f"step={'9' * 4301}", "q=%00%01%1B%EF%BF%BE%EF%BF%BF", f"mine={','.join(f'm{n}' for n in range(3000))}",
    "&".join(f"event=e{n}" for n in range(900)), f"face={','.join(f'm{n}.table' for n in range(3000))}",
)  # fmt: skip
STRANGE_NAMES = (
    "colour",
    "MINE",
    "mine[]",
    "__proto__",
    "constructor",
    "utm_source",
    quote(BITES[0]),
    quote("\u202e"),
    "%00",
    "a" * 5000,
    "",
    "page",
)


@dataclass(frozen=True)
class Address:
    """A screen and a query as it stands in an address."""

    screen: str
    query: str

    def __str__(self) -> str:
        short = self.query if len(self.query) < 400 else f"{self.query[:400]}… ({len(self.query)} characters)"
        return f"/{self.screen}?{short}"

    def understood(self, data: Dataset) -> tuple[Selection, tuple[str, ...]]:
        """What the dashboard should read from it: everything, or nothing where Streamlit reads nothing."""
        if self.query.count("&") + 1 > FIELDS_READ:
            return view_address.parse({}, data)
        given = parse_qs(self.query, keep_blank_values=True)
        return view_address.parse({name: ",".join(values) for name, values in given.items()}, data)


def addresses(number: int, seed: int = 0) -> Iterator[Address]:
    """Hostile addresses: all screens, languages and values in turn, where they stand and what stands beside them by lot."""
    chance = random.Random(seed)
    languages = (*i18n.available(), "", "xx")
    for at in range(number):
        lang = languages[at // len(SCREENS) % len(languages)]
        name = chance.choice((*GOOD, *STRANGE_NAMES))
        parts = [f"{name}={HOSTILE[at % len(HOSTILE)]}"]
        for _ in range(chance.randrange(4)):
            other = chance.choice(tuple(GOOD))
            value = quote(chance.choice(GOOD[other])) if chance.random() < 0.6 else chance.choice(HOSTILE)
            parts.append(f"{other}={value}")
        if at % 97 == 0:  # the same again and again, or thousands of ids
            parts += [f"{name}=again{again}" for again in range(chance.choice((30, 950, 3000)))]
        parts += WORST[at : at + 1]
        chance.shuffle(parts)
        lead = [f"lang={lang}"] if lang else []
        yield Address(SCREENS[at % len(SCREENS)], "&".join((*lead, *parts)))


# --- what comes back ------------------------------------------------------------------------------


class _Markup(HTMLParser):
    """Collects names of elements, names and values of attributes, comments: all of a text that is no text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        for name, value in attrs:
            # The same search goes on with a click.
            is_own_view = name == "href" and (value or "").startswith("?")
            self.found += [name] if is_own_view or not value else [name, value]

    def handle_endtag(self, tag: str) -> None:
        self.found.append(tag)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)

    def handle_decl(self, decl: str) -> None:
        self.found.append(decl)

    def handle_pi(self, data: str) -> None:
        self.found.append(data)


# Texts that a browser shows or keeps as they are, without reading them as markup.
VERBATIM = (
    "text_input.default", "text_input.value", "page_link.query_string", "selectbox.options", "selectbox.raw_value",
    "vega_lite_chart.spec", "vega_lite_chart.alt", "code.code_text", "dataframe.alt", "imgs.alt",
)  # fmt: skip


def as_markup(texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Where something of an address would be read as markup: as HTML, as Markdown, or by a map's script."""
    for name, text in texts:
        if MARK not in text or name in VERBATIM:
            continue
        if name == "html.body":
            reader = _Markup()
            reader.feed(text)
            reader.close()
            if any(MARK in found for found in reader.found):
                yield f"HTML: {text[:200]}"
        elif name == "component_instance.json_args":
            yield f"a map's script: {text[max(text.index(MARK) - 60, 0) :][:120]}"
        elif any(bite in text for bite in BITES):
            yield f"Markdown of {name}: {text[:200]}"


def lines(run: wire.Run, lang: str) -> list[str]:
    """What is said about parts that were not understood, as text."""
    sentence = tied(
        i18n.translator(lang)("Not understood in the address, and left out: {items}").partition("{")[0]
    )
    bodies = (html.unescape(item.proto.body) for item in run.of("html"))
    return [body.partition(sentence)[2].removesuffix("</p>") for body in bodies if sentence in body]


def _is_answered(number: str, run: wire.Run) -> bool:
    """Whether the records behind a number lie open."""
    box = panel(number.partition(".")[0])
    return any(item.id.endswith(box) for item in run.of("block"))


def _is_turned(face: str, run: wire.Run) -> bool:
    """Whether a figure stands there that can have this face, now or when something fits."""
    box = f"-figure-{face.partition('.')[0]}"
    return any(item.id.endswith(box) for item in run.of("block"))


def of_no_use(screen: str, chosen: Selection) -> list[str]:
    """What is understood and not to be had on this screen: a part of another one, a kind that no number counts."""
    parts = PARTS.get(screen)
    if parts and chosen.part and chosen.part not in parts:
        return [view_address.as_part("part", chosen.part)]
    if (screen, chosen.part) != ("timeline", "records"):
        return []
    shown = next((kind for kind in chosen.kinds if kind in INDICATORS), "")
    return [view_address.as_part("kind", kind) for kind in chosen.kinds if kind != shown]


def complaints(address: Address, run: wire.Run, data: Dataset) -> list[str]:
    """What is wrong with the answer to an address."""
    found = [*run.faults, *as_markup(run.texts())]
    if len(run.drawn) < 10:
        found.append(f"only {len(run.drawn)} elements")
    if address.screen != STAGE:
        chosen, unknown = address.understood(data)
        unknown = (*unknown, *of_no_use(address.screen, chosen))
        # A number that the data has may be one of another screen, or have nothing behind it here.
        if chosen.behind and not _is_answered(chosen.behind, run):
            unknown = (*unknown, view_address.as_part("behind", chosen.behind))
        no_figure = [face for face in chosen.faces if not _is_turned(face, run)]
        unknown = (*unknown, *(view_address.as_part("face", face) for face in no_figure))
        expected = [tied(view_address.named(unknown, i18n.translator(chosen.lang)))] if unknown else []
        said = lines(run, chosen.lang)
        if said != expected:
            found.append(f"not understood: {said} instead of {expected}")
    return found


@dataclass
class Tried:
    """What came of many addresses."""

    number: int = 0
    over_http: int = 0
    slow_once: int = 0
    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def told(self) -> str:
        """In one line."""
        times = sorted(self.seconds)
        p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
        return (
            f"{self.number} addresses, {self.over_http} of them over HTTP too: {len(self.faults)} faults, {self.slow_once} slow once; "
            f"p50 {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, longest {times[-1]:.2f} s"
        )


async def _opened(url: str, address: Address) -> wire.Run:
    async with wire.session(url) as tab:
        return await tab.open(address.screen, address.query)


async def attempt(url: str, number: int, seed: int = 0, slow: float = SLOW) -> Tried:
    """Open hostile addresses one after the other, each in a new tab."""
    data, tried = load(SHIPPED_DATA), Tried()
    for screen in SCREENS:  # the first visitor waits for what is drawn once for all
        async with wire.session(url) as tab:
            await tab.open(screen)
    async with httpx.AsyncClient(trust_env=False, timeout=STARTED_WITHIN) as client:
        for address in addresses(number, seed):
            tried.number += 1
            try:
                run = await _opened(url, address)
                if run.seconds > slow:
                    tried.slow_once += 1
                    run = await _opened(url, address)
            except FAILURES as error:
                tried.faults.append(f"{error!r} at {address}")
                continue
            tried.seconds.append(run.seconds)
            if run.seconds > slow:
                tried.faults.append(f"{run.seconds:.1f} s at {address}")
            tried.faults += [f"{what} at {address}" for what in complaints(address, run, data)]
            if tried.number % 5 == 0 and len(address.query) < LONGEST_OVER_HTTP:
                tried.over_http += 1
                answer = await client.get(
                    f"{url}/{address.screen}?{address.query}", headers={"Accept": "text/html"}
                )
                if answer.status_code != 200 or MARK in OWN_VIEW.sub("", answer.text):
                    tried.faults.append(
                        f"{address}: over HTTP {answer.status_code}, {answer.text[:100]}"[:600]
                    )
    return tried


def main() -> int:
    """Try as many as the command line says."""
    number, seed = (int(word) for word in (*sys.argv[1:], "1000", "0")[:2])
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as server:
        tried = asyncio.run(attempt(server.url, number, seed))
        traces = server.log.read_text(encoding="utf-8", errors="replace").count("Traceback")
    for fault, often in Counter(tried.faults).most_common(20):
        print(f"{often} x {fault}")  # noqa: T201
    took = time.monotonic() - begin
    print(f"{tried.told()}; {traces} tracebacks in the log; {took:.0f} s in all")  # noqa: T201
    return 1 if tried.faults or traces else 0


if __name__ == "__main__":
    sys.exit(main())
