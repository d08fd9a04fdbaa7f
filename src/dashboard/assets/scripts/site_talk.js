// One scene at a time: arrow keys, the page keys, a presenter's buttons; Escape shows all of them again.
(() => {
  const scenes = [...document.querySelectorAll(".scene")];
  const keys = document.querySelector(".keys");
  const choice = keys.querySelector("[data-do=alone]");
  let at = Math.max(0, scenes.findIndex((scene) => `#${scene.id}` === location.hash));
  let isAlone = false;
  const show = () => {
    document.body.classList.toggle("alone", isAlone);
    choice.textContent = isAlone ? choice.dataset.all : choice.dataset.alone;
    scenes.forEach((scene, number) => {
      scene.hidden = isAlone && number !== at;
    });
    if (isAlone) {
      history.replaceState(null, "", `#${scenes[at].id}`);
      window.scrollTo(0, 0);
    } else {
      scenes[at].scrollIntoView();
    }
  };
  const go = (step) => {
    at = Math.min(scenes.length - 1, Math.max(0, at + step));
    isAlone = true;
    show();
  };
  const steps = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -scenes.length, End: scenes.length };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isAlone) {
      isAlone = false;
      show();
    } else if (event.key in steps) {
      event.preventDefault();
      go(steps[event.key]);
    }
  });
  keys.addEventListener("click", (event) => {
    const does = event.target.closest("button")?.dataset.do;
    if (does === "alone") {
      isAlone = !isAlone;
      show();
    } else if (does) {
      go(does === "on" ? 1 : -1);
    }
  });
  keys.hidden = false;
})();
