// Where the keyboard goes on after the records behind a number are closed.

// Who closes the records behind a number or a row goes on there; behind a mark, at the choice of faces of their chart: the button goes with
// them, and the chart is drawn anew.
document.addEventListener("click", (event) => {
  const close = event.target.closest?.('[class*="st-key-behind-close-"]');
  const figure = close?.closest('[class*="st-key-figure-"]');
  if (!figure) return;
  const numbers = () => [...figure.querySelectorAll(".finding a, .study a")];
  const opened = numbers().findIndex((number) => number.ariaCurrent);
  untilDone(() => {
    if (close.isConnected) return false;
    if (document.activeElement === document.body) (numbers()[opened] ?? figure.querySelector(".faces a[aria-current]"))?.focus();
    return true;
  });
});
