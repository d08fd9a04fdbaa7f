// Keys of one letter, here and on the stage, can be switched off on the page of the search: who speaks to the computer, or shakes, presses
// them unasked.

const KEYS = "atlas-keys-of-one-letter";
let areKeysOff = false;
try {
  areKeysOff = localStorage.getItem(KEYS) === "off";
} catch {
  // A browser that keeps nothing for pages: a choice holds until the next page is loaded.
}
const isTyping = (event) => Boolean(event.target.closest?.("input, textarea, select, [contenteditable]"));
const isChord = (event) => event.ctrlKey || event.metaKey || event.altKey;
const hush = (event) => {
  if (areKeysOff && event.key.length === 1 && event.key !== " " && !isChord(event) && !isTyping(event)) event.stopImmediatePropagation();
};
// On the window, and before the stage or Streamlit listen: what is stopped here, none of them hears.
window.addEventListener("keydown", hush, true);
window.atlasHush = hush; // for a window that the stage opens
const keyChoice = () => document.querySelector("[data-keys]");
document.addEventListener("change", (event) => {
  if (event.target !== keyChoice()) return;
  areKeysOff = !event.target.checked;
  try {
    localStorage.setItem(KEYS, areKeysOff ? "off" : "on");
  } catch {
    // As above: it holds for this page.
  }
});
