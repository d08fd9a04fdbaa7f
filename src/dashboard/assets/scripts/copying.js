// What keeps a range on one line is not wanted where a text is pasted.
document.addEventListener("copy", (event) => {
  const chosen = getSelection();
  const text = String(chosen);
  const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (isTyping || !chosen.rangeCount || !text.includes("\u2060")) return;
  const piece = document.createElement("div");
  piece.append(chosen.getRangeAt(0).cloneContents());
  event.clipboardData.setData("text/plain", text.replaceAll("\u2060", ""));
  event.clipboardData.setData("text/html", piece.innerHTML.replaceAll("\u2060", ""));
  event.preventDefault();
});
