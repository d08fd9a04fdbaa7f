// Which screen of the menu is shown, and in which language.

// The menu is the same on all screens; which one is shown, only the address says: as soon as it does, and when the menu itself comes anew.
const markHere = () => {
  const links = [...document.querySelectorAll(".menu a")];
  const here = links.find((link) => link.pathname === location.pathname);
  for (const link of links) {
    const says = link === here ? "page" : null;
    if (link.ariaCurrent !== says) link.ariaCurrent = says;
  }
  return here;
};
// Its links take along what several screens share, and what was chosen a moment ago; also for who opens one in another tab, or copies it.
// The one back to a talk does not: no filter changes a talk.
const takeAlong = ({ target }) => {
  const link = target.closest?.(".menu a:not(.back)");
  if (!link) return;
  const sets = link.closest(".menu").dataset.keeps.split(" ").map((name) => [name, chosenOf(name)]);
  link.href = changed(sets, link.href);
};
for (const act of ["pointerdown", "focusin", "click"]) document.addEventListener(act, takeAlong, { capture: true, passive: true });
let path = location.pathname;
window.addEventListener("popstate", () => {
  markHere();
  // What a chart has said at the pointer goes with the chart.
  if (location.pathname !== path) {
    document.getElementById("vg-tooltip-element")?.remove();
    forgetLists();
  }
  path = location.pathname;
});
