// A link that says only what it changes (choice.html) keeps everything else that is chosen.

// The address that a visitor is at, with that changed; what has no value is chosen no longer.
const changed = (link) => {
  const to = new URL(location.pathname + location.search, location.href);
  for (const [name, value] of new URLSearchParams(link.dataset.sets)) {
    if (value) to.searchParams.set(name, value);
    else to.searchParams.delete(name);
  }
  to.search = to.search.replaceAll("%2C", ","); // as the server writes a list
  return to.href;
};
// Also for who opens it in another tab, or copies it.
const lead = ({ target }) => {
  const link = target.closest?.("a[data-sets]");
  if (link) link.href = changed(link);
};
for (const act of ["pointerdown", "focusin", "click"]) document.addEventListener(act, lead, { capture: true, passive: true });

// Which of them holds, only the address says. The first of a row is what holds where it says nothing.
const markChoices = () => {
  const here = new URLSearchParams(location.search);
  for (const row of document.querySelectorAll(".choice")) {
    const links = [...row.children];
    const holds = ({ dataset }) => {
      const [name, value] = [...new URLSearchParams(dataset.sets)][0];
      return (here.get(name) ?? "") === value;
    };
    const chosen = links.find(holds) ?? links[0];
    for (const link of links) {
      const says = link === chosen ? "true" : null;
      if (link.ariaCurrent !== says) link.ariaCurrent = says;
    }
  }
};
window.addEventListener("popstate", markChoices);
