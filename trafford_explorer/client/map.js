/* The map's behaviour inside its frame. Python sends two things only: once, the map itself
   (TraffordMap.init), and after each choice what to show on it (TraffordMap.show). Outlines and
   places come as static files which the browser keeps, so that a click costs about a kilobyte. */
(function () {
  "use strict";
  var map = null;
  var options = null;
  var areas = null; // the painted L.GeoJSON
  var painted = null; // what is painted: layer name
  var state = null;
  var byCode = {};
  var outlined = {}; // code -> feature of what may be picked out besides the areas painted
  var labels = null;
  var extras = {}; // name -> L.Layer of an orientation layer
  var loading = {};
  var VIEW = "trafford-explorer-view";
  var style = document.createElement("style");
  style.textContent = window.traffordOptions.css;
  document.head.appendChild(style);

  function load(url) {
    if (!loading[url]) {
      loading[url] = new Promise(function (resolve, reject) {
        var tag = document.createElement("script");
        tag.src = url;
        tag.onload = resolve;
        tag.onerror = function () {
          delete loading[url];
          tag.remove();
          reject(new Error(url));
        };
        document.body.appendChild(tag);
      });
    }
    return loading[url];
  }

  function geometry(name) {
    var found = (window.traffordGeometry || {})[name];
    if (found) return Promise.resolve(found);
    return load(options.files[name]).then(function () {
      return window.traffordGeometry[name];
    });
  }

  function send(value) {
    value.n = Date.now();
    window.Streamlit.setComponentValue(value);
  }

  function text(tag, words, className) {
    var node = document.createElement(tag);
    node.textContent = words;
    if (className) node.className = className;
    return node;
  }

  function tooltip(lines) {
    var box = document.createElement("div");
    lines.forEach(function (line, i) {
      if (line) box.appendChild(text(i ? "div" : "strong", line));
    });
    return box;
  }

  /* ---- the view: where a reader put it stays from page to page, and gives way to a new subject ---- */
  var PADDED = { animate: false, padding: [4, 4] };
  var NOTHING = { near: "", picked: [] };
  var subject = NOTHING; // what the view was last made to show
  var scene = null; // what the reader's own view belongs to
  var placed = ""; // where this script put the map; "" once the reader has moved it
  var placing = false;
  var clicked = ""; // an area chosen here is in sight already

  function here() {
    return map.getCenter().toString() + map.getZoom();
  }
  function rememberView() {
    try {
      var c = map.getCenter();
      sessionStorage.setItem(VIEW, JSON.stringify({ at: [c.lat, c.lng, map.getZoom()], scene: scene }));
    } catch (ignored) { /* storage may be switched off: the view then starts afresh */ }
  }
  function rememberedView() {
    try {
      var v = JSON.parse(sessionStorage.getItem(VIEW));
      return options.bounds[0][0] < v.at[0] && v.at[0] < options.bounds[1][0] ? v : null;
    } catch (ignored) { return null; }
  }
  function forgetView() {
    try { sessionStorage.removeItem(VIEW); } catch (ignored) { /* as above */ }
  }
  /* A frame that is not shown, as in print, has no size and so no view: it gets one when it has. */
  function hasSize() {
    var size = map.getSize();
    return size.x > 0 && size.y > 0;
  }
  function place(box, more) {
    placing = true;
    map.fitBounds(box, Object.assign({ animate: false }, more));
    placing = false;
    placed = here();
    document.documentElement.classList.remove("moved");
  }
  function boxOf(codes) {
    var box = L.latLngBounds([]);
    codes.forEach(function (code) {
      if (shapeOf(code)) box.extend(L.geoJSON(shapeOf(code)).getBounds());
    });
    return box;
  }
  function start() {
    if (!hasSize()) return;
    var view = rememberedView();
    subject = NOTHING;
    if (view) {
      placed = "";
      map.setView([view.at[0], view.at[1]], view.at[2], { animate: false });
    } else {
      place(options.bounds, PADDED);
    }
    follow();
  }
  /* Shows what has become the subject. While that stays the same the map stays where it is. */
  function follow() {
    if (!state || painted !== state.layer || !hasSize()) return;
    if (scene !== null && scene !== state.scene) {
      if (!state.stage) forgetView(); // what a room is shown leaves a reader's own view alone
      subject = NOTHING;
      place(options.bounds, PADDED);
    }
    scene = state.scene;
    var near = (state.near || []).join();
    var fresh = state.selected.filter(function (code) {
      return subject.picked.indexOf(code) < 0 && code !== clicked;
    });
    var moves = near && near !== subject.near;
    var box = boxOf(moves ? state.near.concat(fresh) : fresh);
    if (state.selected.indexOf(clicked) >= 0) clicked = "";
    subject = { near: near, picked: state.selected };
    if (!box.isValid()) return;
    if (moves) {
      place(box.pad(0.03), { maxZoom: 14 });
    } else if (!map.getBounds().contains(box)) {
      var noCloser = { animate: false, maxZoom: map.getZoom() };
      if (placed) place(box.pad(0.3), noCloser); else map.fitBounds(box.pad(0.3), noCloser);
    }
  }

  function button(label, title, action) {
    var Control = L.Control.extend({
      options: { position: "topleft" },
      onAdd: function () {
        var b = text("button", label, "trafford-button");
        b.type = "button";
        b.title = title;
        this.button = b;
        L.DomEvent.disableClickPropagation(b);
        L.DomEvent.on(b, "click", action);
        return b;
      },
    });
    return new Control();
  }

  function fail(what) {
    var old = document.getElementById("trafford-fail");
    if (old) return;
    var p = text("p", "The map could not be drawn. Everything it shows is in the table on this page.", "trafford-fail");
    p.id = "trafford-fail";
    p.setAttribute("role", "alert");
    document.body.insertBefore(p, document.body.firstChild);
    if (!map) window.Streamlit.setFrameHeight(120); // nothing was drawn, so the frame has no height yet
    send({ failed: String(what) });
  }

  /* ---- areas ---- */
  function shapeOf(code) {
    return byCode[code] ? byCode[code].feature : outlined[code];
  }

  function styleOf(code) {
    var i = areas.index[code];
    var c = state.classes.charAt(i);
    var selected = state.selected.indexOf(code) >= 0;
    return {
      fillColor: c === "-" || c === "" ? options.missing : state.colours[+c],
      fillOpacity: state.osm ? 0.72 : 0.95,
      color: selected ? options.ring : options.line,
      weight: selected ? 3.5 : 0.8,
      opacity: 1,
      dashArray: c === "-" && !selected ? "2 3" : null,
    };
  }

  var halo = null;
  var zoomIn = null;
  function paint() {
    if (!areas) return;
    areas.eachLayer(function (layer) {
      layer.setStyle(styleOf(layer.feature.id));
    });
    if (halo) map.removeLayer(halo);
    halo = L.layerGroup([], { pane: "halo" });
    state.selected.forEach(function (code, i) {
      var shape = shapeOf(code);
      if (!shape) return;
      var style = { pane: "halo", interactive: false, fill: false };
      L.geoJSON(shape, Object.assign({ style: { color: options.ring, weight: i ? 5 : 8 } }, style))
        .eachLayer(function (l) { halo.addLayer(l); });
      L.geoJSON(shape, Object.assign({ style: { color: options.accent, weight: i ? 2.5 : 4 } }, style))
        .eachLayer(function (l) { halo.addLayer(l); });
    });
    halo.addTo(map);
    zoomIn.button.hidden = !state.selected.length;
    map.getContainer().setAttribute("role", "region");
    map.getContainer().setAttribute("aria-label", state.summary || "Map of Trafford");
    document.documentElement.dataset.focus = state.selected[0] || "";
    document.documentElement.dataset.layer = state.layer;
  }

  function drawAreas(data) {
    if (areas && painted === state.layer) return;
    if (areas) map.removeLayer(areas);
    byCode = {};
    var index = {};
    data.features.forEach(function (f, i) { index[f.id] = i; });
    areas = L.geoJSON(null, {
      pane: "areas",
      style: { weight: 0.8, color: options.line },
      onEachFeature: function (feature, layer) {
        byCode[feature.id] = layer;
        layer.bindTooltip(function () {
          var value = state.values[index[feature.id]];
          var where = feature.properties.h && feature.properties.h !== feature.properties.n ? feature.properties.h : "";
          return tooltip([feature.properties.n, value || state.missingText, where]);
        }, { sticky: true });
        layer.on("click", function () {
          clicked = feature.id;
          send({ area_code: feature.id, layer: state.layer });
        });
      },
    });
    areas.index = index;
    areas.addData(data);
    areas.addTo(map);
    /* Areas are reached by name, through the finder: 139 stops of the Tab key would trap a reader. */
    areas.eachLayer(function (layer) {
      if (layer.getElement()) layer.getElement().setAttribute("tabindex", "-1");
    });
    painted = state.layer;
    if (labels) map.removeLayer(labels);
    labels = L.layerGroup();
    if (state.labels) {
      data.features.forEach(function (feature) {
        L.marker(byCode[feature.id].getBounds().getCenter(), {
          pane: "labels", interactive: false, keyboard: false,
          icon: L.divIcon({ html: text("span", feature.properties.n), className: "trafford-label", iconSize: [120, 20] }),
        }).addTo(labels);
      });
      labels.addTo(map);
    }
  }

  /* ---- orientation layers ---- */
  function placeIcon(kind, place) {
    var look = options.places[kind];
    var colour = kind === "gp_practice" ? options.pcn[place.p] || look.colour : look.colour;
    var letter = kind === "gp_practice" ? options.pcnLetters[place.p] || look.letter : look.letter;
    var node = text("span", letter, "trafford-place " + look.shape);
    node.style.setProperty("--c", colour);
    /* Two practices in one building: each is moved aside, so that neither hides the other. */
    var aside = place.o ? (L.stamp(node) % 2 ? 10 : -10) : 0;
    return L.divIcon({ html: node, className: "", iconSize: [24, 24], iconAnchor: [12 + aside, 12] });
  }

  function buildExtra(name) {
    if (options.places[name]) {
      return load(options.files.places).then(function () {
        return L.layerGroup(window.traffordPlaces[name].map(function (place) {
          var marker = L.marker([place.lat, place.lon], {
            icon: placeIcon(name, place), pane: "places", title: place.n, alt: place.t || place.n, riseOnHover: true,
            keyboard: name === "hub" || name === "gp_practice",
          });
          marker.bindTooltip(function () {
            return tooltip(state.stage ? [place.n] : [place.n, place.t]);
          }, { direction: "top", offset: [0, -10] });
          marker.on("click", function () { send({ place: name, id: place.id }); });
          marker.on("add", function () {
            marker.getElement().addEventListener("keydown", function (event) {
              if (event.key !== "Enter" && event.key !== " ") return;
              event.preventDefault();
              marker.fire("click");
            });
          });
          return marker;
        }));
      });
    }
    return geometry(name).then(function (data) {
      return L.geoJSON(data, {
        pane: "lines", interactive: false,
        style: options.lines[name],
      });
    });
  }

  function showExtras() {
    var wanted = state.extras;
    Object.keys(extras).forEach(function (name) {
      if (wanted.indexOf(name) < 0 && map.hasLayer(extras[name])) map.removeLayer(extras[name]);
    });
    wanted.forEach(function (name) {
      if (extras[name]) {
        if (!map.hasLayer(extras[name])) extras[name].addTo(map);
        return;
      }
      buildExtra(name).then(function (layer) {
        extras[name] = layer;
        if (state.extras.indexOf(name) >= 0) layer.addTo(map);
      }).catch(fail);
    });
    if (state.osm && !extras.osm) {
      extras.osm = L.tileLayer("https://tile.openstreetmap.org/{z}/{x}/{y}.png", {
        maxZoom: 19, attribution: "© OpenStreetMap contributors",
      });
    }
    if (extras.osm) {
      if (state.osm) extras.osm.addTo(map); else map.removeLayer(extras.osm);
    }
  }

  function show(next) {
    next.values = next.values.split("|");
    state = next;
    document.documentElement.classList.toggle("stage", !!next.stage);
    map.keyboard[next.stage ? "disable" : "enable"]();
    placing = true;
    if (next.stage) map.invalidateSize({ animate: false }); // its box fills the frame from now on
    placing = false;
    Promise.all([geometry(next.layer), next.outlined && geometry(next.outlined)]).then(function (found) {
      if (state !== next) return; // a newer choice came while the outlines were on their way
      var data = found[0];
      outlined = {};
      if (found[1]) found[1].features.forEach(function (f) { outlined[f.id] = f; });
      drawAreas(data);
      paint();
      showExtras();
      follow();
    }).catch(fail);
  }

  function init(leafletMap) {
    map = leafletMap;
    var box = map.getContainer();
    box.focus = function () { HTMLElement.prototype.focus.call(box, { preventScroll: true }); };
    options = window.traffordOptions;
    ["areas", "lines", "halo", "places", "labels"].forEach(function (name, i) {
      map.createPane(name).style.zIndex = 400 + i * 10;
    });
    map.getPane("halo").style.pointerEvents = "none";
    map.getPane("lines").style.pointerEvents = "none";
    map.getPane("labels").style.pointerEvents = "none";
    map.attributionControl.setPrefix("");
    map.attributionControl.addAttribution(options.attribution);
    button("Whole of Trafford", "Show the whole of Trafford", function () {
      map.fitBounds(options.bounds, PADDED);
    }).addTo(map);
    zoomIn = button("Selected area", "Zoom to the selected area", function () {
      var box = boxOf(state.selected);
      if (box.isValid()) map.fitBounds(box.pad(0.6), { animate: false, maxZoom: 14 });
    }).addTo(map);
    if (L.Browser.mobile) map.dragging.disable(); // one finger scrolls the page, two move the map
    scene = (rememberedView() || { scene: null }).scene;
    start();
    map.on("resize", function (event) {
      if (placed || !event.oldSize.x || !event.oldSize.y) start();
    });
    map.on("moveend", function () {
      if (placing || here() === placed) return;
      placed = "";
      document.documentElement.classList.add("moved");
      if (!state || !state.stage) rememberView();
    });
    /* Streamlit may have sent a newer choice while this frame was loading; the component drops
       those messages, so ask for the latest once. */
    window.Streamlit.setComponentReady();
  }

  window.TraffordMap = { init: init, show: show };
  setTimeout(function () { if (!map) fail("the map's library did not load"); }, 10000);
  /* After a click in here the keys would stay here: hand the ones that steer a page to it. */
  window.addEventListener("keydown", function (event) {
    if (event.key === " " && event.target.closest && event.target.closest("button, .leaflet-marker-icon")) return;
    var keys = ["PageDown", "PageUp", "Home", "End"];
    /* Before a room the arrows and the space bar turn the steps of the story, and move no map. */
    if (state && state.stage) keys = keys.concat(["ArrowLeft", "ArrowRight", " "]);
    if (keys.indexOf(event.key) < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    window.parent.document.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, code: event.code, bubbles: true }));
  });
})();
