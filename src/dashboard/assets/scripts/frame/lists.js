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

// A list comes anew with other numbers beside its choices, and what lies above it is higher or lower then. While it is open it is as scrolled as
// it was, its choices stand where they stood in the window, and the keyboard is where it was.
let keyboard = null; // where it is in a list: the list's name, and the value of a box or what else it is on
let held = null; // of the open list: its name, where in the window its choices stand, and how high the page was then
let scrolled = null; // the name of a list, and how far its choices are scrolled
const partOf = (target) => (target.matches("input") ? target.value : target.localName);
const placeOf = (list) => optionsOf(list).getBoundingClientRect();
const page = () => document.querySelector("main");
const heldList = () => held && document.querySelector(`.pick-many[open][data-name="${held.name}"]`);
const hold = (list) => {
  const { left, top } = placeOf(list);
  held = { name: nameOf(list), left, top, height: page().scrollHeight };
};
const openAgain = (list) => {
  if (list.open || nameOf(list) !== openList) return;
  list.open = true;
  if (nameOf(list) === scrolled?.name) optionsOf(list).scrollTop = scrolled.top;
};
const giveKeyboard = (list) => {
  if (nameOf(list) !== keyboard?.name || document.activeElement !== document.body) return;
  const box = list.open && boxesOf(list).find(({ value }) => value === keyboard.part);
  (box || (list.open && keyboard.part === "button" && list.querySelector("button")) || list.querySelector("summary") || list).focus({ preventScroll: true });
};
const holdPlace = () => {
  const list = heldList();
  if (!list) return;
  const lower = placeOf(list).top - held.top;
  if (Math.abs(lower) > 1) page().scrollTop += lower;
  // Where the page is not scrolled so far, and where a field is wider than it was, the choices leave it.
  const { left, top, width } = placeOf(list);
  const aside = [Math.min(held.left, page().clientWidth - width) - left, held.top - top];
  if (aside.some((px) => Math.abs(px) > 1)) {
    const { style } = optionsOf(list);
    const before = style.translate.split(" ").map(parseFloat);
    style.translate = aside.map((px, at) => `${px + (before[at] || 0)}px`).join(" ");
  }
  held.height = page().scrollHeight;
};
// What scrolls a page that is as high as before is the visitor.
const followScroll = ({ target }) => {
  const list = target.matches?.("main") && target.scrollHeight === held?.height && heldList();
  if (list) hold(list);
  if (target.matches?.(".pick-many .options")) scrolled = { name: nameOf(target.parentElement), top: target.scrollTop };
};
document.addEventListener("scroll", followScroll, { capture: true, passive: true });
const letGo = () => (held = null);
window.addEventListener("resize", letGo);
document.addEventListener("keydown", ({ key }) => ["PageUp", "PageDown", "Home", "End"].includes(key) && letGo(), { passive: true });
// Who comes to another screen has no list open there.
const forgetLists = () => {
  keyboard = held = scrolled = null;
  openList = "";
};
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
// On a phone of Apple's nothing but this tells of a tap on what is no button. A finger that scrolls taps nothing.
document.addEventListener("pointerup", ({ target }) => closeLists(target.closest?.(".pick-many")), { passive: true });
// A choice that comes anew while a mouse presses it is pressed all the same; a finger's tap is told of where it ends.
const choiceAt = ({ target }) => target.closest?.(".pick-many label");
const boxOf = (choice) => choice.querySelector("input");
let pressed = null;
document.addEventListener("pointerdown", (event) => (pressed = choiceAt(event)), { passive: true });
document.addEventListener("pointerup", (event) => {
  const choice = choiceAt(event);
  if (event.pointerType !== "mouse" || !choice || !pressed || pressed.isConnected || boxOf(choice).value !== boxOf(pressed).value) return;
  boxOf(choice).focus({ preventScroll: true });
  choice.click();
});
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (!target.matches?.(".pick-many")) return;
    const name = nameOf(target);
    if (!target.open) {
      optionsOf(target).style.translate = "";
      if (name === held?.name) letGo();
      if (name === scrolled?.name) scrolled = null;
      if (name === openList) openList = "";
    } else if (name !== held?.name) {
      openList = name;
      optionsOf(target).scrollIntoView({ block: "nearest" });
      hold(target);
    }
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
