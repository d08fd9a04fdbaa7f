// Arrows go along the strip of years.

// A lane is one stop of the keyboard; arrows go from it to its marks, through the years.
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, Home: -Infinity, End: Infinity };
const place = (mark) => parseFloat(mark.style.left) * 1000 + (Number(mark.style.getPropertyValue("--level")) || 0);
document.addEventListener("keydown", (event) => {
  const lane = event.target.closest?.(".strip .marks");
  const step = STEPS[event.key];
  if (!lane || !step || !plain(event)) return;
  event.preventDefault();
  const marks = [...lane.querySelectorAll("a")].sort((one, other) => place(one) - place(other));
  const at = Math.min(Math.max(marks.indexOf(event.target) + step, 0), marks.length - 1);
  marks[at].focus();
});
