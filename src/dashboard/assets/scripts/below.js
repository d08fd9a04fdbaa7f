// What lies below the first view is drawn once that stands: while a page is turned, charts that begin below it wait (`streamlit.css`).
// They come as soon as the page is quiet, somebody goes towards them, or it is printed; without this script they are drawn at once.
(() => {
  const QUIET = 200; // ms without a change
  const AT_LAST = 4000; // ms after which nothing waits any more
  const root = document.documentElement;
  const isRunning = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "running";
  let quiet = 0;
  let last = 0;
  let hasBegun = false; // the server has answered: before that a page is quiet, too

  const draw = () => {
    clearTimeout(quiet);
    clearTimeout(last);
    changes.disconnect();
    delete root.dataset.turning;
  };
  const isComing = (part) => part.checkVisibility() && (part.dataset.testid === "stSkeleton" || !part.querySelector("svg, canvas"));
  const parts = () => [...document.querySelectorAll('main :is([data-testid="stVegaLiteChart"], [data-testid="stSkeleton"])')];
  const isReady = () => hasBegun && !isRunning() && !parts().some(isComing);
  const rest = () => (isReady() ? draw() : look());
  const look = () => {
    clearTimeout(quiet);
    quiet = setTimeout(rest, QUIET);
  };
  const changes = new MutationObserver(() => {
    hasBegun ||= isRunning();
    look();
  });

  const wait = () => {
    root.dataset.turning = "";
    hasBegun = false;
    changes.observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-test-script-state"] });
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
  for (const act of ["wheel", "touchmove", "keydown", "beforeprint"]) window.addEventListener(act, draw, { passive: true });
})();
