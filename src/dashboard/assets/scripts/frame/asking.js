// What the server has been asked, and whether it has begun to answer.

const theApp = () => document.querySelector('[data-testid="stApp"]');
// From when a question is sent until its answer begins to come the page says that nothing runs; on a slow line that is long.
const BEGINS = 4; // what a message tells, by Streamlit's numbers: that a run has begun, and that it is over
const ENDS = 6;
const OWN = [1, 2]; // that stand before it: a name, and what the message belongs to
const SHOWS = 50; // ms after the last message of an answer until the page has taken all of it up
const PATIENCE = 5000; // ms; what a host has the page send is never answered
let hasBegun = false; // the answer to the last question
let questions = 0;
let out = -Infinity; // since when
const { send } = WebSocket.prototype;
const heard = new WeakSet();
const tells = (message) => {
  const bytes = new Uint8Array(message);
  let at = 0;
  while (OWN.includes(bytes[at] >> 3)) {
    let length = 0;
    for (let shift = 0, isMore = true; isMore; shift += 7) {
      at += 1;
      length += (bytes[at] & 127) << shift;
      isMore = bytes[at] > 127;
    }
    at += 1 + length;
  }
  return bytes[at] >> 3;
};
const isOver = () => {
  const last = questions;
  setTimeout(() => {
    if (last !== questions) return;
    out = -Infinity;
    document.dispatchEvent(new Event("atlas-answers"));
  }, SHOWS);
};
// The end of the answer before may come only now.
const hear = ({ data }) => {
  const told = tells(data);
  if (told === BEGINS) hasBegun = true;
  if (told === ENDS && hasBegun) isOver();
};
WebSocket.prototype.send = function (...what) {
  if (!heard.has(this)) {
    heard.add(this);
    this.addEventListener("message", hear);
    this.addEventListener("close", isOver);
  }
  questions += 1;
  hasBegun = false;
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
