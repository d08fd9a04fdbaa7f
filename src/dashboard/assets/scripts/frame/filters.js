// Deposits and years: what is chosen, only the address says, and the row shows it.

const ROOM = 9; // how many years fit beside each other over their line
const KEYS_REST = 300; // ms after the last key until what keys go through counts as chosen
const picked = new Map(); // name in the address -> what was just chosen and does not stand there yet
const inAddress = (name) => new URLSearchParams(location.search).get(name) ?? "";
const chosenOf = (name) => picked.get(name) ?? inAddress(name);

const showDeposits = (row) => {
  const chosen = chosenOf("mine").split(",");
  for (const button of row.querySelectorAll("button")) {
    const says = String(chosen.includes(button.value));
    if (button.getAttribute("aria-pressed") !== says) button.setAttribute("aria-pressed", says);
  }
};
const yearsOf = (span) => {
  const [from, to] = span.querySelectorAll("input");
  return { from, to, first: Number(from.min), last: Number(from.max) };
};
const showYears = (span) => {
  const { from, to, first, last } = yearsOf(span);
  from.value = chosenOf("from") || first;
  to.value = chosenOf("to") || last;
  for (const end of [from, to]) {
    if (span.dataset[end.name] === end.value) continue;
    span.dataset[end.name] = end.value;
    span.style.setProperty(`--${end.name}`, (end.value - first) / (last - first));
  }
  const apart = to.value - from.value;
  span.classList.toggle("is-one", apart === 0);
  span.classList.toggle("is-close", apart > 0 && apart * ROOM < last - first);
  // Where both ends meet, the one that can still be moved lies on top.
  span.classList.toggle("is-late", (from.value - first) * 2 > last - first);
};
const showFilters = () => {
  const row = document.querySelector(".filters");
  if (!row) return;
  showDeposits(row);
  const span = row.querySelector(".span");
  if (span) showYears(span);
};

const showChosen = () => {
  showFilters();
  showLists();
};
// Shown at once, and asked of the server as soon as it has answered what was asked before.
const pick = (name, value) => {
  if (value === inAddress(name)) picked.delete(name);
  else picked.set(name, value);
  showChosen();
};
const ask = () =>
  whenAnswered(() => {
    const sets = new URLSearchParams([...picked]);
    picked.clear();
    if (`${sets}`) follow(placed(new URL(changed(sets))));
  });

const pickYear = (end, year) => {
  const { from, to, first, last } = yearsOf(end.parentElement);
  const least = end === from ? first : Number(from.value);
  const most = end === from ? Number(to.value) : last;
  const chosen = Math.min(Math.max(year, least), most);
  // An end at which nothing is left out is not in the address.
  pick(end.name, chosen === (end === from ? first : last) ? "" : String(chosen));
};
let isByKey = false;
let keysRest = 0;
// Who goes elsewhere leaves what was not asked for yet.
let departures = 0;
const leave = () => {
  departures += 1;
  clearTimeout(keysRest);
  picked.clear();
  closeLists();
};
window.addEventListener("popstate", ({ isTrusted }) => {
  if (isTrusted) leave();
  showChosen();
});
document.addEventListener("input", ({ target }) => {
  if (target.matches?.(".filters input")) pickYear(target, Number(target.value));
});
const askAtRest = () => {
  clearTimeout(keysRest);
  keysRest = setTimeout(ask, isByKey ? KEYS_REST : 0);
};
document.addEventListener("change", ({ target }) => target.matches?.(".filters input") && askAtRest());
document.addEventListener("keydown", () => (isByKey = true), { capture: true, passive: true });
document.addEventListener("pointerdown", () => (isByKey = false), { capture: true, passive: true });

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.(".filters button");
  if (!button) return;
  const chosen = [...button.parentElement.children].filter((one) => (one.getAttribute("aria-pressed") === "true") !== (one === button));
  pick("mine", chosen.map(({ value }) => value).join(","));
  ask();
});
// Who presses the line of the years moves the nearer of both ends there; who scrolls the page from there, or drags an end, does not.
let isOnLine = false;
document.addEventListener("pointerdown", ({ target }) => (isOnLine = Boolean(target.matches?.(".filters .span"))), { passive: true });
document.addEventListener("click", (event) => {
  const span = event.target;
  if (!isOnLine || !span.matches?.(".filters .span")) return;
  const { from, to, first, last } = yearsOf(span);
  const { left, width } = span.getBoundingClientRect();
  const year = Math.round(first + ((event.clientX - left) / width) * (last - first));
  const isNearer = Math.abs(year - from.value) < Math.abs(year - to.value) || (from.value === to.value && year < from.value);
  const end = isNearer ? from : to;
  end.focus({ preventScroll: true });
  pickYear(end, year);
  ask();
});
