// What an address names after its "#" is brought into sight.

const isInSight = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom < window.innerHeight / 2;
};
// What an address names after its "#" is drawn later than the page is loaded, and what is above it later still: it is kept in sight
// until the page is quiet or the visitor does something, and the keyboard goes on from there.
const goTo = (hash, isTurned = false) => {
  let id = "";
  try {
    id = decodeURIComponent(hash.slice(1));
  } catch {
    return; // no name of ours, as in "#100%"
  }
  const named = () => document.getElementById(id) ?? document.querySelector(`.st-key-${CSS.escape(id)}`);
  let quiet = 0;
  let last = 0;
  let hasAnswered = !isTurned; // a page that waits for its server is quiet, too
  let reached = null;
  const bringThere = () => {
    const there = named();
    if (!there) return;
    // Records behind a number lie at the foot of the window, over their figure: its finding is what has to be in sight, or the row that was pressed.
    const figure = there.matches('[class*="st-key-behind-of-"]') && there.closest('[class*="st-key-figure-"]');
    const finding = figure && (figure.querySelector(".study a[aria-current]") ?? figure.querySelector(".finding"));
    if (!finding) there.scrollIntoView();
    else if (!isInSight(finding)) finding.scrollIntoView();
    if (reached !== there) {
      reached = there;
      if (there.tabIndex < 0) there.tabIndex = -1;
      there.focus({ preventScroll: true });
    }
    if (!hasAnswered) return;
    clearTimeout(quiet);
    quiet = setTimeout(end, 2000);
    last ||= setTimeout(end, 8000);
  };
  const watch = new MutationObserver((changes) => {
    hasAnswered ||= window.atlasAreAnswer?.(changes) ?? true; // `below.js`
    bringThere();
  });
  const end = () => watch.disconnect();
  watch.observe(document.documentElement, { subtree: true, childList: true });
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) window.addEventListener(act, end, { once: true, capture: true });
  bringThere();
};
if (location.hash) goTo(location.hash);
