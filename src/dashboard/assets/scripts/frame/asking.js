// What the server has been asked, and whether it has answered.

// What a message says first, by Streamlit's numbers; before it may stand its name and what it belongs to.
const ASKS = 11; // to the server: for a run
const BEGINS = 4; // from it: a run has begun
const ENDS = 6; // it is over
const AGAIN = 2; // of an end: the same run begins once more
const OWN = [1, 2];
const SHOWS = 50; // ms after the last message of an answer until the page has taken all of it up
const PATIENCE = 5000; // ms; a part that is gone is asked for in vain
const theApp = () => document.querySelector('[data-testid="stApp"]');
const isIn = (state) => theApp()?.dataset.testScriptState === state;
// From when a question is sent until its answer begins to come the page says that nothing runs; on a slow line that is long.
let out = -Infinity; // since when a question is out
let questions = []; // when each of those was sent for which no run has begun
let hasBegun = false; // a run, since the last question was sent
let goesOn = false; // the next run is the one that has just ended, once more
let wasRunning = false; // when it has begun, the page said so of the run before
let line = 0; // ms that the last answer took to begin
let socket = null; // that was asked last: of the one before it an end may come late
let ending = 0;
const told = (message) => {
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
  return [bytes[at] >> 3, bytes[at + 1]];
};
const free = () => {
  out = -Infinity;
  questions = [];
  document.dispatchEvent(new Event("atlas-answers"));
};
const freeAfter = (wait) => {
  clearTimeout(ending);
  ending = setTimeout(free, wait);
};
const hearBegin = () => {
  clearTimeout(ending);
  if (!goesOn && questions.length) line = performance.now() - questions.shift();
  goesOn = false;
  hasBegun = true;
  wasRunning = isIn("running");
};
// Messages do not say which question they answer. Where another one is out, it had no run of its own only if none begins within twice the
// time that the line takes. Otherwise the page says itself when it has ended, if it was seen to begin.
const hearEnd = () => {
  if (questions.length) freeAfter(Math.max(SHOWS, line, out + 2 * line - performance.now()));
  else if (!wasRunning && isIn("running")) out = -Infinity;
  else freeAfter(SHOWS);
};
function hear({ data }) {
  if (this !== socket) return;
  const [what, how] = told(data);
  if (what === BEGINS) hearBegin();
  else if (what === ENDS && how === AGAIN) goesOn = true;
  else if (what === ENDS && hasBegun) hearEnd(); // that of the answer before may come only after the next question
}
function hearClose() {
  if (this === socket) freeAfter(SHOWS);
}
const { send } = WebSocket.prototype;
const heard = new WeakSet();
WebSocket.prototype.send = function (...what) {
  if (!heard.has(this)) {
    heard.add(this);
    this.addEventListener("message", hear);
    this.addEventListener("close", hearClose);
  }
  if (told(what[0])[0] === ASKS) {
    clearTimeout(ending);
    const now = performance.now();
    if (now - out > PATIENCE) questions = []; // asked for in vain
    questions.push(now);
    out = now;
    socket = this;
    hasBegun = false;
    leftAt = -Infinity;
  }
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
  performance.now() - Math.max(out + PATIENCE, leftAt + SENDS) > 0 && isIn("notRunning");

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
