// Shortens the lists of the search page to what holds every word, as it is typed.
(() => {
  // As the atlas itself compares (searching.py): without marks, Kyrgyz letters as the Russian ones they are typed by;
  // names without the ending of a case (searched_words.py), by the pattern that the page was given.
  const PLAIN = { ө: "о", ү: "у", ң: "н", ı: "i" };
  const folded = (text) =>
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/\p{Mn}/gu, "")
      .replace(/[өүңı]/g, (letter) => PLAIN[letter])
      .replace(/[-\u2010-\u2014/_]/g, " ")
      .replace(/['\u2019\u02bc\u2060`]/g, "");
  const box = document.querySelector(".search");
  const field = box.querySelector("input");
  const told = box.querySelector("output");
  const [pattern, whole] = JSON.parse(box.dataset.endings);
  const ending = new RegExp(pattern, "g");
  const searched = (text) =>
    text.replace(ending, (_, before, name, stem, short) => before + (name || stem || whole[short])).split(" ");
  const groups = [...document.querySelectorAll(".searched")].map((group) => ({
    group,
    items: [...group.querySelectorAll("li")].map((item) => [item, folded(item.textContent)]),
  }));
  const search = () => {
    const words = searched(folded(field.value).trim().replace(/\s+/g, " ")).filter(Boolean);
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
