// What filters and selection change on the map. Called with the map and its layers; gives the group that holds them.
(function (map, layers) {
    var group = L.featureGroup();
    // A tip is safe HTML, and so is a label: the server escapes both.
    function drawn(own, feature, at) {
        if (own.kind === "label") {
            var icon = L.divIcon({className: "atlas-label", html: feature.label, iconSize: [0, 0], iconAnchor: [0, 0]});
            return L.marker(at, {icon: icon, keyboard: false});
        }
        var look = own.looks[feature.look];
        return own.kind === "circle" ? L.circle(at, look) : L.circleMarker(at, look);
    }
    layers.forEach(function (own) {
        var layer = L.geoJSON(own.features, {
            smoothFactor: 0,
            style: function (feature) { return own.looks[feature.look]; },
            pointToLayer: function (feature, at) { return drawn(own, feature, at); },
        });
        if (own.tips) {
            layer.bindTooltip(function (part) { return part.feature.properties.tip; }, {sticky: own.kind !== "label"});
        }
        layer.addTo(group);
    });
    return group.addTo(map);
})
