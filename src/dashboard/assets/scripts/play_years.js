// Plays the years on the map: what happened where, building up. Called with the map and its years, again after each change of these.
(function (map, set) {
    // What is kept from call to call: the layers of the map are drawn anew whenever something is chosen, and the year stays.
    var player = map.years || (map.years = {at: -1, timer: null, wasOpen: false, dots: L.layerGroup()});
    var calm = window.matchMedia("(prefers-reduced-motion: reduce)");
    var words = set.words, frames = set.years;
    var SLOW = 1500, FAST = 500; // ms that a year with, and one without, something new is looked at

    function element(kind, name, text, within) {
        var made = L.DomUtil.create(kind, name, within);
        if (text) { made.textContent = text; }
        return made;
    }
    function button(sign, name, does, within) {
        var made = element("button", "years-" + sign, "", within);
        made.type = "button";
        made.setAttribute("aria-label", name);
        made.title = name;
        L.DomEvent.on(made, "click", does);
        return made;
    }
    function build() {
        var style = document.createElement("style");
        style.textContent = set.style;
        document.head.appendChild(style);
        // Beside the map, not on it: while years are played the bar takes its own room at the foot of the frame.
        var bar = player.bar = element("div", "years", "", document.body);
        bar.setAttribute("role", "group");
        var row = element("div", "years-row", "", bar);
        player.opens = element("button", "years-open", "", row);
        player.opens.type = "button";
        L.DomEvent.on(player.opens, "click", open);
        player.back = button("back", words.back, function () { step(-1); }, row);
        player.plays = button("play", words.play, toggle, row);
        player.forward = button("forward", words.forward, function () { step(1); }, row);
        player.year = element("strong", "years-year", "", row);
        player.closes = button("close", words.close, close, row);
        player.told = element("div", "years-told", "", bar);
        player.told.tabIndex = 0; // its lines may need scrolling, also by keys
        player.told.setAttribute("role", "region");
        player.dots.addTo(map);
        calm.addEventListener("change", show);
        player.foot = [".leaflet-control-attribution", ".leaflet-control-scale"].map(function (name) {
            return map.getContainer().querySelector(name);
        });
        var watch = new ResizeObserver(settle);
        player.foot.forEach(function (part) { if (part) { watch.observe(part); } });
        map.invalidateSize({animate: false}); // a small map has given the button a line
    }
    // Where it lies on the map the button stands on the credit, which takes more lines the narrower the map, and on the scale where the two would meet.
    function settle() {
        player.bar.style.bottom = "";
        if (player.at >= 0) { return; }
        player.foot.forEach(function (part) {
            var own = player.bar.getBoundingClientRect(), other = part && part.getBoundingClientRect();
            if (part && own.top < other.bottom && own.right + 6 > other.left && own.bottom + 6 > other.top) {
                player.bar.style.bottom = window.innerHeight - other.top + 8 + "px";
            }
        });
    }
    // A map of a valley gives the bar its room; one of a country, or of a phone, would be too small for its words, so its frame grows
    // by what the bar takes beyond the line of its button.
    function make_room(isOpen) {
        var frame = (set.grows || window.matchMedia("(max-width: 639.98px)").matches) && window.frameElement, line = window.innerHeight - map.getSize().y;
        if (frame) {
            frame.style.height = "";
            if (isOpen) { frame.style.height = frame.offsetHeight + player.bar.offsetHeight - line + "px"; }
        }
        map.invalidateSize({animate: false});
        if (isOpen) { player.bar.scrollIntoView({block: "nearest"}); }
    }
    function open() {
        player.at = 0;
        show();
        if (calm.matches) { player.forward.focus(); } else { play(); player.plays.focus(); }
    }
    function close() {
        pause();
        player.at = -1;
        show();
        player.opens.focus();
    }
    function play() {
        if (player.at >= player.frames.length - 1) { player.at = 0; }
        player.timer = setTimeout(tick, wait());
        show();
    }
    function pause() {
        clearTimeout(player.timer);
        player.timer = null;
        show();
    }
    function toggle() { if (player.timer) { pause(); } else { play(); } }
    function wait() { return player.frames[player.at].new.length ? SLOW : FAST; }
    function tick() {
        if (player.at >= player.frames.length - 1) { pause(); return; }
        player.at += 1;
        player.timer = setTimeout(tick, wait());
        show();
    }
    function step(by) {
        clearTimeout(player.timer);
        player.timer = null;
        player.at = Math.min(Math.max(player.at + by, 0), player.frames.length - 1);
        show();
    }
    // How many events, and how many violent ones, each place has seen by the year shown; what is new in it.
    function counted() {
        var places = {};
        player.frames.slice(0, player.at + 1).forEach(function (frame, index) {
            frame.new.forEach(function (item) {
                var place = places[item[0]] || (places[item[0]] = {all: 0, violent: 0, sided: 0, isNew: false});
                place.all += item[4];
                place.violent += item[1] === "violent" ? item[4] : 0;
                place.sided += item[1] === "violent" && item[5] ? item[4] : 0;
                place.isNew = place.isNew || index === player.at;
            });
        });
        return places;
    }
    function dot(id, place) {
        var size = 15 + 7 * Math.sqrt(place.all); // px: area, not width, says how many
        var html = document.createElement("div");
        html.className = "years-dot" + (place.isNew ? " is-new" : "");
        html.style.setProperty("--size", size + "px");
        element("i", "", String(place.all), html);
        if (place.violent) { element("b", "", (place.sided === place.violent ? "△" : "▲") + place.violent, html); }
        var icon = L.divIcon({html: html, className: "years-place", iconSize: [0, 0]});
        return L.marker(player.points[id], {icon: icon, interactive: false, keyboard: false, zIndexOffset: 500});
    }
    function show() {
        var isOpen = player.at >= 0, frame = player.frames[player.at];
        player.bar.classList.toggle("is-open", isOpen);
        if (document.body.classList.toggle("plays-years", isOpen) !== player.wasOpen) {
            player.wasOpen = isOpen;
            make_room(isOpen);
        }
        player.opens.textContent = calm.matches ? player.words.stepped : player.words.open;
        player.bar.setAttribute("aria-label", player.opens.textContent);
        player.opens.setAttribute("aria-label", player.opens.textContent); // without the sign that style puts before it
        player.opens.hidden = isOpen;
        player.plays.hidden = !isOpen || calm.matches;
        if (calm.matches && player.timer) { clearTimeout(player.timer); player.timer = null; }
        [player.back, player.forward, player.year, player.closes, player.told].forEach(function (part) { part.hidden = !isOpen; });
        player.dots.clearLayers();
        settle();
        if (!isOpen) { return; }
        var name = player.timer ? player.words.pause : player.words.play;
        player.plays.classList.toggle("is-playing", Boolean(player.timer));
        player.plays.setAttribute("aria-label", name);
        player.plays.title = name;
        // Not "disabled": a button that has the keyboard would lose it at the first and the last year.
        player.back.setAttribute("aria-disabled", String(player.at === 0));
        player.forward.setAttribute("aria-disabled", String(player.at === player.frames.length - 1));
        player.year.textContent = frame.year;
        tell(frame);
        var places = counted();
        Object.keys(places).forEach(function (id) { player.dots.addLayer(dot(id, places[id])); });
    }
    function tell(frame) {
        // While it plays nobody can listen as fast; a step is read out.
        player.told.setAttribute("aria-live", player.timer ? "off" : "polite");
        player.told.setAttribute("aria-label", String(frame.year));
        player.told.textContent = "";
        player.told.scrollTop = 0;
        frame.new.forEach(function (item) {
            var line = element("p", item[1] + (item[5] ? " hollow" : ""), "", player.told);
            element("b", "", player.names[item[0]], line);
            line.appendChild(document.createTextNode(" " + item[3]));
        });
        if (!frame.new.length) { element("p", "nothing", player.words.nothing, player.told); }
        if (player.at === player.frames.length - 1 && player.missing) { element("p", "nothing", player.missing, player.told); }
    }

    var year = player.at >= 0 ? player.frames[player.at].year : null;
    player.frames = frames;
    player.points = set.points;
    player.names = set.names;
    player.words = words;
    player.missing = set.limits;
    if (!player.bar) { build(); }
    if (year !== null) {
        player.at = Math.min(Math.max(year - frames[0].year, 0), frames.length - 1);
    }
    show();
})
