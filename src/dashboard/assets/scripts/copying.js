// What keeps a range or a short word with what follows is not wanted where a text is pasted.
document.addEventListener("copy", (event) => {
  const chosen = getSelection();
  const text = String(chosen);
  const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (isTyping || !chosen.rangeCount || !/\u2060|\p{L}\u00a0/u.test(text)) return;
  const piece = document.createElement("div");
  piece.append(chosen.getRangeAt(0).cloneContents());
  const loose = (words) => words.replaceAll("\u2060", "").replace(/(\p{L})\u00a0/gu, "$1 ");
  event.clipboardData.setData("text/plain", loose(text));
  event.clipboardData.setData("text/html", loose(piece.innerHTML.replaceAll("&nbsp;", "\u00a0")));
  event.preventDefault();
});
