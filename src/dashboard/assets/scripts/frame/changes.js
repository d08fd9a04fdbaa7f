// What is done whenever the page has changed.

// A switch of languages loads no page; a screen reader goes by what the page says of itself.
const speak = () => {
  const lang = document.querySelector(".menu")?.lang;
  if (lang && document.documentElement.lang !== lang) document.documentElement.lang = lang;
};
const bringAll = () => {
  speak();
  const here = markHere();
  markChoices();
  showChosen();
  fit();
  if (areRowsCut.matches) {
    bring(document.querySelector(".menu .screens"), here);
    const parts = filled.get(".choice.parts");
    bring(parts, parts?.querySelector("[aria-current]"));
    for (const row of document.querySelectorAll(".faces")) bring(row, row.querySelector("[aria-current]"));
  }
  const choice = keyChoice();
  if (choice) choice.checked = !areKeysOff;
};

let isAsked = false;
// Rows whose markup says nothing of what is chosen, and what fills them.
const ROWS = [
  [".menu", () => [markHere(), markChoices()]],
  [".choice.parts", markChoices],
  [".filters", showFilters],
  [".pick-many", showLists],
  [".pick-one", showLists],
];
const filled = new Map(); // by its place, the first row there when it was filled last
const bringSoon = () => {
  if (isAsked) return;
  isAsked = true;
  // After the frame has been laid out: what is measured before is laid out for that alone.
  requestAnimationFrame(() =>
    setTimeout(() => {
      isAsked = false;
      bringAll();
      document.dispatchEvent(new Event("atlas-changed")); // for other scripts of ours
    }),
  );
};
new MutationObserver(() => {
  // Nobody sees a row that comes anew before it is filled, and nothing has to be measured for that.
  for (const [place, fill] of ROWS) {
    if (filled.get(place)?.isConnected) continue;
    filled.set(place, document.querySelector(place));
    if (filled.get(place)) fill();
  }
  if (document.querySelector(".faces:not(:has([aria-current]))")) markChoices();
  bringSoon();
}).observe(document.documentElement, { subtree: true, childList: true });
// In a narrower window a row is cut elsewhere.
let room = window.innerWidth;
window.addEventListener("resize", () => {
  if (room === window.innerWidth) return;
  room = window.innerWidth;
  forget();
  bringSoon();
});
