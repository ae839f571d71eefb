/* The report with scripts: filters by kind, search, the record of a figure at a click, keys, light and dark, series as charts.
 * Everything that is shown stands in the page already; text is only ever moved as text. */
(function () {
  'use strict';
  var KINDS = ['money', 'percent', 'index', 'date', 'time', 'duration', 'recurrence', 'quantity', 'count', 'ordinal', 'ratio', 'multiple', 'number'];
  var bar = document.getElementById('bar'), panel = document.getElementById('record');
  var figures = Array.prototype.slice.call(document.querySelectorAll('a.fig'));
  var rows = Array.prototype.slice.call(document.querySelectorAll('.figures tbody tr'));
  var facts = Array.prototype.slice.call(document.querySelectorAll('.facts tbody tr'));
  var off = {}, chosen = null, query = '', charts = [];

  function make(tag, properties, parent) {
    var element = document.createElement(tag);
    Object.keys(properties || {}).forEach(function (key) {
      if (key in element) element[key] = properties[key];
      else element.setAttribute(key, properties[key]);
    });
    if (parent) parent.appendChild(element);
    return element;
  }
  function kindOf(element) {
    return KINDS.find(function (kind) { return element.classList.contains(kind); });
  }
  function rowOf(figure) {
    return document.getElementById(figure.getAttribute('href').slice(1));
  }

  /* ---- filters ---- */
  var found = null;
  function holds(text) {
    return !query || text.toLowerCase().indexOf(query) >= 0;
  }
  function filter() {
    var shown = 0;
    rows.forEach(function (row) {
      row.hidden = !!off[kindOf(row)] || !holds(row.textContent);
      if (!row.hidden) shown++;
    });
    facts.forEach(function (row) { row.hidden = !holds(row.textContent); });
    figures.forEach(function (figure) {
      var row = rowOf(figure);
      figure.classList.toggle('off', row ? row.hidden : false);
    });
    if (found) found.textContent = query || Object.keys(off).some(function (k) { return off[k]; }) ? shown + ' of ' + rows.length : '';
  }
  function addKinds() {
    KINDS.forEach(function (kind) {
      var count = rows.filter(function (row) { return row.classList.contains(kind); }).length;
      if (!count) return;
      var button = make('button', {type: 'button', className: kind, textContent: kind + ' ' + count}, bar);
      button.setAttribute('aria-pressed', 'true');
      button.addEventListener('click', function () {
        off[kind] = !off[kind];
        button.setAttribute('aria-pressed', String(!off[kind]));
        filter();
      });
    });
  }

  /* ---- the record ---- */
  function close() {
    panel.hidden = true;
    if (chosen) { chosen.classList.remove('chosen'); chosen.focus(); }
    chosen = null;
  }
  function open(figure) {
    var row = rowOf(figure);
    if (!row) return;
    if (chosen) chosen.classList.remove('chosen');
    chosen = figure;
    figure.classList.add('chosen');
    panel.replaceChildren();
    make('button', {type: 'button', textContent: 'Close'}, panel).addEventListener('click', close);
    make('h4', {textContent: figure.textContent}, panel);
    var list = panel.appendChild(row.querySelector('dl').cloneNode(true));
    facts.forEach(function (fact) {
      if (fact.dataset.figures.split(' ').indexOf(row.id) < 0) return;
      make('dt', {textContent: 'fact'}, list);
      make('dd', {textContent: fact.cells[0].textContent + ', ' + fact.cells[1].textContent}, list);
      if (!fact.cells[7].textContent) return;
      make('dt', {textContent: 'derived'}, list);
      make('dd', {textContent: fact.cells[7].textContent}, list);
    });
    make('a', {href: '#' + row.id, textContent: 'In the table'}, panel);
    panel.hidden = false;
  }
  function step(by) {
    var visible = figures.filter(function (figure) { return !figure.classList.contains('off'); });
    if (!visible.length) return;
    var at = visible.indexOf(chosen || document.activeElement);
    var next = visible[at < 0 ? (by > 0 ? 0 : visible.length - 1) : (at + by + visible.length) % visible.length];
    next.scrollIntoView({block: 'center'});
    next.focus({preventScroll: true});
    open(next);
  }

  /* ---- light and dark ---- */
  function isDark() {
    var theme = document.documentElement.getAttribute('data-theme');
    return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }
  function toggleTheme() {
    document.documentElement.setAttribute('data-theme', isDark() ? 'light' : 'dark');
    draw();
  }

  /* ---- series ---- */
  function seriesOf() {
    var all = new Map();
    facts.forEach(function (row) {
      var name = row.dataset.series, x = Date.parse(row.dataset.x) / 1000, y = Number(row.dataset.y);
      if (!name || !isFinite(x) || !isFinite(y)) return;
      if (!all.has(name)) all.set(name, new Map());
      all.get(name).set(x, y); /* of several documents the last one */
    });
    return Array.from(all.entries()).filter(function (entry) { return entry[1].size > 1; });
  }
  /* Room for the widest label, so that none is cut. */
  function labelWidth(plot, labels, which) {
    plot.ctx.font = plot.axes[which].font[0];
    var widest = (labels || []).reduce(function (most, label) { return Math.max(most, plot.ctx.measureText(label).width); }, 0);
    return Math.max(50, Math.ceil(widest / devicePixelRatio) + 20);
  }
  function drawOne(place, points) {
    var style = getComputedStyle(document.documentElement), ink = style.getPropertyValue('--ink').trim();
    var line = style.getPropertyValue('--line').trim(), link = style.getPropertyValue('--link').trim();
    var xs = Array.from(points.keys()).sort(function (a, b) { return a - b; });
    var axis = {stroke: ink, grid: {stroke: line}, ticks: {stroke: line}};
    return new uPlot({
      width: Math.max(place.clientWidth - 4, 200), height: 240, legend: {show: true},
      axes: [Object.assign({}, axis), Object.assign({size: labelWidth}, axis)],
      series: [{value: function (u, v) { return v == null ? '' : new Date(v * 1000).toISOString().slice(0, 10); }},
               {label: 'value', stroke: link, width: 2, points: {show: true}}]
    }, [xs, xs.map(function (x) { return points.get(x); })], place);
  }
  function draw() {
    var section = document.getElementById('series'), all = seriesOf();
    charts.forEach(function (chart) { chart.destroy(); });
    charts = [];
    section.replaceChildren();
    section.hidden = !all.length;
    if (!all.length) return;
    make('h2', {textContent: 'Series'}, section);
    all.forEach(function (entry) {
      var box = make('div', {className: 'chart'}, section);
      make('h4', {textContent: entry[0]}, box);
      charts.push(drawOne(make('div', {role: 'img', 'aria-label': entry[0] + ': ' + entry[1].size + ' values'}, box), entry[1]));
    });
  }

  /* ---- start ---- */
  addKinds();
  var search = make('input', {type: 'search', placeholder: 'Search'}, bar);
  search.setAttribute('aria-label', 'Search figures and facts');
  search.addEventListener('input', function () { query = search.value.trim().toLowerCase(); filter(); });
  found = make('span', {className: 'found'}, bar);
  found.setAttribute('role', 'status');
  make('button', {type: 'button', textContent: 'Light / dark', title: 'key: t'}, bar).addEventListener('click', toggleTheme);
  make('span', {className: 'found', textContent: 'Keys: n next, p previous, / search, t light or dark, Esc closes'}, bar);
  panel.setAttribute('role', 'region');
  panel.setAttribute('aria-live', 'polite');
  panel.setAttribute('aria-label', 'Record of the figure');
  document.addEventListener('click', function (event) {
    var figure = event.target.closest ? event.target.closest('a.fig') : null;
    if (!figure || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(figure);
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') { if (document.activeElement === search) search.blur(); close(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    if (event.key === 'n') step(1);
    else if (event.key === 'p') step(-1);
    else if (event.key === 't') toggleTheme();
    else if (event.key === '/') { event.preventDefault(); search.focus(); }
  });
  var waiting = 0;
  addEventListener('resize', function () { clearTimeout(waiting); waiting = setTimeout(draw, 150); });
  draw();
})();
