// Whoever drags along the years of the timeline chooses them: a band shows which, and the page turns to the address that has them, as a link
// would lead there. For a mouse or a pen; a finger scrolls the page, and a keyboard has the years over it.
(() => {
  const MOVED = 4; // px from which on it is a drag
  const DRAWN = 2000; // ms that a band stays at most, until the chart of these years has come
  const pair = (text) => text.split(" ").map(Number);

  const begin = (axis, event) => {
    const own = axis.closest(".choose-years");
    const band = own.querySelector(".band");
    const [first, last] = pair(own.dataset.shown);
    const from = event.clientX;
    const { left, width } = axis.getBoundingClientRect();
    const yearAt = (x) => Math.min(Math.max(first + Math.floor(((x - left) / width) * (last - first + 1)), first), last);
    let chosen = null;

    const show = ({ clientX }) => {
      if (!chosen && Math.abs(clientX - from) < MOVED) return;
      chosen = [yearAt(from), yearAt(clientX)].sort((one, other) => one - other);
      const share = (year) => `${(100 * (year - first)) / (last - first + 1)}%`;
      band.style.left = share(chosen[0]);
      band.style.right = `calc(100% - ${share(chosen[1] + 1)})`;
      band.firstElementChild.textContent = chosen[0] === chosen[1] ? chosen[0] : chosen.join("–");
      band.hidden = false;
    };
    const end = () => {
      listening.abort();
      band.hidden = true;
    };
    const take = () => {
      listening.abort();
      setTimeout(() => (band.hidden = true), DRAWN);
      if (chosen && `${chosen}` !== `${[first, last]}`) turn(chosen, pair(own.dataset.all));
      else band.hidden = true;
    };
    const listening = new AbortController();
    const listen = (target, what, act) => target.addEventListener(what, act, { signal: listening.signal, capture: true });
    listen(axis, "pointermove", show);
    listen(axis, "pointerup", take);
    listen(window, "lostpointercapture", end); // the page was turned meanwhile, or the browser took the pointer
    listen(window, "keydown", (key) => {
      if (key.key !== "Escape") return;
      key.stopPropagation();
      end();
    });
    axis.setPointerCapture(event.pointerId);
    event.preventDefault(); // no text is marked on the way
  };

  // An end at which nothing is left out is not in the address.
  const turn = ([from, to], [first, last]) => {
    const way = document.createElement("a");
    way.href = "?";
    way.dataset.sets = `from=${from === first ? "" : from}&to=${to === last ? "" : to}`;
    way.hidden = true;
    document.body.append(way);
    way.click(); // as every link that changes a part of the address (`frame.js`)
    way.remove();
  };

  document.addEventListener("pointerdown", (event) => {
    const axis = event.target.closest?.(".choose-years .axis");
    if (axis && event.isPrimary && event.button === 0 && event.pointerType !== "touch") begin(axis, event);
  });
})();
