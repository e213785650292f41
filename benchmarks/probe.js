/* What the benchmark watches inside a page, the same for every app: it only reads the screen's
   elements, once an animation frame, and listens to Plotly's own "plotly_afterplot". All times are
   milliseconds since 1970, so that those of the map's frame and of the page can be compared. */
(function () {
  "use strict";
  var top = window.top;
  window.addEventListener("click", function (event) {
    if (event.isTrusted) top.benchClick = performance.timeOrigin + event.timeStamp;
  }, true);
  if (window !== top) return;

  var GIVE_UP = 20000;
  var drawn = new WeakMap(); // plot -> the labels it showed when Plotly last finished drawing it

  function now() { return performance.timeOrigin + performance.now(); }
  function all(selector, within) { return Array.from((within || document).querySelectorAll(selector)); }
  function labels(plot) { return all(".annotation-text", plot).map(function (t) { return t.textContent; }); }

  function plots() {
    var found = all(".stPlotlyChart .js-plotly-plot");
    found.forEach(function (plot) {
      if (drawn.has(plot) || !plot.on) return;
      drawn.set(plot, plot.querySelector("path.point") ? labels(plot) : null);
      plot.on("plotly_afterplot", function () { drawn.set(plot, labels(plot)); });
    });
    return found;
  }
  function headline() {
    var h = document.querySelector("[data-testid=stMain] h1");
    return h && !h.closest("[data-stale=true]") ? h.innerText.trim() : "";
  }
  function areasOnMap() {
    var frame = document.querySelector("iframe[title*=folium]");
    return frame && frame.contentDocument
      ? frame.contentDocument.querySelectorAll("path.leaflet-interactive").length : 0;
  }
  function everyFrame(look) {
    var start = now();
    return new Promise(function (resolve) {
      (function step() {
        var result = look(now());
        if (result) resolve(result);
        else if (now() - start > GIVE_UP) resolve(null);
        else requestAnimationFrame(step);
      })();
    });
  }

  /* First frame on which the map has its areas and each chart has its dots and is finished. */
  function watchLoad(want) {
    var seen = { origin: performance.timeOrigin };
    return everyFrame(function (t) {
      var ready = plots().filter(function (plot) {
        return drawn.get(plot) && all("path.point", plot).length >= want.dots;
      }).length;
      if (!seen.answer && headline()) seen.answer = t;
      if (!seen.map && areasOnMap() >= want.areas) seen.map = t;
      if (!seen.charts && ready >= want.charts) seen.charts = t;
      return seen.answer && seen.map && seen.charts && seen;
    });
  }

  /* First frames after a click on which the headline says the new area, and on which each chart
     carries its label and has finished drawing with it. */
  function watchClick(want) {
    var seen = {};
    window.benchClick = null;
    return everyFrame(function (t) {
      var charts = plots();
      var done = charts.filter(function (plot) {
        return (drawn.get(plot) || []).indexOf(want.label) >= 0;
      }).length;
      if (!seen.headline && headline() === want.answer) seen.headline = t;
      if (!seen.charts && charts.length === want.charts && done === want.charts) seen.charts = t;
      if (!seen.headline || !seen.charts || !window.benchClick) return null;
      seen.click = window.benchClick;
      return seen;
    });
  }

  /* First frame after a click in the menu on which the new page's answer stands. */
  function watchPage(want) {
    var before = headline();
    window.benchClick = null;
    return everyFrame(function (t) {
      var words = headline();
      if (!window.benchClick || !words || words === before) return null;
      if (document.title.indexOf(want.label) !== 0) return null;
      return { click: window.benchClick, answer: t };
    });
  }

  /* First frames after a key on which the step's sentence stands, and its map has its areas or its
     chart is drawn. */
  function watchStep(want) {
    var before = headline();
    var old = plots()[0];
    var seen = {};
    window.benchKey = null;
    window.addEventListener("keydown", function (event) {
      window.benchKey = performance.timeOrigin + event.timeStamp;
    }, { capture: true, once: true });
    return everyFrame(function (t) {
      var words = headline();
      if (!window.benchKey || !words || words === before) return null;
      if (new URL(location.href).searchParams.get("step") !== String(want.step)) return null;
      if (!seen.sentence) seen.sentence = t;
      var frame = document.querySelector("iframe[title*=folium]");
      var root = frame && frame.contentDocument && frame.contentDocument.documentElement;
      var layer = root && root.dataset.layer;
      var plot = plots()[0];
      var map = want.layer && layer === want.layer && areasOnMap() >= want.areas;
      var chart = !want.layer && !frame && plot && plot !== old && plot.querySelector(".main-svg");
      if (!map && !chart) return null;
      return { key: window.benchKey, sentence: seen.sentence, picture: t };
    });
  }

  /* A point of the map's frame on which a click reaches the area, or null where something covers it. */
  function pointOf(index) {
    var view = document.querySelector("iframe[title*=folium]").contentDocument;
    var path = view.querySelectorAll("path.leaflet-interactive")[index];
    var box = path.getBoundingClientRect();
    var steps = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9]; // from the middle outwards
    for (var i = 0; i < steps.length; i++) {
      for (var j = 0; j < steps.length; j++) {
        var x = box.left + box.width * steps[i];
        var y = box.top + box.height * steps[j];
        if (view.elementFromPoint(x, y) === path) return [x, y];
      }
    }
    return null;
  }

  function hoverNames() {
    return plots().every(function (plot) {
      return plot.data.some(function (trace) {
        return trace.customdata && trace.customdata.length && trace.hovertemplate !== "";
      });
    });
  }

  window.bench = {
    watchLoad: watchLoad, watchClick: watchClick, watchPage: watchPage, watchStep: watchStep,
    pointOf: pointOf, hoverNames: hoverNames, areasOnMap: areasOnMap,
  };
})();
