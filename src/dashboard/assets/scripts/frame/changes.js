// What is done whenever the page has changed.

// A switch of languages loads no page; a screen reader goes by what the page says of itself.
const speak = () => {
  const lang = document.querySelector(".menu")?.lang;
  if (lang && document.documentElement.lang !== lang) document.documentElement.lang = lang;
};
const bringAll = () => {
  speak();
  const here = markHere();
  markChoices();
  showFilters();
  fit();
  if (areRowsCut.matches) {
    bring(document.querySelector(".menu .screens"), here);
    bring(parts, parts?.querySelector("[aria-current]"));
  }
  const choice = keyChoice();
  if (choice) choice.checked = !areKeysOff;
};

let isAsked = false;
let filters = null; // the row that was filled last
let parts = null; // the row of a screen's parts that was marked last
new MutationObserver(() => {
  // Another choice brings another menu: nobody sees it without its mark, and nothing has to be measured for that.
  if (!menu?.isConnected) {
    menu = document.querySelector(".menu");
    if (menu) markHere();
    markChoices();
  }
  if (!parts?.isConnected) {
    parts = document.querySelector(".choice.parts");
    if (parts) markChoices();
  }
  if (!filters?.isConnected) {
    filters = document.querySelector(".filters");
    showFilters();
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
