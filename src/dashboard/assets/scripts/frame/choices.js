// A link that says only what it changes (choice.html, faces.html, finding.html) keeps everything else that is chosen.

// What figures are turned to, with one of them turned to another face, or to its first (`figure.`).
const turned = (faces, to) => {
  const others = faces.split(",").filter((face) => face && !face.startsWith(to.slice(0, to.indexOf(".") + 1)));
  return [...others, ...(to.endsWith(".") ? [] : [to])].join(",");
};

// An address, that of the visitor if no other is named, with that changed; what has no value is chosen no longer.
const changed = (sets, address = location.pathname + location.search) => {
  const to = new URL(address, location.href);
  for (const [name, set] of new URLSearchParams(sets)) {
    const value = name === "face" && set ? turned(to.searchParams.get(name) ?? "", set) : set;
    if (value) to.searchParams.set(name, value);
    else to.searchParams.delete(name);
  }
  to.search = to.search.replaceAll("%2C", ","); // as the server writes a list
  return to.href;
};
// Where a visitor is, at the place on the page that a link names.
const beside = (link) => location.pathname + location.search + link.hash;
// Also for who opens it in another tab, or copies it.
const lead = ({ target }) => {
  const link = target.closest?.("a[data-sets]");
  if (link) link.href = changed(link.dataset.sets, beside(link));
};
for (const act of ["pointerdown", "focusin", "click"]) document.addEventListener(act, lead, { capture: true, passive: true });

const CHOOSING = ".choice, .faces";
const mark = (chosen) => {
  for (const link of chosen.closest(CHOOSING)?.children ?? []) {
    const says = link === chosen ? "true" : null;
    if (link.ariaCurrent !== says) link.ariaCurrent = says;
  }
};
// Which of them holds, only the address says. Where it says nothing, a language is that of the page, and of all else the first holds.
const markChoices = () => {
  const here = new URLSearchParams(location.search);
  const spoken = document.querySelector(".menu")?.lang;
  for (const row of document.querySelectorAll(CHOOSING)) {
    const links = [...row.children];
    const holds = ({ dataset }) => {
      const [name, value] = [...new URLSearchParams(dataset.sets)][0];
      return (here.get(name) ?? "").split(",").includes(value);
    };
    mark(links.find(holds) ?? links.find(({ lang }) => lang && lang === spoken) ?? links[0]);
  }
  markRows(here);
};
// A row of the study whose records are open.
const markRows = (here) => {
  for (const link of document.querySelectorAll(".study a")) {
    const says = here.get("behind") === new URLSearchParams(link.dataset.sets).get("behind") ? "true" : null;
    if (link.ariaCurrent !== says) link.ariaCurrent = says;
  }
};
window.addEventListener("popstate", markChoices);
