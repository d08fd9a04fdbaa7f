// The place that the address of the frame names, with a ring around it and its words. Called with the map, its group and a look.
(function (map, group, ring) {
    var asked = location.hash.slice(1), shown = false;
    group.eachLayer(function (layer) {
        layer.eachLayer(function (part) {
            var own = part.feature.properties;
            if (shown || own.id !== asked || !own.tip || !part.getLatLng) { return; }
            shown = true;
            // Its words stand above it, and need room to both sides.
            if (!map.getBounds().pad(-0.3).contains(part.getLatLng())) { map.panTo(part.getLatLng(), {animate: false}); }
            L.circleMarker(part.getLatLng(), ring).addTo(map).bindTooltip(own.tip, {permanent: true, direction: "top", offset: [0, -10]}).openTooltip();
        });
    });
    return group;
})
