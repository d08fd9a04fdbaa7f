// What lies below the first view is drawn once that stands: while a page is turned, charts that begin below it wait (`streamlit.css`).
// They come as soon as the page is quiet, somebody goes towards them, or it is printed; without this script they are drawn at once.
(() => {
  const QUIET = 200; // ms without a change
  const AT_LAST = 4000; // ms after which nothing waits any more
  const root = document.documentElement;
  const isRunning = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "running";
  let quiet = 0;
  let last = 0;

  const draw = () => {
    clearTimeout(quiet);
    clearTimeout(last);
    changes.disconnect();
    delete root.dataset.turning;
  };
  const rest = () => (isRunning() ? look() : draw());
  const look = () => {
    clearTimeout(quiet);
    quiet = setTimeout(rest, QUIET);
  };
  const changes = new MutationObserver(look);

  const wait = () => {
    root.dataset.turning = "";
    changes.observe(document.body, { subtree: true, childList: true });
    clearTimeout(last);
    last = setTimeout(draw, AT_LAST);
    look();
  };

  // As Back and Forward go, and every link of ours (`frame.js`).
  let path = location.pathname;
  window.addEventListener("popstate", () => {
    if (location.pathname === path) return;
    path = location.pathname;
    if (location.hash) draw(); // what an address names may be one of them
    else wait();
  });
  // A filter changes all charts; one that is seen stays where it is.
  document.addEventListener("click", (event) => {
    const there = event.target.closest?.(".st-key-frame-filters button") && document.querySelector('[class*="st-key-below-"]');
    if (there && there.getBoundingClientRect().top >= innerHeight) wait();
  });
  for (const act of ["wheel", "touchmove", "keydown", "beforeprint"]) window.addEventListener(act, draw, { passive: true });
})();
