// Where a row goes on to the side, what is chosen in it is in sight: the screen in the menu, the part of a screen.
const areRowsCut = window.matchMedia("(max-width: 1130px)"); // in no wider window (frame.css): nothing has to be measured there
const FADE = 28; // px at the begin of a row that fades where it goes on (frame.css)
let shown = new WeakMap();
const forget = () => (shown = new WeakMap());
// A style that comes anew while a page is turned takes a row back to its begin: for a while that is not the visitor's doing.
const bring = (row, chosen) => {
  if (!row || !chosen || row.scrollWidth <= row.clientWidth) return;
  const before = shown.get(row);
  if (before?.chosen === chosen && (row.scrollLeft > 0 || performance.now() - before.at > 3000)) return;
  shown.set(row, { chosen, at: before?.chosen === chosen ? before.at : performance.now() });
  row.scrollLeft += chosen.getBoundingClientRect().left - row.getBoundingClientRect().left - FADE;
};

// On a phone the button of the page's own menu would lie over what is read: it is there at the top of a page.
const narrow = window.matchMedia("(max-width: 640px)");
const cover = (main) => {
  const isOver = narrow.matches && main?.scrollTop > 40;
  document.documentElement.style.setProperty("--corner", isOver ? "hidden" : "visible");
};
document.addEventListener("scroll", ({ target }) => target.matches?.("main") && cover(target), { capture: true, passive: true });
// A row of which the begin lies to the left fades there, too, instead of cutting a word in two.
document.addEventListener("scroll", ({ target }) => target.toggleAttribute?.("data-gone", target.scrollLeft > 4), { capture: true, passive: true });
narrow.addEventListener("change", () => cover(document.querySelector("main"))); // a phone that lay and is held upright
