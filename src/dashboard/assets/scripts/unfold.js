// What a page says comes folded (`folded.html`): as an attribute, which Streamlit's cleaning of HTML passes as one value where it would walk through
// every tag. It is unfolded before it is painted. Our templates escape what they are given, and the page's policy runs no script of a text.
(() => {
  const unfold = () => {
    for (const piece of document.querySelectorAll("[data-folded]")) piece.outerHTML = piece.dataset.folded;
  };
  new MutationObserver(unfold).observe(document.documentElement, { subtree: true, childList: true });
})();
