// Draws the page's charts and lets the reader choose what is shown. Text and tables are there without it.
"use strict";

(() => {
  const colours = ["#0b5c94", "#c24e00", "#00795a", "#a33b79", "#6b5b00", "#3d3fa6", "#8a2b1d", "#4d5a66", "#0083a3", "#5f7d00"];
  const ink = "#1b2530", soft = "#4c5b68", rule = "#dfe5ea";

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const element = (tag, text, parent) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  };

  const dataOf = (box) => JSON.parse(box.closest("figure").querySelector("script").textContent);

  // ---- figures as people read them

  const isMoney = (units) => units.startsWith("GBP");
  const grouped = (value, decimals) =>
    value.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  function shown(value, units) {
    if (value === null || value === undefined) return "not defined";
    if (units === "share") return grouped(100 * value, 1) + "%";
    if (isMoney(units)) return (value < 0 ? "-£" : "£") + grouped(Math.abs(value), 0);
    if (units === "ratio") return grouped(value, 2);
    return grouped(value, Math.abs(value) < 100 ? 1 : 0) + (units ? " " + units : "");
  }
  function onAxis(value, units) {
    if (units === "share") return Math.round(1000 * value) / 10 + "%";
    if (isMoney(units)) {
      const size = Math.abs(value);
      const text = size >= 1e6 ? (size / 1e6).toLocaleString("en-GB") + "m"
        : size >= 1e4 ? (size / 1e3).toLocaleString("en-GB") + "k" : size.toLocaleString("en-GB");
      return (value < 0 ? "-£" : "£") + text;
    }
    return value.toLocaleString("en-GB");
  }
  function withInterval(series, i, units) {
    const text = shown(series.values[i], units);
    if (!series.low || series.low[i] === null || series.low[i] === undefined) return text;
    return text + " (" + shown(series.low[i], units) + " to " + shown(series.high[i], units) + ")";
  }

  // ---- what all charts share

  const text = { color: ink, fontFamily: "system-ui, 'Segoe UI', Roboto, Arial, sans-serif", fontSize: 13 };
  // A list of [name, figure], as an element: no text of the study is ever read as HTML.
  function tip(title, lines) {
    const box = element("div");
    element("strong", title, box);
    for (const [name, figure] of lines) {
      const line = element("div", undefined, box);
      line.textContent = name ? name + ": " + figure : figure;
    }
    return box;
  }
  const tooltip = (trigger, formatter) => ({
    trigger, formatter, confine: true, transitionDuration: 0, textStyle: { color: ink, fontSize: 13 },
    extraCssText: "max-width: 22rem; white-space: normal;",
  });
  const legend = (names, width) => ({
    data: names, type: "plain", top: 0, left: 0, width: width - 8, itemWidth: 18, itemHeight: 10, itemGap: 12, textStyle: { ...text, fontSize: 12 },
  });
  // How many pixels a legend needs, so that the chart begins below it.
  function legendHeight(names, width) {
    let lines = 1, used = 0;
    for (const name of names) {
      const wide = 44 + 6.6 * name.length;
      if (used > 0 && used + wide > width) { lines += 1; used = 0; }
      used += wide;
    }
    return names.length ? 20 * lines + 12 : 8;
  }
  const valueAxis = (title, units, extra = {}) => ({
    type: "value", name: title, nameLocation: "middle", nameTextStyle: { ...text, color: soft, fontSize: 12 }, scale: true,
    axisLabel: { color: soft, fontSize: 12, hideOverlap: true, formatter: (value) => onAxis(value, units) },
    splitLine: { lineStyle: { color: rule } }, ...extra,
  });
  const reach = (series) => [...series.values, ...(series.low || []), ...(series.high || [])]
    .filter((value) => value !== null && value !== undefined);
  // An axis of shares ends at 100%, for no share lies beyond; nothing for other units.
  function shareEnds(chart) {
    const values = chart.series.flatMap(reach).concat(chart.line ? [chart.line.at] : []);
    if (chart.units !== "share" || Math.max(...values) > 1) return {};
    const span = 1 - Math.max(0, Math.min(...values));
    const interval = [0.01, 0.02, 0.05, 0.1, 0.2].find((step) => span <= 6 * step);
    return { min: Math.max(0, 1 - interval * Math.max(1, Math.ceil(span / interval - 1e-9))), max: 1, interval };
  }
  // The title of an upright axis: above it, where it is read without turning the head.
  const above = { nameLocation: "end", nameGap: 10, nameTextStyle: { color: soft, fontSize: 12, align: "left", padding: [0, 0, 0, -40] } };
  const weekAxis = (chart) => ({
    type: "category", data: chart.x, boundaryGap: false, name: chart.xTitle, nameLocation: "middle", nameGap: 28,
    nameTextStyle: { ...text, color: soft, fontSize: 12 },
    axisLabel: { color: soft, fontSize: 12, hideOverlap: true }, axisLine: { lineStyle: { color: soft } },
  });
  const ruleOf = (chart, axis) => chart.line === undefined ? undefined : {
    silent: true, symbol: "none", animation: false, lineStyle: { color: ink, type: "dashed", width: 1.5 },
    label: { formatter: chart.line.name, color: ink, fontSize: 12, position: axis === "y" ? "insideEndTop" : "start" },
    data: [{ [axis === "y" ? "yAxis" : "xAxis"]: chart.line.at }],
  };
  const minusLow = (high, low) => high.map((value, i) => value === null || low[i] === null ? null : value - low[i]);

  // ---- the kinds of charts

  function band(name, low, high, colour, opacity, stack) {
    const line = { type: "line", stack, stackStrategy: "all", symbol: "none", silent: true, lineStyle: { opacity: 0 } };
    return [
      { ...line, name: name + " (from)", data: low, areaStyle: { opacity: 0 } },
      { ...line, name, data: minusLow(high, low), color: colour, areaStyle: { color: colour, opacity }, itemStyle: { color: colour, opacity: 2 * opacity } },
    ];
  }
  function plainLine(series, colour, dashed) {
    return { type: "line", name: series.name, data: series.values, symbol: "none", color: colour,
      lineStyle: { width: 2, color: colour, type: dashed ? "dashed" : "solid" } };
  }
  const byWeek = (chart, width, names, drawn, lines) => {
    const top = legendHeight(names, width);
    const areas = names.map((name) => drawn.some((one) => one.name === name && one.areaStyle) ? { name, icon: "roundRect" } : { name });
    return {
      legend: legend(areas, width), grid: { left: 8, right: 22, top: top + 22, bottom: 36, containLabel: true },
      xAxis: weekAxis(chart), yAxis: valueAxis(chart.yTitle, chart.units, { ...above, min: (v) => v.min >= 0 && v.min < 0.6 * v.max ? 0 : undefined, ...shareEnds(chart) }),
      tooltip: tooltip("axis", (points) => tip(chart.x[points[0].dataIndex], lines(points[0].dataIndex))),
      series: drawn,
    };
  };

  function fan(chart, width) {
    const [p5, p25, p50, p75, p95, ...others] = chart.series;
    const wide = "90% of replications", half = "50% of replications", median = "median";
    const drawn = [...band(wide, p5.values, p95.values, colours[0], 0.18, "90"),
      ...band(half, p25.values, p75.values, colours[0], 0.32, "50"),
      { ...plainLine({ ...p50, name: median }, colours[0]), markLine: ruleOf(chart, "y") },
      ...others.map((series, i) => plainLine(series, colours[i + 1], true))];
    return byWeek(chart, width, [wide, half, median, ...others.map((series) => series.name)], drawn, (i) => [
      [median, shown(p50.values[i], chart.units)],
      ["half of replications", shown(p25.values[i], chart.units) + " to " + shown(p75.values[i], chart.units)],
      ["90% of replications", shown(p5.values[i], chart.units) + " to " + shown(p95.values[i], chart.units)],
      ...others.map((series) => [series.name, shown(series.values[i], chart.units)]),
    ]);
  }

  function lines(chart, width) {
    const drawn = [];
    chart.series.forEach((series, k) => {
      const colour = colours[k % colours.length];
      if (series.low) drawn.push(...band(series.name + " band", series.low, series.high, colour, 0.16, "band" + k));
      drawn.push({ ...plainLine(series, colour), markLine: k === 0 ? ruleOf(chart, "y") : undefined });
    });
    return byWeek(chart, width, chart.series.map((series) => series.name), drawn,
      (i) => chart.series.map((series) => [series.name, withInterval(series, i, chart.units)]));
  }

  // Rows from the top down, each with its name at the left.
  const rowAxis = (chart, width) => ({
    type: "category", data: chart.x, inverse: true, axisTick: { show: false }, axisLine: { lineStyle: { color: soft } },
    axisLabel: { color: ink, fontSize: 12, width: Math.max(80, Math.min(260, width * 0.36)), overflow: "truncate", interval: 0 },
  });
  const byRow = (chart, width, names, drawn) => ({
    legend: legend(names, width), grid: { left: 8, right: 26, top: legendHeight(names, width) + 6, bottom: 36, containLabel: true },
    xAxis: valueAxis(chart.yTitle, chart.units, { nameGap: 26, scale: false }), yAxis: rowAxis(chart, width),
    tooltip: tooltip("axis", (points) => {
      const i = points[0].dataIndex;
      return tip(chart.x[i], chart.series.map((series) => [series.name, withInterval(series, i, chart.units)]));
    }),
    series: drawn,
  });

  // A line from low to high with a mark at the value. The place of a row's series is shifted so that none hides another.
  function whisker(chart, k, colour, horizontal) {
    const series = chart.series[k], shift = (k - (chart.series.length - 1) / 2) * 9;
    return (params, api) => {
      const i = api.value(horizontal ? 1 : 3);
      const low = series.low ? series.low[i] : null, high = series.high ? series.high[i] : null;
      const at = (value) => horizontal ? api.coord([value, i]) : api.coord([api.value(0), value]);
      const middle = at(series.values[i]);
      if (horizontal) middle[1] += shift;
      const style = { stroke: colour, lineWidth: 2, fill: colour };
      const children = [{ type: "circle", shape: { cx: middle[0], cy: middle[1], r: 4.5 }, style }];
      if (low !== null && low !== undefined && high !== null) {
        const from = at(low), to = at(high);
        if (horizontal) { from[1] += shift; to[1] += shift; }
        const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 2 } });
        children.push(line(from[0], from[1], to[0], to[1]));
        for (const end of [from, to]) {
          children.push(horizontal ? line(end[0], end[1] - 4, end[0], end[1] + 4) : line(end[0] - 4, end[1], end[0] + 4, end[1]));
        }
      }
      return { type: "group", children };
    };
  }

  function intervals(chart, width) {
    const names = chart.series.length > 1 ? chart.series.map((series) => series.name) : [];
    const drawn = chart.series.map((series, k) => ({
      type: "custom", name: series.name, color: colours[k], renderItem: whisker(chart, k, colours[k], true), encode: { x: 0, y: 1 },
      data: series.values.map((value, i) => [value === null ? "-" : value, i]), markLine: k === 0 ? ruleOf(chart, "x") : undefined,
      clip: false,
    }));
    const option = byRow(chart, width, names, drawn);
    const values = chart.series.flatMap(reach).concat(chart.line ? [chart.line.at] : []);
    const low = Math.min(...values), high = Math.max(...values), margin = 0.06 * (high - low || Math.abs(high) || 1);
    option.xAxis = { ...option.xAxis, scale: true, min: () => low - margin, max: () => high + margin };
    option.xAxis.axisLabel = { ...option.xAxis.axisLabel, showMinLabel: false, showMaxLabel: false };
    if (chart.line) option.grid.top += 16;
    return option;
  }

  function bars(chart, width) {
    const names = chart.series.length > 1 ? chart.series.map((series) => series.name) : [];
    return byRow(chart, width, names, chart.series.map((series, k) => ({
      type: "bar", name: series.name, stack: series.stack || undefined, data: series.values, barMaxWidth: 22,
      itemStyle: { color: colours[k % colours.length], borderColor: "#ffffff", borderWidth: series.stack ? 1 : 0 },
      markLine: k === 0 ? ruleOf(chart, "x") : undefined,
    })));
  }

  // A day's square; below a certain size the calendar is scrolled rather than shrunk.
  const smallestCalendar = 600;
  const cellOf = (width) => Math.min(16, (width - 60) / 54);
  function calendar(chart, width) {
    const series = chart.series[0];
    const years = [...new Set(chart.x.map((day) => day.slice(0, 4)))];
    const cell = cellOf(width), tall = 7 * cell + 46;
    return {
      tooltip: tooltip("item", (point) => tip(point.value[0], [["", shown(point.value[1], chart.units)]])),
      visualMap: { min: 0, max: Math.max(...series.values.filter((value) => value !== null), 1e-9), orient: "horizontal", left: 0, top: 0,
        itemHeight: 120, itemWidth: 12, textStyle: { ...text, fontSize: 12 }, text: [shown(Math.max(...series.values, 0), chart.units) + " of replications", shown(0, chart.units)],
        inRange: { color: ["#eef3f7", "#f3c58b", "#c24e00", "#6e1400"] }, calculable: false },
      calendar: years.map((year, k) => ({
        top: 52 + k * tall, left: 44, cellSize: [cell, cell], range: year, yearLabel: { show: true, color: ink, fontSize: 13, margin: 26 },
        dayLabel: { firstDay: 1, nameMap: ["S", "M", "T", "W", "T", "F", "S"], color: soft, fontSize: 10 },
        monthLabel: { color: soft, fontSize: 11 }, itemStyle: { color: "#ffffff", borderColor: rule }, splitLine: { lineStyle: { color: soft, width: 1 } },
      })),
      series: years.map((year, k) => ({
        type: "heatmap", coordinateSystem: "calendar", calendarIndex: k,
        data: chart.x.map((day, i) => [day, series.values[i]]).filter(([day, value]) => day.startsWith(year) && value !== null),
      })),
    };
  }

  function scatter(chart, width) {
    const drawn = chart.series.map((series, k) => ({
      type: "custom", name: series.name, color: colours[k], renderItem: whisker(chart, k, colours[k], false), clip: false,
      encode: { x: 0, y: 1 }, data: series.values.map((value, i) => [series.along[i] === null ? "-" : series.along[i], value === null ? "-" : value, chart.x[i], i]),
      markLine: k === 0 ? ruleOf(chart, "y") : undefined,
    }));
    const labels = chart.x.length > 14 ? [] : chart.series.map((series, k) => ({
      type: "scatter", name: series.name + " names", symbolSize: 1, silent: true, color: colours[k],
      data: series.values.map((value, i) => [series.along[i], value]), labelLayout: { moveOverlap: "shiftY", hideOverlap: true },
      label: { show: true, position: "right", distance: 8, color: ink, fontSize: 12, formatter: (point) => chart.x[point.dataIndex] },
    }));
    const names = chart.series.length > 1 ? chart.series.map((series) => series.name) : [];
    const values = chart.series.flatMap(reach).concat(chart.line ? [chart.line.at] : []);
    const along = chart.series.flatMap((series) => series.along).filter((value) => value !== null);
    const span = (list) => { const low = Math.min(...list), high = Math.max(...list), more = 0.08 * (high - low || Math.abs(high) || 1); return { min: low - more, max: high + more }; };
    const edges = { showMinLabel: false, showMaxLabel: false };
    const x = valueAxis(chart.xTitle, "GBP", { nameGap: 28, ...span(along) }), y = valueAxis(chart.yTitle, chart.units, { ...above, ...span(values) });
    Object.assign(x.axisLabel, edges); Object.assign(y.axisLabel, edges);
    if (chart.units === "share" && y.max > 1) Object.assign(y, { max: Math.max(1, ...values) }).axisLabel.showMaxLabel = true;
    x.max += 0.12 * (x.max - x.min);  // room for the last name
    return {
      legend: legend(names, width), grid: { left: 8, right: 22, top: legendHeight(names, width) + 22, bottom: 36, containLabel: true }, xAxis: x, yAxis: y,
      tooltip: tooltip("item", (point) => tip(chart.x[point.value[3]],
        [["cost", shown(point.value[0], "GBP")], [chart.yTitle, withInterval(chart.series[point.seriesIndex], point.value[3], chart.units)]])),
      series: [...drawn, ...labels],
    };
  }

  const options = { fan, lines, intervals, bars, calendar, scatter };

  // ---- drawing

  const drawn = new Map();  // box -> chart
  function heightOf(chart, width) {
    const legendRows = legendHeight(chart.series.map((series) => series.name), width);
    if (chart.kind === "calendar") {
      const years = new Set(chart.x.map((day) => day.slice(0, 4))).size;
      return 60 + years * (7 * cellOf(width) + 46);
    }
    if (chart.kind === "intervals") return legendRows + 70 + chart.x.length * Math.max(26, 11 * chart.series.length + 12);
    if (chart.kind === "bars") {
      const stacked = chart.series.some((series) => series.stack);
      return legendRows + 60 + chart.x.length * (stacked ? 34 : 16 + 16 * chart.series.length);
    }
    return width < 480 ? 300 : 360;
  }
  function draw(box, room) {
    const chart = dataOf(box);
    const width = chart.kind === "calendar" ? Math.max(room, smallestCalendar) : room;
    chart.x = chart.x.map((name) => name === "" ? "(none)" : name);
    const height = heightOf(chart, width);
    if (drawn.has(box)) drawn.get(box).dispose();
    box.style.height = height + "px";
    const made = globalThis.echarts.init(box, null, { renderer: "svg", width, height });
    made.setOption({ animation: false, textStyle: text, ...options[chart.kind](chart, width) });
    const svg = box.querySelector("svg");
    if (svg) { svg.setAttribute("viewBox", "0 0 " + width + " " + height); svg.setAttribute("aria-hidden", "true"); }
    drawn.set(box, made);
    box.dataset.width = room;
  }
  const isVisible = (box) => box.offsetParent !== null;
  function drawVisible() {
    for (const box of all(".chart")) {
      const width = Math.floor(box.clientWidth);
      if (!isVisible(box) || width < 40 || Number(box.dataset.width) === width) continue;
      try {
        draw(box, width);
      } catch (failed) {
        box.style.height = "auto";
        box.textContent = "The chart could not be drawn; its figures are in the table.";
        console.error(failed);
      }
    }
    document.documentElement.dataset.drawn = "yes";
  }

  // ---- choosing

  const distinct = (boxes, key) => [...new Set(boxes.map((box) => box.dataset[key]).filter((name) => name !== undefined))];
  function choiceOf(section, bar, boxes, key, word, changed) {
    const names = distinct(boxes, key);
    if (names.length < 2) return () => names[0];
    const label = element("label", word[0].toUpperCase() + word.slice(1), bar);
    const select = element("select", undefined, label);
    for (const name of names) element("option", name, select).value = name;
    select.addEventListener("change", changed);
    return () => select.value;
  }
  function offerChoice(section) {
    const boxes = all(".exhibit", section).filter((box) => box.dataset.scenario !== undefined || box.dataset.of !== undefined);
    if (boxes.length < 2) return;
    const bar = document.createElement("div");
    bar.className = "choice";
    const show = () => {
      for (const box of boxes) {
        const scenario = box.dataset.scenario === undefined || box.dataset.scenario === chosenScenario();
        box.hidden = !(scenario && (box.dataset.of === undefined || box.dataset.of === chosenOf()));
      }
    };
    const changed = () => { show(); drawVisible(); };
    const chosenScenario = choiceOf(section, bar, boxes, "scenario", "scenario", changed);
    const chosenOf = choiceOf(section, bar, boxes, "of", section.dataset.ofWhat || "of", changed);
    if (!bar.firstChild) return;
    boxes[0].before(bar);
    show();
  }

  // ---- the page

  document.documentElement.classList.add("scripted");
  all("section").forEach(offerChoice);
  for (const details of all("details")) details.open = false;
  // On paper nothing can be unfolded: what the figures rest on is printed whole.
  const folded = new Set();
  window.addEventListener("beforeprint", () => {
    for (const details of all("#assumptions details, #study details")) {
      if (!details.open) { folded.add(details); details.open = true; }
    }
  });
  window.addEventListener("afterprint", () => { for (const details of folded) details.open = false; folded.clear(); });
  let waiting = 0;
  window.addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(drawVisible, 120); });
  requestAnimationFrame(() => setTimeout(drawVisible, 0));
})();
