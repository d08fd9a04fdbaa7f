// What the server has been asked, and whether it has begun to answer.

const theApp = () => document.querySelector('[data-testid="stApp"]');
// From when a question is sent until its answer begins to come the page says that nothing runs; on a slow line that is long.
const BEGINS = 50; // ms after the first message of an answer until the page says that something runs
const PATIENCE = 5000; // ms; what a host has the page send is never answered
let questions = 0;
let out = -Infinity; // since when
const { send } = WebSocket.prototype;
const heard = new WeakSet();
const begins = () => {
  const last = questions;
  setTimeout(() => {
    if (last !== questions) return;
    out = -Infinity;
    document.dispatchEvent(new Event("atlas-answers"));
  }, BEGINS);
};
WebSocket.prototype.send = function (...what) {
  if (!heard.has(this)) {
    heard.add(this);
    for (const type of ["message", "close"]) this.addEventListener(type, begins);
  }
  questions += 1;
  out = performance.now();
  leftAt = -Infinity;
  return send.apply(this, what);
};

// Words that were typed are sent a moment after their field is left, which a press elsewhere does.
const SENDS = 300; // ms
let typed = null; // the field whose words are not sent yet
let leftAt = -Infinity; // when it was left
document.addEventListener("input", ({ target }) => target.matches?.('[data-testid="stTextInput"] input') && (typed = target), { passive: true });
document.addEventListener("keydown", ({ key }) => key === "Enter" && (typed = null), { passive: true }); // sent at once
const leavesWords = ({ target }) => {
  if (target !== typed) return;
  typed = null;
  leftAt = performance.now();
  setTimeout(() => document.dispatchEvent(new Event("atlas-answers")), SENDS + 1);
};
document.addEventListener("focusout", leavesWords, { passive: true });
const isAnswered = () =>
  performance.now() - Math.max(out + PATIENCE, leftAt + SENDS) > 0 && theApp()?.dataset.testScriptState === "notRunning";

// Whoever has just chosen something else, of which the server has not told the address yet, keeps that, too.
const whenAnswered = (act) => {
  const app = theApp();
  if (!app || isAnswered()) return act();
  const end = () => {
    seen.disconnect();
    document.removeEventListener("atlas-answers", look);
    clearTimeout(last);
    act();
  };
  const look = () => (!app.isConnected || isAnswered()) && end();
  const seen = new MutationObserver(look);
  seen.observe(app, { attributeFilter: ["data-test-script-state"] });
  document.addEventListener("atlas-answers", look);
  const last = setTimeout(end, PATIENCE);
};

// Where the line is cut, as on a phone that wakes up, Streamlit does not ask for the page that was turned to, neither then nor when it is back.
let isLost = false;
const isOn = () => theApp()?.dataset.testConnectionState === "CONNECTED";
window.addEventListener("popstate", () => (isLost ||= !isOn()));
new MutationObserver(() => {
  if (!isLost || !isOn()) return;
  isLost = false;
  setTimeout(() => window.dispatchEvent(new PopStateEvent("popstate", { state: {} })));
}).observe(document.documentElement, { subtree: true, attributeFilter: ["data-test-connection-state"] });
