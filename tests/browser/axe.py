"""What axe finds on a screen, whether its headings skip a level, and whether words of charts are read on their paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Frame

from browser.visitor import Visitor

# Of the map's frame alone, and moderate: rule, and why it is not ours to mend.
KNOWN = {
    "meta-viewport": "folium forbids to enlarge the frame; the page around it can be enlarged",
    "landmark-one-main": "streamlit-folium's frame has no landmarks; the page's main one is around it",
    "page-has-heading-one": "the page around streamlit-folium's frame has the heading",
    "region": "without landmarks in streamlit-folium's frame all of Leaflet's layers are outside of one",
}

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# What depends on the theme and on the width of the window; all else is in the page's structure, which is the same in each.
LOOKS = ("color-contrast", "link-in-text-block", "target-size")
COLOURS = ("color-contrast", "link-in-text-block")  # those of the theme alone, in a window that stays
# One frame at a time, by hand: the package would look at the main frame only. Style sheets and media are not read beforehand, a
# fifth of the time: of these rules only the one for sounds that begin by themselves asks for them, and nothing here sounds.
# Contrast is half of the rest, and three hundred words of the recommendations are of sixty kinds: once axe has found one readable,
# others of its kind are not measured. A kind is the look of the words, how all that they lie in is mixed, and whatever is painted
# where they stand, whether they lie in it or not. Words within a drawing axe would measure and never decide, as that lies behind
# them: they are left out. Where parts of a page are in a shadow all are measured: what is painted there is not found here.
RUN = """async ([type, values]) => {
    const veils = new Map([[null, ""]]);
    const veil = part => {
        if (!veils.has(part)) {
            const {opacity, mixBlendMode} = getComputedStyle(part);
            veils.set(part, veil(part.parentElement) + (opacity + mixBlendMode === "1normal" ? "" : `${opacity} ${mixBlendMode} `));
        }
        return veils.get(part);
    };
    const parts = [...document.querySelectorAll(":not(svg *), foreignObject *")], grounds = [];
    for (const part of parts) {
        const look = getComputedStyle(part);
        if (look.backgroundImage !== "none" || !/^rgba\\(.*, 0\\)$/.test(look.backgroundColor)
                || part.matches("img, svg, canvas, video, iframe, object, embed"))
            grounds.push({box: part.getBoundingClientRect(), paint: [part.tagName, look.backgroundColor, look.backgroundImage,
                look.position, look.zIndex, veil(part)].join(" ")});
    }
    const kind = part => {
        const look = getComputedStyle(part), own = part.getBoundingClientRect();
        return [look.color, look.fontSize, look.fontWeight, look.textShadow, look.webkitTextStroke, veil(part), ...grounds
            .filter(({box}) => box.left < own.right && box.right > own.left && box.top < own.bottom && box.bottom > own.top)
            .map(({box, paint}) => paint + (box.left <= own.left && box.right >= own.right
                && box.top <= own.top && box.bottom >= own.bottom))].join("|");
    };
    const rule = axe._audit.rules.find(one => one.id === "color-contrast"), applies = rule.matches;
    rule.matches = function (part, ...others) { return !part.ownerSVGElement && applies.call(this, part, ...others); };
    const check = axe._audit.checks["color-contrast"], measure = check.evaluate, readable = new Map();
    if (!parts.some(part => part.shadowRoot)) check.evaluate = function (part, ...others) {
        const looks = kind(part), tell = this.data;
        if (readable.has(looks)) {
            tell(readable.get(looks));
            return true;
        }
        let told;
        this.data = what => tell(told = what);
        const isReadable = measure.call(this, part, ...others);
        if (isReadable && told.contrastRatio) readable.set(looks, told);  // without a ratio it was not to be seen
        return isReadable;
    };
    try {
        const {violations, incomplete} = await axe.run(document,
            {iframes: false, resultTypes: ["violations"], elementRef: false, preload: false, runOnly: {type, values}});
        // A rule that breaks off has looked at nothing: axe counts it with what it cannot decide.
        const broken = ({any, all, none}) => [...any, ...all, ...none].some(({id}) => id === "error-occurred");
        return [...violations, ...incomplete.filter(({nodes}) => nodes.some(broken))];
    } finally {
        rule.matches = applies;
        check.evaluate = measure;
    }
}"""

# Colours have become what they were on their way to: a change of theme moves some of them within a fifth of a second.
ARRIVED = """() => Promise.allSettled(document.getAnimations()
    .filter(one => one instanceof CSSTransition).map(one => one.finished)).then(() => true)"""

# [level, words] of each heading that is shown.
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")]
    .filter(heading => heading.checkVisibility())
    .map(heading => [Number(heading.getAttribute("aria-level") || heading.tagName[1]), heading.innerText])"""

