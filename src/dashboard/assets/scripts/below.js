// What lies below the first view is drawn once that stands: while a page is turned, charts that begin below it wait (`streamlit.css`), and so
// does our own HTML, which comes as text (`markup.py`).
// They come as soon as the page is quiet, somebody goes towards them, or it is printed; without this script charts are drawn at once.
(() => {
  const QUIET = 200; // ms without a change
  const LOOKS = 8; // quiet looks at a page after which a chart that has not come is taken to have failed: it leaves its place empty
  const AT_LAST = 4000; // ms after which nothing waits any more
  const root = document.documentElement;
  const isRunning = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "running";
  // Where a busy page takes all of an answer at once it is never seen to run; what it shows has changed all the same.
  const isAnswer = ({ type, target }) => type === "childList" && target.closest?.("main");
  const areAnswer = (seen) => isRunning() || seen.some(isAnswer);
  window.atlasAreAnswer = areAnswer; // for who waits for what a link names (`frame.js`)
  let quiet = 0;
  let last = 0;
  let looks = 0; // in turn, at a page without a change; looks and not time, for a page that computes is no quiet one
  let hasBegun = false; // the server has answered: before that a page is quiet, too

  // Each text of a visitor or a file is escaped in it (`markup.py`), and the page's policy lets nothing in it run.
  const unfold = (which = "") => {
    for (const place of document.querySelectorAll(`main [data-later]${which}`)) place.outerHTML = place.dataset.later;
  };
  // What is not below is there before it is seen.
  new MutationObserver(() => unfold("[data-now]")).observe(root, { subtree: true, childList: true });
  const draw = () => {
    clearTimeout(quiet);
    clearTimeout(last);
    changes.disconnect();
    delete root.dataset.turning;
    unfold();
  };
  document.addEventListener("atlas-changed", () => "turning" in root.dataset || unfold()); // `frame.js`
  const isComing = (part) => part.checkVisibility() && (part.dataset.testid === "stSkeleton" || !part.querySelector("svg, canvas"));
  const parts = () => [...document.querySelectorAll('main :is([data-testid="stVegaLiteChart"], [data-testid="stSkeleton"])')];
  const rest = () => {
    looks = hasBegun && !isRunning() ? looks + 1 : 0;
    if (looks && (looks >= LOOKS || !parts().some(isComing))) draw();
    else look();
  };
  const look = () => {
    clearTimeout(quiet);
    quiet = setTimeout(rest, QUIET);
  };
  const changes = new MutationObserver((seen) => {
    hasBegun ||= areAnswer(seen);
    looks = 0;
    look();
  });

  const wait = () => {
    root.dataset.turning = "";
    hasBegun = false;
    looks = 0;
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
  // Who presses something, or leaves the page for a menu of the browser, may be on the way to print it.
  for (const act of ["wheel", "touchmove", "keydown", "pointerdown", "blur", "beforeprint"]) window.addEventListener(act, draw, { passive: true });

  // A browser prints what stands at that moment, and a chart takes longer: its key waits until all of them have come.
  const print = (atLast) => {
    if (parts().some(isComing) && performance.now() < atLast) setTimeout(print, 50, atLast);
    else window.print();
  };
  window.addEventListener("keydown", (event) => {
    const isAsked = event.code === "KeyP" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isAsked || !parts().some(isComing)) return;
    event.preventDefault();
    print(performance.now() + AT_LAST);
  });
})();
