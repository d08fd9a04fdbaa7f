// Scale, zoom, credit, bounds, and a page that scrolls under a finger. Called with the map and its settings.
(function (map, set) {
    var moved = false;
    // A narrow map shows less ground, so that villages keep their names.
    function home() { return L.latLngBounds(map.getSize().x < set.narrow ? set.close : set.bounds); }
    L.control.zoom({position: "topright", zoomInTitle: set.zoomIn, zoomOutTitle: set.zoomOut}).addTo(map);
    L.control.attribution({prefix: false}).addAttribution(set.credit).addTo(map);
    var scale = L.control.scale({imperial: false, maxWidth: 140, position: "bottomright"}), write = scale._updateScale;
    scale._updateScale = function (line, text, ratio) {
        write.call(scale, line, text.replace(" km", " " + set.km).replace(/ m$/, " " + set.m), ratio);
    };
    scale.addTo(map);
    // One finger scrolls the page, two move the map; the wheel scrolls the page, the buttons zoom.
    if (L.Browser.mobile) { map.dragging.disable(); }
    // Leaflet focuses the map when pressed; a page that scrolls then would take the target from the pointer.
    map.getContainer().focus = function () { HTMLElement.prototype.focus.call(this, {preventScroll: true}); };
    map.fitBounds(home());
    map.setMinZoom(Math.min(set.minZoom, map.getZoom()));
    map.setMaxBounds(L.latLngBounds(set.edge));
    ["pointerdown", "keydown", "dblclick"].forEach(function (name) {
        map.getContainer().addEventListener(name, function () { moved = true; }, true);
    });
    map.on("resize", function () { if (!moved) { map.fitBounds(home(), {animate: false}); } });
})
