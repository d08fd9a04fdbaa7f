// Escape closes the meaning of a word.

// A meaning that is open goes with Escape, and comes back when the word is pointed at, tapped or reached anew.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const room of document.querySelectorAll(".term-room:is(:hover, :focus-within)")) room.dataset.closed = "";
});
const reopen = (event) => {
  const room = event.target.closest?.(".term-room[data-closed]");
  if (room && !room.contains(event.relatedTarget)) delete room.dataset.closed;
};
for (const came of ["pointerover", "focusin", "click"]) document.addEventListener(came, reopen);
