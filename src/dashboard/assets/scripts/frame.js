// What a page does without loading itself anew: links within the atlas turn it, "/" opens the search, arrows go along the strip of years,
// Escape closes a meaning.
// Keys of one letter, here and on the stage, can be switched off on the page of the search: who speaks to the computer, or shakes, presses them unasked.
(() => {
  const { base, screens } = document.currentScript.dataset;
  const ours = new Set(["", ...screens.split(" ")].map((screen) => `${base}/${screen}`));
  const plain = (event) => !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);

  // A figure that has moved to another part of its screen: a link kept from before leads to the part that has it now.
  const MOVED = { "/timeline#documents-per-year": ["part", "years"] };
  const placed = (to) => {
    const part = MOVED[to.pathname.slice(base.length) + to.hash];
    if (part) to.searchParams.set(...part);
    return to;
  };
  // Before Streamlit reads the address.
  if (location.hash) history.replaceState(history.state, "", placed(new URL(location.href)));

  // As Back and Forward go; Streamlit asks its server for the view of the address.
  const turn = (address) => {
    // Before the page changes, when nothing has to be measured for it.
    if (new URL(address, location.href).pathname !== location.pathname) document.querySelector("main")?.scrollTo(0, 0);
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !plain(event) || event.button || link.target || link.download) return;
    const to = placed(new URL(link.href));
    if (to.origin !== location.origin || !ours.has(to.pathname)) return;
    event.preventDefault();
    const isTurned = to.pathname + to.search !== location.pathname + location.search;
    if (isTurned) turn(to.pathname + to.search + to.hash); // with its place: a reload finds it again
    if (to.hash) goTo(to.hash, isTurned);
  });

  const isInSight = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom < window.innerHeight / 2;
  };
  // What an address names after its "#" is drawn later than the page is loaded, and what is above it later still: it is kept in sight
  // until the page is quiet or the visitor does something, and the keyboard goes on from there.
  const goTo = (hash, isTurned = false) => {
    let id = "";
    try {
      id = decodeURIComponent(hash.slice(1));
    } catch {
      return; // no name of ours, as in "#100%"
    }
    const named = () => document.getElementById(id) ?? document.querySelector(`.st-key-${CSS.escape(id)}`);
    let quiet = 0;
    let last = 0;
    let hasAnswered = !isTurned; // a page that waits for its server is quiet, too
    let reached = null;
    const bringThere = () => {
      const there = named();
      if (!there) return;
      // Records behind a number lie at the foot of the window, over their figure: its finding is what has to be in sight.
      const finding = there.matches('[class*="st-key-behind-of-"]') && there.closest('[class*="st-key-figure-"]')?.querySelector(".finding");
      if (!finding) there.scrollIntoView();
      else if (!isInSight(finding)) finding.scrollIntoView();
      if (reached !== there) {
        reached = there;
        if (there.tabIndex < 0) there.tabIndex = -1;
        there.focus({ preventScroll: true });
      }
      if (!hasAnswered) return;
      clearTimeout(quiet);
      quiet = setTimeout(end, 2000);
      last ||= setTimeout(end, 8000);
    };
    const watch = new MutationObserver((changes) => {
      hasAnswered ||= window.atlasAreAnswer?.(changes) ?? true; // `below.js`
      bringThere();
    });
    const end = () => watch.disconnect();
    watch.observe(document.documentElement, { subtree: true, childList: true });
    for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) window.addEventListener(act, end, { once: true, capture: true });
    bringThere();
  };
  if (location.hash) goTo(location.hash);

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
    if (!event.target.closest?.('[class*="st-key-w-lang"] [role="radio"]')) return;
    if (readOn !== location.pathname || performance.now() - left > LEFT) return;
    const there = read.find((name) => document.getElementById(name) ?? document.querySelector(`.st-key-${CSS.escape(name)}`));
    if (there) goTo(`#${encodeURIComponent(there)}`);
  };
  document.addEventListener("click", goBack, true); // its button lets no click pass

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

  // Where a row goes on to the side, what is chosen in it is in sight: the screen in the menu, the part of a screen.
  const FADE = 28; // px at the begin of a row that fades where it goes on (frame.css)
  const shown = new WeakMap();
  // A style that comes anew while a page is turned takes a row back to its begin: for a while that is not the visitor's doing.
  const bring = (row, chosen) => {
    if (!row || !chosen || row.scrollWidth <= row.clientWidth) return;
    const before = shown.get(row);
    if (before?.chosen === chosen && (row.scrollLeft > 0 || performance.now() - before.at > 3000)) return;
    shown.set(row, { chosen, at: before?.chosen === chosen ? before.at : performance.now() });
    row.scrollLeft += chosen.getBoundingClientRect().left - row.getBoundingClientRect().left - FADE;
  };
  // The timeline lies in a wide window and stands in a narrow one. The server sends one of them and does not see the window.
  const onScreen = window.matchMedia("screen"); // paper is another width
  const stands = window.matchMedia("(max-width: 1120px)");
  // Whoever has just left is asked for nothing: the answers to both would come at once, at which Streamlit's page breaks off.
  const isThere = () => location.pathname.replace(/\/$/, "") === `${base}/timeline`;
  let asked = -Infinity; // when the other one was asked for; after five seconds without it once more
  const fit = () => {
    const there = document.querySelector(".st-key-timeline-tall, .st-key-timeline-wide");
    const other = document.querySelector(".st-key-timeline-other button");
    if (!there || there.matches(".st-key-timeline-tall") === stands.matches) asked = -Infinity;
    else if (onScreen.matches && other && !other.disabled && isThere() && performance.now() - asked > 5000) {
      asked = performance.now();
      other.click();
    }
  };
  stands.addEventListener("change", fit);
  // The menu is the same on all screens; which one is shown, only the address says: as soon as it does, and when the menu itself comes anew.
  const markHere = () => {
    const links = [...document.querySelectorAll(".menu a")];
    const here = links.find((link) => link.pathname === location.pathname);
    for (const link of links) {
      const says = link === here ? "page" : null;
      if (link.ariaCurrent !== says) link.ariaCurrent = says;
    }
    return here;
  };
  let menu = null; // the one that was marked last
  let path = location.pathname;
  window.addEventListener("popstate", () => {
    markHere();
    // What a chart has said at the pointer goes with the chart.
    if (location.pathname !== path) document.getElementById("vg-tooltip-element")?.remove();
    path = location.pathname;
  });
  // A switch of languages loads no page; a screen reader goes by what the page says of itself.
  const speak = () => {
    const lang = document.querySelector(".menu")?.lang;
    if (lang && document.documentElement.lang !== lang) document.documentElement.lang = lang;
  };
  const bringAll = () => {
    speak();
    bring(document.querySelector(".menu .screens"), markHere());
    fit();
    const parts = document.querySelector(':is([class*="st-key-w-part"], [class*="st-key-w-section"]) [role="radiogroup"]');
    bring(parts, parts?.querySelector('[aria-checked="true"]'));
    const choice = keyChoice();
    if (choice) choice.checked = !areKeysOff;
  };
  // On a phone the button of the page's own menu would lie over what is read: it is there at the top of a page.
  const narrow = window.matchMedia("(max-width: 640px)");
  const cover = (main) => {
    const isOver = narrow.matches && main?.scrollTop > 40;
    document.documentElement.style.setProperty("--corner", isOver ? "hidden" : "visible");
  };
  document.addEventListener("scroll", ({ target }) => target.matches?.("main") && cover(target), { capture: true, passive: true });
  // A row of which the begin lies to the left fades there, too, instead of cutting a word in two.
  document.addEventListener("scroll", ({ target }) => target.toggleAttribute?.("data-gone", target.scrollLeft > 4), { capture: true, passive: true });
  narrow.addEventListener("change", () => cover(document.querySelector("main"))); // a phone that lay and is held upright

  let isAsked = false;
  new MutationObserver(() => {
    // Another choice brings another menu: nobody sees it without its mark, and nothing has to be measured for that.
    if (!menu?.isConnected) {
      menu = document.querySelector(".menu");
      if (menu) markHere();
    }
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
  }).observe(document.documentElement, { subtree: true, childList: true });

  const field = () => document.querySelector(".st-key-search-box input");
  const focusField = () => {
    const there = field();
    there?.focus();
    there?.select();
    return Boolean(there);
  };
  // What depends on the server's answer is tried at each change of the page until it is done; after a while nobody waits for it any more.
  const untilDone = (attempt) => {
    const watch = new MutationObserver(() => attempt() && watch.disconnect());
    watch.observe(document.body, { subtree: true, childList: true });
    setTimeout(() => watch.disconnect(), 10000);
  };

  // On a Russian or Kyrgyz keyboard the same key types a full stop.
  const isSlash = (event) => event.key === "/" || (event.code === "Slash" && event.key === ".");
  document.addEventListener("keydown", (event) => {
    if (!isSlash(event) || !plain(event) || isTyping(event)) return;
    const way = document.querySelector(".menu .search");
    if (!way) return;
    event.preventDefault();
    if (!focusField()) way.click();
  });
  document.addEventListener("click", (event) => event.target.closest?.(".menu .search") && !focusField() && untilDone(focusField));

  // Who closes the records behind a number goes on at that number; behind a mark, at the choice of faces of their chart: the button goes with
  // them, and the chart is drawn anew.
  document.addEventListener("click", (event) => {
    const close = event.target.closest?.('[class*="st-key-behind-close-"]');
    const figure = close?.closest('[class*="st-key-figure-"]');
    if (!figure) return;
    const numbers = () => [...figure.querySelectorAll(".finding a")];
    const opened = numbers().findIndex((number) => number.ariaCurrent);
    untilDone(() => {
      if (close.isConnected) return false;
      if (document.activeElement === document.body) (numbers()[opened] ?? figure.querySelector('[role="radio"][aria-checked="true"]'))?.focus();
      return true;
    });
  });

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
})();
