// Who switches the language reads on where they were.

// The switch of languages stands at the top of a page: who leaves a place for it reads on there, in the other language.
const READ = 800; // ms at one place after which it is read
const LEFT = 15000; // ms after which who has left it is not on the way to the switch
let read = []; // names of what stood at the top of the window, the nearest first
let readOn = ""; // the screen
let left = 0; // when the visitor went on from there
let resting = 0;
const namesHere = () =>
  [...document.querySelectorAll('main [class*="st-key-figure-"], main [id]')]
    .filter((one) => one.getBoundingClientRect().top < window.innerHeight / 3 && one.checkVisibility())
    .map((one) => one.id || [...one.classList].find((name) => name.startsWith("st-key-figure-")).replace("st-key-", ""))
    .reverse();
const rest = (main) => {
  if (main.scrollTop < window.innerHeight / 2) return; // what stands there is in sight at the top of the page, too
  read = namesHere();
  readOn = location.pathname;
  left = 0;
};
document.addEventListener(
  "scroll",
  ({ target }) => {
    if (!target.matches?.("main")) return;
    left ||= performance.now();
    clearTimeout(resting);
    resting = setTimeout(rest, READ, target);
  },
  { capture: true, passive: true },
);
const goBack = (event) => {
  if (!event.defaultPrevented) return; // it opens elsewhere
  if (!event.target.closest?.(".languages a")) return;
  if (readOn !== location.pathname || performance.now() - left > LEFT) return;
  const there = read.find((name) => document.getElementById(name) ?? document.querySelector(`.st-key-${CSS.escape(name)}`));
  if (there) goTo(`#${encodeURIComponent(there)}`, true);
};
document.addEventListener("click", goBack);
