// "/" opens the search.

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
