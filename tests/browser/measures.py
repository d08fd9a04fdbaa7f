"""What a test asks of a page, in the page's own language."""

from __future__ import annotations

# Runs in every page and frame before anything else. A violation of the content security policy is said aloud; so is a script that a
# hostile text manages to run. The pulse is when the page last asked its server, was last told something, last changed in any way,
# and last lost its server.
WATCH = """
document.addEventListener("securitypolicyviolation", (event) => console.error(
  "POLICY " + event.effectiveDirective + " " + event.blockedURI + " " + (event.sourceFile || location.href)));
window.hurt = (what) => console.error("HURT " + what + " in " + location.href);
window.alert = window.hurt;
window.pulse = {asked: 0, told: 0, moved: 0, lost: 0};
window.WebSocket = class extends WebSocket {
  constructor(...own) {
    super(...own);
    this.addEventListener("message", () => { pulse.told = performance.now(); });
    this.addEventListener("close", () => { pulse.lost = performance.now(); });
  }
  send(what) { pulse.asked = performance.now(); super.send(what); }
};
new MutationObserver(() => { pulse.moved = performance.now(); })
  .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
"""

# The server has answered what it was asked, the run has ended, nothing is stale or still to come, and what is shown is drawn: every
# chart, every table (for those who do not see it, too: the keyboard is lost on one that is not), and the map with its places; and for a
# tenth of a second nothing was said and nothing has changed.
SETTLED = """
() => new Promise((resolve, reject) => {
  const started = performance.now();
  let looks = 0;
  const drawn = () => [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')]
      .every((chart) => !chart.checkVisibility() || chart.querySelector("svg, canvas"))
    && [...document.querySelectorAll('[data-testid="stDataFrame"]')]
      .every((table) => !table.checkVisibility() || table.querySelector("canvas[tabindex='0'] table"))
    && [...document.querySelectorAll('iframe[title^="streamlit_folium"]')]
      .every((frame) => frame.contentDocument && frame.contentDocument.querySelector(".leaflet-interactive"));
  const busy = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    return !app || app.dataset.testConnectionState !== "CONNECTED" || app.dataset.testScriptState !== "notRunning"
      || pulse.asked > pulse.told || performance.now() - Math.max(started, pulse.told, pulse.moved) < 100
      || !document.querySelector("h1") || document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
      || !drawn();
  };
  const look = () => {
    // Charts below the first view wait until the page is quiet or somebody goes towards them, as a test does (`below.js`).
    // A page that has just begun to come has no element yet.
    const waits = "turning" in (document.documentElement?.dataset ?? {});
    if (waits && pulse.asked <= pulse.told) window.dispatchEvent(new Event("wheel"));
    looks = waits || busy() ? 0 : looks + 1;  // more than one look: a page that is kept from working has not stood still
    if (looks > 2) resolve();
    else if (performance.now() - started > 60000) reject(new Error(
      `The screen does not settle: ${JSON.stringify(window.pulse)} ${performance.now()} ${document.body?.innerText.slice(0, 400)}`));
    else setTimeout(look, looks ? 10 : 25);
  };
  look();
})
"""

# No run is going on, and none is asked for.
IDLE = """() => pulse.asked <= pulse.told
  && document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'"""

# On a busy machine all that the server says may come at once: the page then has an answer and was never seen to run.
UNSEEN_RUNS = """() => {
  const app = document.querySelector('[data-testid="stApp"]'), own = app.dataset;
  Object.defineProperty(app, "dataset", {get: () => new Proxy(own, {
    get: (all, name) => (name === "testScriptState" ? "notRunning" : all[name]),
  })});
}"""

IS_DARK = "() => matchMedia('(prefers-color-scheme: dark)').matches"

# To another address of the page, as Back and Forward go: the page is not loaded anew.
TURN = """(address) => {
  history.pushState({}, "", address);
  window.dispatchEvent(new PopStateEvent("popstate", {state: {}}));
}"""

# A run that the test before has left behind would write its own page into the address when it ends.
_IDLE_AT_LAST = f"""async () => {{
  const begun = performance.now();
  while (!({IDLE})()) {{
    if (performance.now() - begun > 60000) throw new Error(`A run does not end: ${{JSON.stringify(window.pulse)}}`);
    await new Promise((on) => setTimeout(on, 25));
  }}
}}"""
# The same, and all that is waited for on the way, in one question; whether a screen is open that can be left so.
# A page that is turned to so keeps how far the one before was scrolled; tests begin at its top.
TURNED = f"""async (address) => {{
  if (!document.querySelector('[data-testid="stApp"]')) return false;
  await ({_IDLE_AT_LAST})();
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  ({TURN})(address);
  await ({SETTLED})();
  return true;
}}"""

# Whether a screen with a map is open, once what was asked for is there.
HAS_MAP = f"""async () => {{
  if (!document.querySelector('[data-testid="stApp"]')) return false;
  await ({_IDLE_AT_LAST})();
  return Boolean(document.querySelector('iframe[title^="streamlit_folium"]'));
}}"""

# After a change of the window, where a screen is open: what a page does with its window it does in the next frames.
FOLLOWED = f"""async () => {{
  if (!document.querySelector('[data-testid="stApp"]')) return;
  await new Promise((on) => requestAnimationFrame(() => requestAnimationFrame(on)));
  await ({SETTLED})();
}}"""

