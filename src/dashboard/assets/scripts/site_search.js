// Shortens the lists of the search page to what holds every word, as it is typed.
(() => {
  const box = document.querySelector(".search");
  const field = box.querySelector("input");
  const told = box.querySelector("output");
  const groups = [...document.querySelectorAll(".searched")].map((group) => ({
    group,
    items: [...group.querySelectorAll("li")].map((item) => [item, item.textContent.toLowerCase()]),
  }));
  const search = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { group, items } of groups) {
      let here = 0;
      for (const [item, text] of items) {
        item.hidden = !words.every((word) => text.includes(word));
        here += item.hidden ? 0 : 1;
      }
      group.hidden = here === 0;
      found += here;
    }
    told.textContent = words.length ? String(found) : "";
  };
  box.hidden = false;
  field.addEventListener("input", search);
  search();
})();
