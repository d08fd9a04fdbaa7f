// Which of the two timelines the server sends.

// The timeline lies in a wide window and stands in a narrow one. The server sends one of them and does not see the window.
const onScreen = window.matchMedia("screen"); // paper is another width
const stands = window.matchMedia("(max-width: 1120px)");
// Whoever has just left is asked for nothing: the answers to both would come at once, at which Streamlit's page breaks off.
const isThere = () => location.pathname.replace(/\/$/, "") === `${base}/timeline`;
const NOTHING = { at: -Infinity };
let asked = NOTHING; // which one was asked for, and when; after five seconds without it once more
let again = 0;
const fit = () => {
  clearTimeout(again);
  const there = document.querySelector(".st-key-timeline-tall, .st-key-timeline-wide");
  const other = document.querySelector(".st-key-timeline-other button");
  if (!there || there.matches(".st-key-timeline-tall") === stands.matches) asked = NOTHING;
  else if (onScreen.matches && other && !other.disabled && isThere()) {
    const left = asked.stands === stands.matches ? asked.at + 5000 - performance.now() : 0;
    if (left > 0) again = setTimeout(fit, left);
    else {
      asked = { stands: stands.matches, at: performance.now() };
      other.click();
    }
  }
};
for (const look of [stands, onScreen]) look.addEventListener("change", fit);
