// Lists to choose from: what is chosen, only the address says, and the list shows it.

const LISTS = ".pick-many, .pick-one select";
const nameOf = (list) => list.dataset.name;
const boxesOf = (list) => [...list.querySelectorAll("input")];
const chosenBoxes = (list) => boxesOf(list).filter(({ checked }) => checked);
const optionsOf = (list) => list.querySelector(".options");
let openList = ""; // name of the list of several that is open

const showMany = (list) => {
  const chosen = chosenOf(nameOf(list)).split(",");
  for (const box of boxesOf(list)) box.checked = chosen.includes(box.value);
  const words = chosenBoxes(list).map((box) => box.parentElement.textContent);
  const field = list.querySelector(".field");
  const says = words.join(", ") || list.dataset.nothing;
  if (field.textContent !== says) field.textContent = says;
  list.toggleAttribute("data-chosen", words.length > 0);
};
const showOne = (list) => {
  const chosen = chosenOf(nameOf(list));
  if (list.value !== chosen) list.value = chosen;
  if (list.selectedIndex < 0) list.selectedIndex = 0;
};

// A list comes anew with other numbers beside its choices. It is then as open as it was, where it was in the window, and so is the keyboard.
let keyboard = null; // where it is in a list: the list's name, and the value of a box or what else it is on
let held = null; // of the list in which something was chosen: how far down it stands in the window, and how far it is scrolled
const HOLDS = 5000; // ms
const partOf = (target) => (target.matches("input") ? target.value : target.localName);
const openAgain = (list) => {
  if (list.open || nameOf(list) !== openList) return;
  list.open = true;
  if (nameOf(list) === held?.name) optionsOf(list).scrollTop = held.scrolled;
};
const giveKeyboard = (list) => {
  if (nameOf(list) !== keyboard?.name || document.activeElement !== document.body) return;
  const box = list.open && boxesOf(list).find(({ value }) => value === keyboard.part);
  (box || (list.open && keyboard.part === "button" && list.querySelector("button")) || list.querySelector("summary") || list).focus({ preventScroll: true });
};
const holdPlace = () => {
  if (!held || performance.now() > held.until) return;
  const list = document.querySelector(`.pick-many[open][data-name="${held.name}"]`);
  const moved = list ? list.getBoundingClientRect().top - held.top : 0;
  if (Math.abs(moved) > 1) document.querySelector("main").scrollTop += moved;
};
for (const act of ["wheel", "touchmove"]) document.addEventListener(act, () => (held = null), { capture: true, passive: true });
const known = new WeakSet();
const showLists = () => {
  for (const list of document.querySelectorAll(LISTS)) {
    const isMany = list.matches(".pick-many");
    (isMany ? showMany : showOne)(list);
    if (known.has(list)) continue;
    known.add(list);
    if (isMany) openAgain(list);
    giveKeyboard(list);
  }
  holdPlace();
};

const choose = (list, value) => {
  held = { name: nameOf(list), top: list.getBoundingClientRect().top, scrolled: optionsOf(list).scrollTop, until: performance.now() + HOLDS };
  for (const name of list.dataset.closes.split(" ").filter(Boolean)) pick(name, "");
  pick(nameOf(list), value);
  ask();
};
document.addEventListener("change", ({ target }) => {
  const list = target.closest?.(LISTS);
  if (list === target) {
    pick(nameOf(list), list.value);
    askAtRest(); // keys go through a closed list as along the years
  } else if (list) choose(list, chosenBoxes(list).map((box) => box.value).join(","));
});

const closeLists = (besides = null) => {
  for (const list of document.querySelectorAll(".pick-many[open]")) {
    if (list === besides) continue;
    if (optionsOf(list).contains(document.activeElement)) list.querySelector("summary").focus({ preventScroll: true });
    list.open = false;
  }
  if (!besides || nameOf(besides) !== openList) openList = "";
};
const closeOthers = ({ target }) => {
  // A press within a list first gives the keyboard to what is around it: the page itself.
  if (![...document.querySelectorAll(".pick-many[open]")].some((list) => target.contains?.(list))) closeLists(target.closest?.(".pick-many"));
};
document.addEventListener("focusin", (event) => {
  const { target } = event;
  const list = target.closest(LISTS);
  keyboard = list && { name: nameOf(list), part: partOf(target) };
  closeOthers(event);
});
// On a phone of Apple's nothing but this tells of a tap on what is no button.
document.addEventListener("pointerdown", ({ target }) => closeLists(target.closest?.(".pick-many")), { passive: true });
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (!target.matches?.(".pick-many")) return;
    if (target.open) openList = nameOf(target);
    else if (nameOf(target) === openList) openList = "";
  },
  { capture: true },
);
document.addEventListener("click", ({ target }) => {
  const list = target.closest?.(".pick-many");
  if (target.closest?.("summary") && list?.open) openList = ""; // it closes after this
  if (!list || !target.closest("button")) return;
  choose(list, "");
  closeLists();
  list.querySelector("summary").focus({ preventScroll: true }); // a browser that gives no button the keyboard
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !document.querySelector(".pick-many[open]")) return;
  event.preventDefault();
  closeLists();
});
