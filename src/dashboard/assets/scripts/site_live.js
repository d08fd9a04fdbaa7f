// Drawings come to life when they are about to be seen: a chart tells what a pointer or an arrow key is at, a map moves.
// Where this script is off, too new for a browser, or fails, the drawing on the page stays as it is.
(() => {
  const here = document.currentScript.src.replace(/[^/]*$/, "");
  const awaited = new Map();
  window.atlasChart = (name, packed) => awaited.get(name)(unpacked(packed));
  const unpacked = async (packed) => {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(text).text(), painted);
  };
  // A chart names roles of colours; what a role is on this paper, the page knows.
  const looks = "looks of roles";
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const own = looks[isDark ? "dark" : "light"];
  const painted = (name, value) => (typeof value === "string" && value[0] === "\u001b" ? own[value.slice(1)] : value);

  // Scripts and not fetch: a page that lies on a disk may read no file, but may run one.
  const load = (file) =>
    new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = here + file;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
  const loads = new Map();
  const once = (file) => {
    if (!loads.has(file)) loads.set(file, load(file));
    return loads.get(file);
  };
  const chartOf = (name) => {
    if (!awaited.has(`${name} promise`)) {
      const told = new Promise((done) => awaited.set(name, done));
      awaited.set(`${name} promise`, load(`${name}.js`).then(() => told));
    }
    return awaited.get(`${name} promise`);
  };

  const chart = async (holder) => {
    const [made] = await Promise.all([chartOf(holder.dataset.live), once("vega.js")]);
    const place = document.createElement("div");
    place.className = "live";
    place.setAttribute("aria-hidden", "true"); // as the drawing: keys tell its marks, the sentence below says it whole
    // A chart that says how much room it needs at least is shifted on a phone; others are laid out anew.
    const wide = () => Math.max(Number(holder.dataset.least || 0), holder.clientWidth);
    const still = holder.firstElementChild;
    holder.append(place); // below the drawing until it is whole
    const { view } = await window.vegaEmbed(
      place,
      { ...made.spec, width: wide() },
      { mode: "vega-lite", ast: true, renderer: "svg", actions: false, logLevel: 1, config: made.config },
    );
    still.classList.add("still"); // kept, for paper
    holder.classList.add("awake");
    view.addEventListener("click", (_, item) => lead(holder, item));
    window.addEventListener("resize", () => view.width(wide()).runAsync());
    keys(holder, place);
  };

  // What is behind a mark or number stands under its chart, or under the title where there is none, until it is closed.
  const open = async (figure, name) => {
    const lists = figure.dataset.behind ? await chartOf(figure.dataset.behind) : {};
    if (!(name in lists)) return false;
    const from = document.activeElement;
    figure.querySelector(".behind")?.remove();
    const box = document.createElement("div");
    box.className = "behind";
    box.tabIndex = -1;
    box.innerHTML = lists[name]; // markup of ours, as the page itself
    const close = () => {
      box.remove();
      from?.focus();
    };
    box.querySelector("button").addEventListener("click", close);
    box.addEventListener("keydown", (event) => event.key === "Escape" && close());
    (figure.querySelector(".drawing") ?? figure.querySelector("h2")).after(box);
    box.focus();
    box.scrollIntoView({ block: "nearest" });
    return true;
  };
  const unfold = (row) => {
    const fold = row.closest("details");
    if (fold) fold.open = true;
  };
  // A mark leads to its list; an event of the timeline to its row, which only the page of everything has.
  const lead = async (holder, item) => {
    const { mark, event_id: event } = item?.datum ?? {};
    document.getElementById("vg-tooltip-element")?.classList.remove("visible"); // the page moves away under it
    if (await open(holder.closest(".figure"), mark ?? event)) return;
    const row = document.getElementById(`event-${event}`);
    if (row) {
      unfold(row);
      location.hash = row.id;
      row.tabIndex = -1;
      row.focus();
    } else if (event && holder.dataset.rows) location.href = `${holder.dataset.rows}#event-${event}`;
  };
  // Without this a number leads to the table of its figure.
  document.addEventListener("click", (event) => {
    const number = event.target.closest(".figure [data-number]");
    if (!number || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    number.focus();
    // Where the list cannot be read, the number leads to the table all the same.
    open(number.closest(".figure"), number.dataset.number)
      .catch(() => false)
      .then((isOpen) => isOpen || (location.href = number.href));
  });
  // A row in a fold that an address names is seen: not every browser opens the fold by itself.
  const named = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("tr");
    } catch {
      return null; // no name of ours, as in "#100%"
    }
  };
  const row = named();
  if (row) {
    unfold(row);
    row.scrollIntoView();
  }

  // Arrow keys go from mark to mark and say what each is, Enter leads to what is behind it, Escape leaves it.
  const keys = (holder, place) => {
    const told = document.createElement("p");
    told.className = "told";
    told.setAttribute("aria-live", "polite");
    holder.append(told);
    const words = (item) => {
      const tip = item && item.tooltip;
      if (!tip || typeof tip !== "object") return tip ? String(tip) : "";
      return Object.entries(tip)
        .filter(([, value]) => value !== "" && value !== null)
        .map(([name, value]) => (name === "title" ? value : `${name}: ${value}`))
        .join("\u00a0· ");
    };
    const marks = () => [...place.querySelectorAll("path, rect, text, line")].filter((mark) => words(mark.__data__));
    let at = -1;
    const point = (mark, type) => {
      const box = mark.getBoundingClientRect();
      const where = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
      mark.dispatchEvent(new PointerEvent(type, { ...where, bubbles: true }));
    };
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    holder.tabIndex = 0;
    holder.setAttribute("role", "group");
    holder.setAttribute("aria-label", holder.dataset.called);
    holder.addEventListener("keydown", (event) => {
      const all = marks();
      if (event.ctrlKey || event.metaKey || event.altKey || !all.length) return;
      if (event.key in steps) {
        event.preventDefault();
        if (at >= 0 && all[at]) point(all[at], "pointerout");
        at = at < 0 && steps[event.key] < 0 ? all.length - 1 : (at + steps[event.key] + all.length) % all.length;
        all[at].scrollIntoView({ block: "nearest", inline: "nearest" });
        told.textContent = words(all[at].__data__);
        point(all[at], "pointermove");
      } else if (event.key === "Enter" && all[at]) lead(holder, all[at].__data__);
      else if (event.key === "Escape" && at >= 0) {
        if (all[at]) point(all[at], "pointerout");
        at = -1;
        told.textContent = "";
      }
    });
  };

  const map = (holder) => {
    const frame = document.createElement("iframe");
    // A page of a place leads here, and the place is shown.
    const place = new URLSearchParams(location.search).get("place");
    frame.src = (isDark ? holder.dataset.dark : holder.dataset.map) + (place ? `#${encodeURIComponent(place)}` : "");
    frame.title = holder.dataset.called;
    const still = holder.firstElementChild;
    still.classList.add("still");
    holder.classList.add("awake");
    holder.append(frame);
  };

  const wake = (holder) => {
    if (holder.dataset.map) map(holder);
    else chart(holder).catch(() => holder.querySelectorAll(".live").forEach((place) => place.remove()));
  };
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) {
          seen.unobserve(target);
          wake(target);
        }
      }
    },
    { rootMargin: "300px" },
  );
  document.querySelectorAll("[data-live], [data-map]").forEach((holder) => seen.observe(holder));
})();
