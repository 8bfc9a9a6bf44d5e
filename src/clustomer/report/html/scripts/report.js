// Makes the map, the profiles and the panels over k interactive, over figures and tables that are
// complete without it. Plotly is run only when the first of these figures comes into view.
"use strict";
(() => {
  if (matchMedia("(forced-colors: active)").matches) return; // the printed figures follow them
  const data = JSON.parse(document.getElementById("live-data").textContent);
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const format = new Intl.NumberFormat(root.lang, { maximumSignificantDigits: 3 });
  const written = (value) => (value === null ? "–" : format.format(value).replace("-", "−"));
  const marks = Object.fromEntries(
    new Intl.NumberFormat(root.lang).formatToParts(12345.6).map((part) => [part.type, part.value]));
  const separators = (marks.decimal || ".") + (marks.group || ",");
  const cut = (name, pixels) => { // some 7.2 pixels to a letter
    const letters = Math.max(8, Math.floor(pixels / 7.2));
    return name.length > letters ? name.slice(0, letters - 1) + "…" : name;
  };
  const css = (name) => getComputedStyle(root).getPropertyValue("--" + name).trim();
  const shade = (i) => css("s" + data.segments[i].style);
  const safe = (value) => String(value).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  const chosen = new Set(); // segments that are brought out; none: all alike
  let caught = null; // selected marks of the map by segment
  let mode = false; // what dragging on the map does
  const plots = new Map(); // host of a figure -> what draws it
  const faint = 0.13;
  const out = (i) => chosen.size === 0 || chosen.has(i);

  const font = (size, name = "ink3") =>
    ({ family: getComputedStyle(document.body).fontFamily, size, color: css(name) });
  const base = (height, margin) => ({
    height, margin: { pad: 0, ...margin }, showlegend: false, separators, dragmode: false,
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: font(12),
    hoverlabel: { bgcolor: css("paper"), bordercolor: css("ink3"), font: font(13, "ink"), align: "left" },
  });
  const axis = (more) => ({
    gridcolor: css("grid"), zeroline: false, tickfont: font(12), fixedrange: true, ...more,
  });
  const note = (text, x, y, more) =>
    ({ text, x, y, xref: "paper", yref: "paper", showarrow: false, font: font(13), ...more });
  const config = { displayModeBar: false, displaylogo: false, responsive: true, showTips: false,
    typesetMath: false, plotlyServerURL: "" };

  function marker(i, size, more = {}) {
    const segment = data.segments[i];
    const line = data.made ? { color: shade(i), width: 1.3 } : { color: css("paper"), width: 0.7 };
    const wide = /triangle|cross|tall/.test(segment.symbol) ? 1.25 : 1; // of the same weight to the eye
    size = Array.isArray(size) ? size.map((one) => one * wide) : size * wide;
    return { opacity: 1, symbol: segment.symbol, size, color: data.made ? css("paper") : shade(i), line, ...more };
  }

  // The map: one trace for each segment, then borders and the letters at the centres.
  function rowsOf(i) {
    const found = [];
    data.map.segment.forEach((own, row) => { if (own === i) found.push(row); });
    return found;
  }
  function saidOf(row, i) {
    const map = data.map, segment = data.segments[i];
    const head = "<b>" + segment.letter + "</b> " + safe(segment.name);
    if (map.n) return head + "<br>" + safe(filled(data.words.customers, { n: written(map.n[row]) }));
    const lines = map.columns.map((one) => safe(one.name) + ": <b>" + written(one.values[row]) + "</b>");
    const own = map.silhouette[row];
    if (own !== null) lines.push(safe(filled(data.words.silhouette, { value: written(own) })));
    return [head, ...lines].join("<br>");
  }
  function mapTraces(narrow) {
    const map = data.map, largest = map.n ? Math.max(...map.n) : 1;
    const order = data.segments.map((_, i) => [i, rowsOf(i)]).sort((a, b) => b[1].length - a[1].length);
    const traces = order.map(([i, rows]) => ({
      type: "scatter", mode: "markers", x: rows.map((row) => map.x[row]), y: rows.map((row) => map.y[row]),
      text: rows.map((row) => saidOf(row, i)), hoverinfo: out(i) ? "text" : "skip", meta: i,
      opacity: out(i) ? 1 : faint, cliponaxis: false,
      marker: marker(i, map.n ? rows.map((row) => 3 + 15 * Math.sqrt(map.n[row] / largest)) : narrow ? 5 : 6.5),
      selectedpoints: caught ? caught.get(i) || [] : undefined,
      selected: { marker: { opacity: 1 } }, unselected: { marker: { opacity: faint } },
    }));
    map.borders.forEach(([x, y]) => traces.unshift({
      type: "scatter", mode: "lines", x, y, hoverinfo: "skip", meta: -1,
      line: { color: css("ink3"), width: 1, dash: "dot" },
    }));
    data.segments.forEach((_, i) => {
      if (!center(i)) return;
      const [x, y] = center(i), line = data.made ? { color: shade(i), width: 2.2 } : { color: css("paper"), width: 1.5 };
      traces.push({ type: "scatter", mode: "markers", x: [x], y: [y], hoverinfo: "skip", meta: -1,
        opacity: out(i) ? 1 : 0.4, cliponaxis: false, marker: marker(i, 22, { line }), unselected: { marker: { opacity: 1 } } });
    });
    return traces;
  }
  function center(i) {
    const [x, y] = data.map.centers.map((one) => one[i]);
    return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
  }
  function letters() {
    return data.segments.flatMap((segment, i) => {
      if (!center(i)) return [];
      const [x, y] = center(i), up = { "triangle-up": -3, "triangle-down": 3 }[segment.symbol] || 0;
      const ink = getComputedStyle(document.querySelector(".k" + segment.style)).getPropertyValue("--oc").trim();
      const color = data.made ? css("ink") : ink;
      return [{ x, y, text: "<b>" + segment.letter + "</b>", showarrow: false, yshift: up,
        opacity: out(i) ? 1 : 0.4, font: { ...font(12.5), color } }];
    });
  }
  function drawMap(host) {
    const width = host.clientWidth, margin = { l: 44, r: 12, t: 30, b: 46 };
    const height = (width - 50) * (width > 500 ? 0.72 : 1) + 76;
    const layout = {
      ...base(Math.max(height, host.dataset.tall), margin), dragmode: mode, hovermode: "closest", uirevision: "map",
      xaxis: axis({ range: data.map.ranges[0], fixedrange: false, uirevision: "map" }),
      yaxis: axis({ range: data.map.ranges[1], fixedrange: false, uirevision: "map" }),
      newselection: { line: { color: css("ink"), width: 1.5 } },
      selections: caught ? undefined : [],
      annotations: [
        ...letters(),
        note("↑ " + safe(cut(data.map.names[1], width - 44)), 0, 1, { xanchor: "left", yanchor: "bottom", xshift: -34, yshift: 8 }),
        note(safe(cut(data.map.names[0], width - 56)) + " →", 1, 0, { xanchor: "right", yanchor: "top", yshift: -24 }),
      ],
    };
    return [mapTraces(width <= 500), layout];
  }

  // A profile: bands and tick of all customers, then the segment, then the others brought out.
  function drawProfile(host, name) {
    const figure = data.profiles[name], own = figure.segment, narrow = host.clientWidth <= 500;
    const shapes = [], traces = [], n = figure.rows.length;
    const notes = [note(safe(data.words.against), 1, 1, { xanchor: "right", yanchor: "bottom", xshift: narrow ? 0 : 154, font: font(12) })];
    const rest = [...chosen].filter((i) => i !== own);
    figure.rows.forEach((row, y) => {
      const left = { xanchor: narrow ? "left" : "right", xshift: narrow ? 0 : -16, x: 0, y, yref: "y" };
      if (typeof row === "string") {
        notes.push(note(safe(row), 0, y, { yref: "y", xanchor: "left", xshift: narrow ? 0 : -176, font: font(12) }));
        return;
      }
      const one = data.rows[row], at = one.at[own];
      const label = narrow && one.more ? one.name + ": " + one.more : one.name;
      notes.push(note(safe(label), 0, y, { ...left, font: font(13, "ink"), yshift: narrow ? 22 : one.more ? 8 : 0 }));
      if (one.more && !narrow) notes.push(note(safe(one.more), 0, y, { ...left, font: font(12), yshift: -8 }));
      const short = narrow ? one.short[own] + " / " + one.all_short
        : "<b>" + safe(one.short[own]) + "</b> / " + safe(one.all_short);
      notes.push(note(short, 1, y, { yref: "y", font: font(13, "ink"), xanchor: narrow ? "right" : "left",
        xshift: narrow ? 0 : 26, yshift: narrow ? 22 : 0 }));
      if (one.all && !one.level) {
        shapes.push(band(one.all[0], one.all[4], y, "b1"), band(one.all[1], one.all[3], y, "b2"));
      } else {
        shapes.push({ type: "line", x0: 0, x1: 1, y0: y, y1: y, layer: "below", line: { color: css("rule"), width: 1 } });
      }
      if (one.all) shapes.push({ type: "line", x0: one.all[2], x1: one.all[2], y0: y - 0.29, y1: y + 0.29, line: { color: css("ink"), width: 1.4 } });
      if (at) traces.push(...segmentRow(own, at, y, one));
      rest.forEach((i) => { if (one.at[i]) traces.push(median(i, one.at[i][2], y, one, 9)); });
    });
    const margin = narrow ? { l: 8, r: 8, t: 20, b: 4 } : { l: 182, r: 160, t: 20, b: 4 };
    const layout = {
      ...base((narrow ? 56 : 38) * Math.max(n, 1) + 30, margin), hovermode: "closest", shapes, annotations: notes,
      xaxis: axis({ range: [0, 1], visible: false }), yaxis: axis({ range: [n - 0.5, -0.5], visible: false }),
    };
    return [traces, layout];
  }
  function band(x0, x1, y, color) {
    return { type: "rect", x0, x1: Math.max(x1, x0 + 0.002), y0: y - 0.21, y1: y + 0.21, layer: "below",
      fillcolor: css(color), line: { width: 0 } };
  }
  function told(i, one) {
    const more = one.more ? " (" + safe(one.more) + ")" : "";
    const said = safe(one.said[i]).split("; ").join("<br>");
    return "<b>" + data.segments[i].letter + "</b> " + safe(one.name) + more + "<br>" + said;
  }
  function median(i, x, y, one, size) {
    return { type: "scatter", mode: "markers", x: [x], y: [y], text: [told(i, one)], hoverinfo: "text",
      cliponaxis: false, marker: marker(i, size, { line: { color: data.made ? shade(i) : css("paper"), width: 1.6 } }) };
  }
  function segmentRow(i, at, y, one) {
    const line = (x, width) => ({ type: "scatter", mode: "lines", x, y: [y, y], cliponaxis: false,
      text: [told(i, one), told(i, one)], hoverinfo: "text", line: { color: shade(i), width } });
    return [line([at[0], at[4]], 1.6), line([at[1], at[3]], data.made ? 4 : 5.5), median(i, at[2], y, one, 12)];
  }

  // The panels over k: band and mean of data without groups, the line of the data, the chosen k.
  function drawCurve(host, name) {
    const panel = data.k.panels[name], ink = css("ink"), chosenK = data.k.chosen, traces = [], shapes = [];
    const quiet = { type: "scatter", hoverinfo: "skip" };
    if (panel.band) {
      const [low, mean, high] = panel.band;
      traces.push(
        { ...quiet, mode: "lines", x: panel.k, y: low, line: { width: 0 } },
        { ...quiet, mode: "lines", x: panel.k, y: high, line: { width: 0 }, fill: "tonexty", fillcolor: css("nul") },
        { ...quiet, mode: "lines", x: panel.k, y: mean, line: { color: css("nuld"), width: 1.3, dash: "dash" } });
    }
    (panel.spread || []).forEach((found, i) => {
      if (!found) return;
      const x = [panel.k[i], panel.k[i]], line = { color: css("nuld") };
      traces.push({ ...quiet, mode: "lines", x, y: [found[0], found[3]], line: { ...line, width: 1.6 } },
        { ...quiet, mode: "lines", x, y: [found[1], found[2]], line: { ...line, width: 5.5 } });
    });
    if (panel.stems) panel.k.forEach((k, i) => traces.push(
      { ...quiet, mode: "lines", x: [k, k], y: [0, panel.y[i]], line: { color: ink, width: 1.8 } }));
    if (panel.more) traces.push({ ...quiet, mode: "lines+markers", x: [panel.k.at(-1), ...panel.more[0]],
      y: [panel.y.at(-1), ...panel.more[1]], text: ["", ...panel.more_said.map(safe)], hoverinfo: "text",
      line: { color: css("ink3"), width: 1.2, dash: "dot" }, marker: { size: 6, color: css("paper"), line: { color: css("ink3"), width: 1.2 } } });
    traces.push({ type: "scatter", mode: panel.stems || panel.spread ? "markers" : "lines+markers", meta: "own",
      x: panel.k, y: panel.y, text: panel.said.map((one) => safe(one).replace("; ", "<br>")), hoverinfo: "text",
      line: { color: ink, width: 1.8 }, marker: { opacity: 1, color: ink, size: panel.k.map((k) => (k === chosenK ? 10 : 6)),
        line: { color: css("paper"), width: panel.k.map((k) => (k === chosenK ? 1.5 : 0)) } } });
    if (panel.needed !== undefined) shapes.push({ type: "line", xref: "paper", x0: 0, x1: 1, y0: panel.needed, y1: panel.needed,
      line: { color: css("bad"), width: 1.1, dash: "dash" } });
    shapes.push({ type: "rect", yref: "paper", x0: chosenK - 0.4, x1: chosenK + 0.4, y0: 0, y1: 1, layer: "below",
      fillcolor: css("b1"), line: { width: 0 } });
    (panel.segments || []).forEach((value, i) => { if (value !== null && chosen.has(i)) traces.push(
      { ...marked(i, chosenK, value), text: ["<b>" + data.segments[i].letter + "</b> " + safe(filled(data.words.silhouette, { value: written(value) }))] }); });
    const layout = {
      ...base(Math.max(214, host.dataset.tall), { l: 40, r: 86, t: 18, b: 30 }), hovermode: "closest", hoverdistance: 30, shapes,
      xaxis: axis({ range: [Math.min(...data.k.k) - 0.6, Math.max(...data.k.k) + 0.6], showgrid: false, tickformat: "d",
        dtick: Math.max(1, Math.ceil(data.k.k.length / 12)), tick0: chosenK, showline: true, linecolor: css("ink3") }),
      yaxis: axis({ rangemode: "tozero", nticks: 6 }),
      annotations: [note("k →", 1, 0, { xanchor: "right", yanchor: "top", xshift: 40, yshift: -5, font: font(12) }), ...ends(panel)],
    };
    return [traces, layout];
  }
  function ends(panel) { // the value at the chosen k, and the names of the lines at their ends
    const found = [], at = panel.k.indexOf(data.k.chosen);
    const name = (key, x, y, more) => note(safe(data.words[key]), x, y, { xref: "x", yref: "y", xanchor: "left", xshift: 9, font: font(12), ...more });
    if (at >= 0) {
      const under = panel.band && panel.y[at] < panel.band[1][at];
      found.push(note("<b>" + safe(panel.short[at]) + "</b>", panel.k[at], panel.y[at],
        { xref: "x", yref: "y", yshift: under ? -16 : 16, font: font(13, "ink") }));
    }
    if (panel.needed !== undefined) found.push(note(safe(panel.needed_said), 1, panel.needed, { yref: "y", xanchor: "left", xshift: 4, font: font(12) }));
    if (panel.band) {
      const last = panel.k.length - 1, own = panel.more ? panel.more[1].at(-1) : panel.y[last];
      const over = own >= panel.band[1][last] ? 1 : -1, near = Math.abs(own - panel.band[1][last]) < 0.12 * Math.max(...panel.y);
      found.push(name("data", panel.more ? panel.more[0].at(-1) : panel.k[last], own, { yshift: near ? 7 * over : 0, font: font(12, "ink2") }),
        name("null", panel.k[last], panel.band[1][last], panel.more ? { xshift: 0, xanchor: "right", yshift: -14 * over } : { yshift: near ? -8 * over : 0 }));
    }
    return found;
  }
  function marked(i, x, y) {
    return { type: "scatter", mode: "markers+text", x: [x], y: [y], hoverinfo: "text", texttemplate: "  " + data.segments[i].letter,
      textposition: "middle right", textfont: font(12, "ink"), marker: marker(i, 9) };
  }

  function drawing(name) {
    if (name === "map" && data.map) return drawMap;
    if (Object.hasOwn(data.profiles, name)) return drawProfile;
    return Object.hasOwn(data.k.panels, name) ? drawCurve : null;
  }
  function load() {
    if (window.Plotly) return;
    const script = document.createElement("script"); // allowed by its hash: see the page's policy
    script.textContent = document.getElementById("plotly").textContent;
    document.head.append(script);
  }
  function mount(figure) {
    const name = figure.dataset.fig, draw = drawing(name);
    if (!draw || plots.has(figure)) return;
    load();
    const host = document.createElement("div");
    const tall = figure.firstElementChild.offsetHeight; // what stands below must not move
    host.className = "live";
    host.setAttribute("aria-hidden", "true"); // the printed figure and the tables say it
    // A finger scrolls the page, unless a mode of the map was chosen; a tap shows a value.
    ["touchstart", "touchmove", "touchend"].forEach((type) => host.addEventListener(type, (event) => {
      if (name !== "map" || !mode) event.stopPropagation();
    }, { capture: true, passive: true }));
    host.dataset.tall = tall;
    host.style.minHeight = tall + "px";
    figure.append(host);
    figure.classList.add("on");
    plots.set(figure, { host, draw, name });
    const [traces, layout] = draw(host, name);
    Plotly.newPlot(host, traces, layout, config).then(() => listen(name, host));
  }
  function redraw() {
    plots.forEach(({ host, draw, name }) => {
      if (host.clientWidth) Plotly.react(host, ...draw(host, name), config);
    });
  }
  function listen(name, host) {
    if (name === "map") {
      host.on("plotly_selected", (event) => { if (event) select(event.points); });
      host.on("plotly_deselect", () => choose());
      host.on("plotly_click", ({ points: [point] }) => { if (point.data.meta >= 0) choose([point.data.meta]); });
    } else if (Object.hasOwn(data.k.panels, name)) {
      host.on("plotly_hover", ({ points: [point] }) => atK(point.x, true));
      host.on("plotly_unhover", ({ points: [point] }) => atK(point.x, false));
    }
  }
  function atK(k, on) { // the same k in every panel's table row
    all('tr[data-k="' + Number(k) + '"]').forEach((row) => row.classList.toggle("picked", on));
  }

  // One choice for everything on the page.
  function choose(segments = []) {
    caught = null;
    chosen.clear();
    segments.forEach((i) => chosen.add(i));
    show(named(data.words.shown_some, segments) || data.words.shown_all);
  }
  function select(points) {
    caught = new Map();
    points.filter((point) => point.data.meta >= 0).forEach((point) => {
      const i = point.data.meta;
      caught.set(i, [...(caught.get(i) || []), point.pointIndex]);
    });
    const found = [...caught.keys()].sort((a, b) => a - b);
    if (!found.length) return choose();
    chosen.clear();
    found.forEach((i) => chosen.add(i));
    const parts = found.map((i) => filled(data.words.of_segment, { name: data.segments[i].letter, n: written(caught.get(i).length) }));
    const n = found.reduce((sum, i) => sum + caught.get(i).length, 0);
    return show(filled(data.words.selected, { n: written(n), of: written(data.map.x.length), name: parts.join(", ") }));
  }
  function named(pattern, segments) {
    return segments.length && filled(pattern, { name: segments.map((i) => data.segments[i].letter + " " + data.segments[i].name).join(", ") });
  }
  function show(said) {
    all("button[data-seg]").forEach((button) => button.setAttribute("aria-pressed", chosen.has(+button.dataset.seg)));
    all("[data-row]").forEach((row) => row.classList.toggle("picked", chosen.has(+row.dataset.row)));
    all(".said").forEach((output) => { output.textContent = output.closest(".tools").matches(":focus-within") || output.dataset.map ? said : ""; });
    redraw();
  }
  function press(button) {
    const { seg, mode: wanted, act } = button.dataset;
    if (seg !== undefined) {
      const i = Number(seg), next = new Set(chosen);
      if (!next.delete(i)) next.add(i);
      choose([...next].sort((a, b) => a - b));
    } else if (wanted) {
      mode = mode === wanted ? false : wanted;
      all("button[data-mode]").forEach((one) => one.setAttribute("aria-pressed", one.dataset.mode === mode));
      all('[data-fig="map"]').forEach(mount);
      redraw();
    } else if (act === "printed") {
      const still = root.classList.toggle("printed");
      button.setAttribute("aria-pressed", still);
      if (!still) redraw();
    } else {
      choose();
      const map = [...plots.values()].find(({ name }) => name === "map");
      if (act === "reset" && map) Plotly.relayout(map.host, { "xaxis.range": data.map.ranges[0], "yaxis.range": data.map.ranges[1] });
    }
  }

  all(".tools").forEach((tools) => { tools.hidden = false; });
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".tools button");
    if (button) press(button);
  });
  const seen = new IntersectionObserver((entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach(({ target }) => {
      seen.unobserve(target);
      try {
        mount(target);
      } catch (error) { // the printed figure is there
        target.classList.remove("on");
        plots.delete(target);
      }
    });
  }, { rootMargin: "80px" });
  all("[data-fig]").filter((figure) => drawing(figure.dataset.fig)).forEach((figure) => seen.observe(figure));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  let width = innerWidth;
  addEventListener("resize", () => { if (width !== innerWidth) { width = innerWidth; plots.forEach(({ host }) => { host.dataset.tall = 0; host.style.minHeight = ""; }); redraw(); } });
})();
