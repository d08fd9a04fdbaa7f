// What paper takes from the screen, before the page is laid out for it: the ink of the charts, and how large the map is, for that is printed in
// its shape and as wide as the sheet (print.css, paper.css).

window.addEventListener("beforeprint", () => {
  const root = document.documentElement;
  const main = document.querySelector("main");
  if (!main) return;
  const { color, colorScheme } = getComputedStyle(main);
  root.style.setProperty("--screen-ink", color);
  root.toggleAttribute("data-dark", colorScheme === "dark");
  for (const frame of main.querySelectorAll('[class*="st-key-map-"] iframe')) {
    const map = frame.contentDocument?.getElementById("map_div");
    if (!map?.clientWidth) continue;
    const { clientWidth: wide, clientHeight: high } = map;
    frame.style.setProperty("--shape", wide / high);
    frame.contentDocument.documentElement.style.setProperty("--wide", `${wide}px`);
    frame.contentDocument.documentElement.style.setProperty("--high", `${high}px`);
  }
});
