// Links within the atlas turn the page as Back and Forward go, without loading it anew.

const { base, screens } = document.currentScript.dataset;
const ours = new Set(["", ...screens.split(" ")].map((screen) => `${base}/${screen}`));
const plain = (event) => !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);

// A figure that has moved to another part of its screen: a link kept from before leads to the part that has it now.
const MOVED = { "/timeline#documents-per-year": ["part", "years"] };
const placed = (to) => {
  const part = MOVED[to.pathname.slice(base.length) + to.hash];
  if (part) to.searchParams.set(...part);
  return to;
};
// Before Streamlit reads the address.
if (location.hash) history.replaceState(history.state, "", placed(new URL(location.href)));

// What a page is: a screen, and on that of a place each of them.
const pageOf = ({ pathname, search }) => pathname + (pathname.endsWith("/place") ? new URLSearchParams(search).get("place") : "");
// As Back and Forward go; Streamlit asks its server for the view of the address.
const turn = (address) => {
  // Before the page changes, when nothing has to be measured for it.
  if (pageOf(new URL(address, location.href)) !== pageOf(location)) document.querySelector("main")?.scrollTo(0, 0);
  history.pushState({}, "", address);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
};

const written = ({ pathname, search }) => pathname + search.replaceAll("%2C", ","); // a server writes a list in the one way or in the other
const isElsewhere = (to) => written(to) !== written(location);
const follow = (to) => {
  const isTurned = isElsewhere(to);
  if (isTurned) turn(to.pathname + to.search + to.hash); // with its place: a reload finds it again
  if (to.hash) goTo(to.hash, isTurned);
};

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || !plain(event) || event.button || link.target || link.download) return;
  const to = placed(new URL(link.href));
  if (to.origin !== location.origin || !ours.has(to.pathname)) return;
  event.preventDefault();
  if (link.dataset.sets === undefined) {
    if (isElsewhere(to)) leave(); // the menu has taken it along
    return follow(to);
  }
  mark(link);
  // Who has gone elsewhere meanwhile has left it there, but for a language.
  const since = departures;
  const isKept = () => since === departures || link.closest(".languages");
  // Nor is a figure turned, or a number opened, that stands there no more.
  const isThere = () => !link.closest(".faces, .finding, .study") || document.querySelector(`main a[data-sets="${link.dataset.sets}"]`);
  whenAnswered(() => isKept() && isThere() && follow(placed(new URL(changed(link.dataset.sets, beside(link))))));
});
