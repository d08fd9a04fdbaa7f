// An event or a place that is opened has its ring in the part of the window that its sheet leaves free: however it was opened, by a mark, by
// a list, by an address. Until the page stands still or the visitor does something: what is above the ring may still be drawn.
(() => {
  const PACE = 100; // ms from a look to the next: what the map draws in its frame, nobody is told of
  const STILL = 12; // looks at which the ring was in sight, after which it stays
  const AT_LAST = 8000; // ms after which nobody is taken anywhere any more
  const EDGE = 28; // px that a ring keeps from the edges of what is free
  const find = (place) => document.querySelector(place);

  const ringOfEvent = () => {
    const rings = document.querySelectorAll(':is(.st-key-timeline-tall, .st-key-timeline-wide) svg.marks path[stroke-width="2.5"]');
    return rings[0]?.getBoundingClientRect();
  };
  // The map draws its places itself; who knows where they are is Leaflet.
  const ringOfPlace = (id) => {
    const frame = find('[class*="st-key-map-"] iframe');
    const map = frame?.contentWindow?.map;
    if (!map?.eachLayer) return undefined;
    if (!heard.has(frame.contentDocument)) hear(frame.contentWindow, frame.contentDocument);
    if (map.dragging?.moving()) return end(); // by a hand that had taken hold of it before the place was opened
    let at;
    map.eachLayer((layer) => {
      if (layer.feature?.properties?.id === id && layer.getLatLng) at ??= layer.getLatLng();
    });
    if (!at) return undefined;
    map.panInside(at, { padding: [EDGE, EDGE], animate: false });
    const point = map.latLngToContainerPoint(at);
    const scale = frame.getBoundingClientRect().width / frame.clientWidth || 1; // enlarged on a projector
    const { left, top } = frame.getBoundingClientRect();
    return new DOMRect(left + point.x * scale, top + point.y * scale, 0, 0);
  };
  const opened = () => {
    const query = new URLSearchParams(location.search);
    const screen = location.pathname.split("/").at(-1);
    if (screen === "timeline" && query.get("event")) return [query.get("event"), ".st-key-event-card", ringOfEvent];
    if (screen === "map" && query.get("place")) return [query.get("place"), ".st-key-profile", () => ringOfPlace(query.get("place"))];
    return [""];
  };

  // Where a sheet lies beside the ring, all of the window's height is free. Says whether the ring was in sight before.
  const bring = (ring, sheet) => {
    const over = sheet.getBoundingClientRect();
    const isBeside = ring.right < over.left || ring.left > over.right;
    const end = isBeside ? window.innerHeight : over.top;
    if (ring.top >= EDGE && ring.bottom <= end - EDGE) return true;
    find("main")?.scrollBy({ top: (ring.top + ring.bottom - end) / 2, behavior: "instant" });
    return false;
  };

  let last = "";
  let timer = 0;
  const end = () => clearInterval(timer);
  const begin = (place, ringOf) => {
    const started = performance.now();
    let still = 0;
    const step = () => {
      const sheet = find(place);
      const ring = sheet && ringOf();
      if (ring) still = bring(ring, sheet) ? still + 1 : 0;
      if (still > STILL || performance.now() - started > AT_LAST) end();
    };
    end();
    timer = setInterval(step, PACE);
  };
  // What is done in the map is told to its own window only. A frame that is loaded anew has another document.
  const heard = new WeakSet();
  const hear = (view, page) => {
    heard.add(page);
    for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) view.addEventListener(act, (event) => event.isTrusted && end(), { capture: true, passive: true });
  };
  hear(window, document);

  // The address changes with the page, and says so to nobody else.
  const look = () => {
    const [what, place, ringOf] = opened();
    if (what === last) return;
    last = what;
    if (what && !location.hash) begin(place, ringOf);
    else end();
  };
  document.addEventListener("atlas-changed", look); // by `frame.js`
})();
