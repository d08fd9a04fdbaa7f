// Scale, zoom, credit, bounds, and a page that scrolls under a finger. Called with the map and its settings.
(function (map, set) {
    var moved = false;
    L.control.zoom({position: "topright", zoomInTitle: set.zoomIn, zoomOutTitle: set.zoomOut}).addTo(map);
    var credit = L.control.attribution({prefix: false}).addAttribution(set.credit).addTo(map);
    // A narrow map shows less ground, so that villages keep their names; its credit, of two or three lines, has room beneath all of it.
    function begin(how) {
        var narrow = map.getSize().x < set.narrow, under = narrow ? credit.getContainer().offsetHeight : 0;
        map.fitBounds(L.latLngBounds(narrow ? set.close : set.bounds), Object.assign({paddingBottomRight: [0, under]}, how));
    }
    var scale = L.control.scale({imperial: false, maxWidth: 140, position: "bottomright"}), write = scale._updateScale;
    scale._updateScale = function (line, text, ratio) {
        write.call(scale, line, text.replace(" km", " " + set.km).replace(/ m$/, " " + set.m), ratio);
    };
    scale.addTo(map);
    // One finger scrolls the page, two move the map; the wheel scrolls the page, the buttons zoom.
    if (L.Browser.mobile) { map.dragging.disable(); }
    // Leaflet focuses the map when pressed; a page that scrolls then would take the target from the pointer.
    map.getContainer().focus = function () { HTMLElement.prototype.focus.call(this, {preventScroll: true}); };
    // Under all lines. What lies beyond the first picture is asked for when somebody looks there.
    var relief = set.relief.map(function (own, number) {
        var last = number === set.relief.length - 1;
        return L.imageOverlay(own.url, own.bounds, {pane: "tilePane", zIndex: last ? 1 : 2, className: last ? "relief" : "relief relief-near"});
    });
    // Closer than its grain allows it fades, so that nobody takes its softness for the shape of a slope.
    function fade() {
        relief.forEach(function (picture) { picture.setOpacity(Math.max(0.35, Math.min(1, 1 - (map.getZoom() - 11) * 0.35))); });
    }
    map.on("zoomend", fade);
    if (relief.length) { relief[0].addTo(map); }
    map.on("moveend", function () { if (moved && relief.length > 1 && !map.hasLayer(relief[1])) { relief[1].addTo(map); fade(); } });
    map.options.maxBounds = L.latLngBounds(set.edge); // before the first view, which so begins within them
    begin();
    fade();
    map.setMinZoom(Math.min(set.minZoom, map.getZoom()));
    map.setMaxBounds(map.options.maxBounds);
    ["pointerdown", "keydown", "dblclick"].forEach(function (name) {
        map.getContainer().addEventListener(name, function () { moved = true; }, true);
    });
    map.on("resize", function () { if (!moved) { begin({animate: false}); } });
})