# Words of axes and legends with less contrast to the page than 4.5. Words within a chart may lie on cells
# and bars: tests/drawn/test_palette.py measures them there.
FAINT_WORDS = """() => {
    const read = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
    const light = colour => colour.slice(0, 3)
        .map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
        .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
    const paper = light(read(getComputedStyle(document.querySelector('[data-testid="stApp"]')).backgroundColor));
    const parts = [".role-axis-label", ".role-axis-title", ".role-legend-label", ".role-legend-title", ".role-title-text"];
    const texts = [...document.querySelectorAll(parts.map(part => `${part} text`).join())]
        .filter(text => text.textContent.trim() && text.checkVisibility() && getComputedStyle(text).opacity !== "0");
    const faint = texts.map(text => [text.textContent, light(read(getComputedStyle(text).fill))])
        .map(([words, ink]) => [words, (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)])
        .filter(([, contrast]) => !(contrast >= 4.5));
    return {charts: document.querySelectorAll(".role-axis-label text, .role-legend-label text").length, faint};
}"""


def findings(frame: Frame, *, rules: Sequence[str] = ()) -> list[dict[str, Any]]:
    """What axe finds in a frame, by all rules or by those that are named, and what it could not look at: rule, impact, and where, one entry for each place."""
    if not frame.evaluate("typeof axe === 'object'"):
        frame.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = frame.evaluate(RUN, ["rule", rules] if rules else ["tag", TAGS])
    return [
        {"rule": violation["id"], "impact": violation["impact"], **node}
        for violation in found
        for node in violation["nodes"]
    ]


def is_known(finding: dict[str, Any]) -> bool:
    """Whether others cause it, in the map's frame."""
    return finding["rule"] in KNOWN and finding["impact"] not in ("serious", "critical")


def skipped(headings: list[tuple[int, str]]) -> list[str]:
    """Headings that are more than one level below the one before; or a page without one first h1."""
    levels = [level for level, _ in headings]
    faults = [
        f"h{after} {words!r} after h{before}"
        for before, (after, words) in zip(levels, headings[1:], strict=False)
        if after > before + 1
    ]
    return faults if levels[:1] == [1] and levels.count(1) == 1 else [*faults, f"levels {levels}"]


def faults_of(visitor: Visitor, *, rules: Sequence[str] = ()) -> list[str]:
    """All that is wrong with a screen as it stands, or of axe's rules what those that are named find: `LOOKS`, `COLOURS`."""
    page = visitor.page
    page.evaluate(ARRIVED)
    faults = skipped(page.evaluate(HEADINGS))
    faults += [
        f"{words!r} in a chart: contrast {ratio:.2f}" for words, ratio in page.evaluate(FAINT_WORDS)["faint"]
    ]
    for frame in page.frames:
        if frame.url.startswith(visitor.server):
            faults += [
                f"{item['rule']} ({item['impact']}): {item['target']} {item['html'][:200]} | {item.get('failureSummary', '')[:300]}"
                for item in findings(frame, rules=rules)
                if frame is page.main_frame or not is_known(item)
            ]
    return faults
