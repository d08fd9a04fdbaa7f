// The stage: every key counts at once, since all scenes are in the page; nothing is on it but the scene until somebody moves.
(function () {
    "use strict";
    var stage = window.atlasStage;
    if (stage) { stage.path = location.pathname; stage.show(); return; }  // the page was drawn anew: the listeners are there
    stage = window.atlasStage = {at: 0, begun: Date.now(), digits: "", quiet: 0, other: null, path: location.pathname};
    var FADES = 3000, TYPING = 900; // ms: until the controls go, and between two digits of a number

    function all(what) { return Array.prototype.slice.call(document.querySelectorAll(what)); }
    function root() { return document.querySelector(".st-key-stage"); }
    function frame() { return document.querySelector(".stage-bar"); }
    function last() { return Number(frame().dataset.last); }
    function asked() { return Number(new URLSearchParams(location.search).get("step")) || 1; }
    // Only what changes is written: the page is watched, and each writing would call for the next.
    function say(place, words) { if (place.textContent !== words) { place.textContent = words; } }
    function within(step) { return Math.min(Math.max(step, 1), last()); }

    // A drawing comes as text that no cleaner of HTML takes apart; here it becomes the picture, as sharp as the screen.
    function draw(place) {
        var bytes = Uint8Array.from(atob(place.dataset.drawing), function (c) { return c.charCodeAt(0); });
        var made = new DOMParser().parseFromString(new TextDecoder().decode(bytes), "image/svg+xml").documentElement;
        made.removeAttribute("width");
        made.removeAttribute("height");
        made.setAttribute("aria-hidden", "true");
        made.setAttribute("preserveAspectRatio", "xMinYMid"); // under the title's first letter, however many lines its foot has
        place.removeAttribute("data-drawing");
        place.appendChild(document.importNode(made, true));
        if (place.dataset.middle) { centred.observe(place.firstElementChild); }
    }
    // A map that is wider than a phone begins where its deposits are, once it has its size; from then on a finger moves it.
    var centred = new ResizeObserver(function (seen) {
        seen.forEach(function (one) {
            var place = one.target.parentElement, wide = place.scrollWidth;
            if (wide <= place.clientWidth) { return; }
            place.scrollLeft = Number(place.dataset.middle) * wide - place.clientWidth / 2;
            centred.unobserve(one.target);
        });
    });
    stage.show = function () {
        if (!root() || !frame()) { years.scene = 0; still(); return; }
        stage.at = within(asked());
        all(".scene [data-drawing]").forEach(draw);
        all(".scene").forEach(function (scene) {
            var isNow = Number(scene.dataset.step) === stage.at;
            if (scene.classList.contains("now") !== isNow) { scene.classList.toggle("now", isNow); }
        });
        all(".stage-ways a").forEach(function (link) {
            link.hidden = Number(link.dataset.step) !== stage.at;
        });
        say(document.querySelector(".stage-count"), frame().dataset.count.replace("{n}", stage.at).replace("{m}", last()));
        document.querySelector(".stage-back").disabled = stage.at === 1;
        document.querySelector(".stage-next").disabled = stage.at === last();
        if (isSpeaking()) { speak(); }
        turn();
    };

    // Years that build up on a map: they play when their scene is shown; where no motion is wanted the last one stands.
    var years = {scene: 0, at: 0, timer: 0, waits: false}, calm = window.matchMedia("(prefers-reduced-motion: reduce)");
    var NEWS = 1000, SILENCE = 450; // ms that a year with, and one without, something new is looked at

    function shown() { return all('.scene.now[data-step="' + stage.at + '"] [data-year]'); }
    function still() { window.clearTimeout(years.timer); years.timer = 0; }
    function wait(own) { still(); years.timer = window.setTimeout(tick, Number(own.dataset.new) ? NEWS : SILENCE); }
    function tick() {
        var own = shown();
        if (years.at >= own.length - 1) { still(); } else { years.at += 1; wait(own[years.at]); }
        light(own);
    }
    function turn() {
        var own = shown();
        if (years.scene !== stage.at) {
            var picture = document.querySelector('.scene.now[data-step="' + stage.at + '"] svg');
            still();
            years.waits = false;
            years.scene = picture ? stage.at : 0;
            years.at = calm.matches ? Math.max(own.length - 1, 0) : 0;
            if (own.length && !calm.matches) { wait(own[0]); }
        }
        light(own);
    }
    function light(own) {
        var button = document.querySelector(".stage-years"), words = document.querySelector(".scene.now .stage-year");
        if (words && own.length) { say(words, own[years.at].dataset.year); }
        own.forEach(function (year, index) { year.style.display = index === years.at ? "inline" : "none"; });
        button.hidden = !own.length;
        say(button.firstElementChild, years.timer ? button.dataset.pause : button.dataset.play);
    }
    function toYear(by) {
        var own = shown();
        still();
        years.waits = false;
        years.at = Math.min(Math.max(years.at + by, 0), own.length - 1);
        light(own);
    }
    function toggle() {
        var own = shown();
        years.waits = false;
        if (years.timer) { still(); } else if (own.length) {
            if (years.at >= own.length - 1) { years.at = 0; }
            wait(own[years.at]);
        }
        light(own);
    }
    // Up and down belong to a scene that is longer than its window, as on a phone.
    function hasYears() {
        var scene = document.querySelector(".scene.now");
        return shown().length > 0 && scene.scrollHeight <= scene.clientHeight + 1;
    }

    function go(step) {
        cover("");
        more(false);
        step = within(step);
        if (step !== stage.at) {
            var address = new URL(location.href);
            address.searchParams.set("step", step);
            history.replaceState(history.state, "", address);
        }
        stage.show();
    }
    // On a phone the ways out are behind a button: all of them at once would take a third of it.
    function more(isOpen) {
        root().classList.toggle("opened", isOpen);
        document.querySelector(".stage-more").setAttribute("aria-expanded", String(isOpen));
    }
    function blank(colour) { cover(root().dataset.blank === colour ? "" : colour); }
    // Years wait behind a blank screen, and go on when it is gone.
    function cover(colour) {
        root().dataset.blank = colour;
        if (colour && years.timer) {
            still();
            years.waits = true;
        } else if (!colour && years.waits) {
            years.waits = false;
            if (shown().length) { wait(shown()[years.at]); }
        } else { return; }
        light(shown());
    }
    function full() {
        if (document.fullscreenElement) { document.exitFullscreen(); } else { document.documentElement.requestFullscreen(); }
    }

    // What the speaker sees: in a window of its own, or in a panel where the browser opens none.
    function panel() { return document.querySelector(".speaker"); }
    function isSpeaking() { return (stage.other && !stage.other.closed) || (panel() && !panel().hidden); }
    function notes() {
        if (isSpeaking()) {
            if (stage.other && !stage.other.closed) { stage.other.close(); }
            stage.other = null;
            panel().hidden = true;
            return;
        }
        stage.other = window.open("", "talk-notes", "popup,width=900,height=640");
        if (stage.other) {
            stage.other.document.title = panel().getAttribute("aria-label");
            stage.other.document.body.className = "speaker-window";
            stage.other.document.body.style.cssText = "font:24px/1.4 sans-serif;margin:2rem;background:#fff;color:#222";
            stage.other.addEventListener("keydown", window.atlasHush, true);
            stage.other.addEventListener("keydown", press);
        } else {
            panel().hidden = false;
        }
        speak();
    }
    function speak() {
        var scenes = all(".scene");
        function scene(step) { return scenes.find(function (item) { return Number(item.dataset.step) === step; }); }
        var here = scene(stage.at), next = scene(stage.at + 1), place = panel();
        if (!here) { return; }
        var clock = place.querySelector(".speaker-clock"), past = Math.floor((Date.now() - stage.begun) / 1000);
        say(clock, new Date().toTimeString().slice(0, 5) + " · " + Math.floor(past / 60) + ":" + String(past % 60).padStart(2, "0"));
        say(place.querySelector(".speaker-title"), here.querySelector("h1").textContent);
        say(place.querySelector(".speaker-notes"), here.querySelector(".notes").textContent);
        say(place.querySelector(".speaker-next"), next ? next.querySelector("h1").textContent : "–");
        if (stage.other && !stage.other.closed) {
            var copy = stage.other.document.importNode(place, true);
            copy.hidden = false;
            stage.other.document.body.replaceChildren(copy);
        }
    }
    window.setInterval(function () { if (root() && isSpeaking()) { speak(); } }, 1000);

    // A theme can change while a talk is on: drawings are made for one, so those for the other are asked for, once a change;
    // not of whoever has just left, whom that would call back.
    function look() { return getComputedStyle(document.querySelector(".stApp")).colorScheme; }
    window.setInterval(function () {
        var again = document.querySelector(".st-key-stage-again button");
        if (!again) { stage.look = ""; return; }
        var now = look(), was = stage.look;
        stage.look = now;
        if (was && was !== now && location.pathname === stage.path) { again.click(); }
    }, 250);

    // Keys by their place, so that B is B on a Russian keyboard too.
    function press(event) {
        if (!root() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) { return; }
        var onControl = event.target.closest("a, button, [role=button]"), code = event.code, key = event.key;
        if (onControl && (key === "Enter" || key === " ")) { awake(); return; }
        var isDigit = /^[0-9]$/.test(key);
        if (!isDigit) { stage.digits = ""; } // any other key ends a number
        if (isDigit) {
            stage.digits += key;
            window.clearTimeout(stage.typing);
            stage.typing = window.setTimeout(function () { stage.digits = ""; }, TYPING);
            go(Number(stage.digits));
        } else if (key === "ArrowRight" || key === "PageDown" || key === " ") { go(stage.at + 1); }
        else if (key === "ArrowLeft" || key === "PageUp") { go(stage.at - 1); }
        else if (key === "Home") { go(1); }
        else if (key === "End") { go(last()); }
        else if (key === "ArrowDown" && hasYears()) { toYear(1); }
        else if (key === "ArrowUp" && hasYears()) { toYear(-1); }
        else if (code === "KeyP" && shown().length) { toggle(); }
        else if (key === "." || code === "KeyB") { blank("black"); }
        else if (key === "," || code === "KeyW") { blank("white"); }
        else if (code === "KeyF") { full(); }
        else if (code === "KeyN") { notes(); }
        else if (key === "Escape") { cover(""); panel().hidden = true; return; }
        else { return; }
        event.preventDefault();
        event.stopPropagation();
    }
    function awake() {
        if (!root()) { return; }
        root().classList.add("awake");
        window.clearTimeout(stage.quiet);
        stage.quiet = window.setTimeout(function () { if (root()) { root().classList.remove("awake"); } }, FADES);
    }
    window.addEventListener("keydown", press, true);
    ["pointermove", "pointerdown", "touchstart", "focusin"].forEach(function (name) { window.addEventListener(name, awake, {passive: true}); });
    window.addEventListener("popstate", function () { stage.show(); });
    var begin = null;
    window.addEventListener("pointerdown", function (event) { begin = event; });
    window.addEventListener("click", function (event) {
        if (!root() || !event.target.closest) { return; }
        var own = event.target.closest("[data-does]");
        if (own) {
            ({back: function () { go(stage.at - 1); }, next: function () { go(stage.at + 1); }, full: full, notes: notes, years: toggle, more: function () { more(!root().classList.contains("opened")); }})[own.dataset.does]();
            return;
        }
        if (event.target.closest("a, button, .st-key-stage-bar, .speaker") || !event.target.closest(".st-key-stage")) { return; }
        var aside = begin ? event.clientX - begin.clientX : 0;
        go(stage.at + (aside > 60 ? -1 : 1)); // a swipe to the right goes back
    });
    new MutationObserver(function () { stage.show(); }).observe(document.body, {childList: true, subtree: true});
    stage.show();
})();