# On the way to another screen, while what a script of ours presses is still there; counts how often it is.
LEAVE = """(button) => {
  window.asked = 0;
  document.querySelector(button).addEventListener("click", () => { window.asked += 1; });
  history.pushState({}, "", "/on-the-way-to-another-screen");
}"""

# Choices that are made.
PRESSED = "button[aria-pressed=true], [role=radio][aria-checked=true], label:has(:checked)"

# Parts of the page that are wider than their window: name, width, room.
TOO_WIDE = """() => [document.scrollingElement, ...document.querySelectorAll(
    '[data-testid="stApp"], [data-testid="stMain"], [data-testid="stMainBlockContainer"]')]
    .filter(part => part.scrollWidth > part.clientWidth + 1)
    .map(part => [part.dataset.testid || part.tagName, part.scrollWidth, part.clientWidth])"""


# Words that are cut off or laid over their neighbour: wider than their own box, whether that hides the rest or not, and no way to
# scroll to it.
CUT = """() => [...document.querySelectorAll('h1, h2, h3, button p, a p, label p, summary p, .quiet')]
    .filter(part => part.checkVisibility() && part.clientWidth && part.scrollWidth > part.clientWidth + 2
        && !["auto", "scroll"].includes(getComputedStyle(part).overflowX))
    .map(part => part.innerText.slice(0, 60))"""

# How many lines the words of an element take; none where a word of them is cut off.
LINES_OF = """(part) => {
  const words = document.createRange(), box = part.getBoundingClientRect(), pad = parseFloat(getComputedStyle(part).paddingRight);
  words.selectNodeContents(part);
  const lines = [...words.getClientRects()];
  return lines.every((line) => line.right <= box.right - pad + 1 && line.bottom <= box.bottom + 1) ? new Set(lines.map(({ top }) => Math.round(top))).size : 0;
}"""

# Links that nobody has given a colour: they have the browser's own, which no theme of ours knows.
BARE_LINKS = """() => {
  const probe = document.createElement("i");
  probe.style.color = "LinkText";
  document.body.append(probe);
  const own = getComputedStyle(probe).color;
  probe.remove();
  // Streamlit colours the words within a link, and not the link.
  const worded = link => document.createTreeWalker(link, NodeFilter.SHOW_TEXT).nextNode()?.parentElement ?? link;
  return [...document.querySelectorAll("main a[href]")].filter(link => link.checkVisibility() && getComputedStyle(worded(link)).color === own)
    .map(link => `a link in the browser's own colour: ${link.innerText.slice(0, 40)}`);
}"""

# What is seen of each chart: [its name, least size of its words, its right edge, the right edge of its place].
CHARTS = """() => [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')].filter(one => one.getBoundingClientRect().width).map(one => {
    const svg = one.querySelector("svg"), seen = svg.getBoundingClientRect(), scale = seen.width / svg.width.baseVal.value;
    const sizes = [...svg.querySelectorAll("text")].filter(text => text.textContent.trim()).map(text => parseFloat(getComputedStyle(text).fontSize) * scale);
    const place = one.closest('[data-testid="stElementContainer"]').getBoundingClientRect();
    return [one.getAttribute("aria-label").slice(0, 40), Math.min(...sizes), seen.right, place.right];
})"""

# The same of the lines of a list: [its beginning, least size of its words, its right edge, the right edge of its place].
LINES = """() => [...document.querySelectorAll('main :is(.village-lines > li, .study a)')].filter(one => one.getBoundingClientRect().width).map(one => {
    const words = [...one.querySelectorAll("*")].filter(part => part.checkVisibility() && part.textContent.trim());
    const place = one.closest('[data-testid="stElementContainer"]').getBoundingClientRect();
    return [one.innerText.slice(0, 40), Math.min(...words.map(part => parseFloat(getComputedStyle(part).fontSize))),
            Math.max(...words.map(part => part.getBoundingClientRect().right)), place.right];
})"""

# What has the keyboard, and its name to a visitor, without icons; kept with what is around it, to be looked at again later.
FOCUSED = """() => {
  const it = document.activeElement;
  window.stop = [];
  for (let part = it; part && part !== document.body && window.stop.length < 4; part = part.parentElement)
    window.stop.push(part);
  if (it === document.body || it.matches("main")) return it.tagName;
  const icons = [...it.querySelectorAll('[data-testid="stIconMaterial"]')].map((icon) => icon.innerText.trim());
  const words = (it.innerText || "").split("\\n").map((line) => line.trim()).filter((line) => line && !icons.includes(line));
  return it.getAttribute("aria-label") || it.labels?.[0]?.innerText.trim() || words.join(" ") || it.title || it.tagName;
}"""
# How what was kept is marked: outline, shadow, colour of its edge.
MARKED = """() => window.stop.map((part) => {
  const look = getComputedStyle(part);
  const outline = look.outlineStyle === "none" || look.outlineWidth === "0px" ? "" : look.outline;
  return [outline, look.boxShadow, look.borderColor].join(" | ");
})"""
IS_FOCUSED = "() => document.activeElement === window.stop[0]"
