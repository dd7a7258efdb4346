// Charts, each with the table of its numbers behind it.
import {html, nothing, uPlot} from './lib.js';
import {table} from './parts.js';

const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/**
 * Bars over time, stacked, and if wished a line over them to compare with. Draws itself again when its place changes
 * its width or the colours change.
 *
 * @param label what is counted
 * @param times start of each bar, in unix seconds
 * @param series [{name, values}], each as long as times
 * @param print a value as text
 * @param before the sums of an earlier time, {name, values}, or null
 */
export function bars({label, times, series, print, before = null}) {
  const rows = times.map((at, i) => ({at, values: series.map(each => each.values[i]), before: before?.values[i] ?? 0}));
  const sum = row => row.values.reduce((all, each) => all + each, 0);
  const day = at => new Date(at * 1000).toLocaleDateString('en', {
    month: 'short', day: 'numeric', timeZone: 'UTC',
  });
  return html`<figure class="chart">
    <kinora-bars .plot=${{label, times, series, print, day, before}}></kinora-bars>
    <figcaption>${series.map((each, i) => html`<span class="key"><i class="s${i % 6}"></i>${each.name}</span>`)}
      ${before ? html`<span class="key"><i class="before"></i>${before.name}</span>` : nothing}</figcaption>
    <details><summary>Table</summary>${table(label, [
      ['Day (UTC)', row => day(row.at), 'whole'],
      ...series.map((each, i) => [each.name, row => print(row.values[i]), 'number']),
      ...(series.length > 1 ? [['All', row => print(sum(row)), 'number']] : []),
      ...(before ? [[before.name, row => print(row.before), 'number']] : []),
    ], rows)}</details>
  </figure>`;
}

class Bars extends HTMLElement {
  #plot = null;
  #drawn = null;
  #watch = new ResizeObserver(() => this.#draw());
  #scheme = matchMedia('(prefers-color-scheme: dark)');
  #redraw = () => this.#draw();

  set plot(value) {
    this.#plot = value;
    if (this.isConnected) this.#draw();
  }

  connectedCallback() {
    this.setAttribute('role', 'img');
    this.#watch.observe(this);
    this.#scheme.addEventListener('change', this.#redraw);
    addEventListener('theme', this.#redraw);
  }

  disconnectedCallback() {
    this.#watch.disconnect();
    this.#scheme.removeEventListener('change', this.#redraw);
    removeEventListener('theme', this.#redraw);
    this.#drawn?.destroy();
    this.#drawn = null;
  }

  #draw() {
    const width = Math.floor(this.clientWidth);
    if (!this.#plot || width === 0) return;
    const {label, times, series, print, day, before} = this.#plot;
    this.setAttribute('aria-label', `${label}; the table below has the numbers`);
    this.#drawn?.destroy();
    // Stacked: the tallest is drawn first, and each of the others over it.
    const sums = series.map((_, i) => times.map((__, t) => series.slice(0, i + 1).reduce((sum, each) => sum + each.values[t], 0)));
    const axis = {stroke: token('--quiet'), grid: {stroke: token('--line'), width: 1}, ticks: {show: false}, font: '12px system-ui'};
    const top = Math.max(0, ...(sums.at(-1) ?? []), ...(before?.values ?? []));
    this.#drawn = new uPlot({
      width, height: 220, legend: {show: false}, cursor: {drag: {x: false, y: false}, points: {show: false}},
      scales: {x: {time: false, range: [-0.6, times.length - 0.4]}, y: {range: [0, top > 0 ? top * 1.12 : 1]}},
      axes: [
        {...axis, size: 30, grid: {show: false}, splits: () => ticks(times.length, width), values: (_, at) => at.map(i => day(times[i]))},
        {...axis, size: 64, values: (_, at) => at.map(print)},
      ],
      series: [{}, ...series.map((each, i) => ({
        label: each.name, fill: token(`--s${(series.length - 1 - i) % 6}`), stroke: 'transparent', width: 0,
        paths: uPlot.paths.bars({size: [0.7, 40], radius: 0.15}), points: {show: false},
      })), ...(before ? [{label: before.name, stroke: token('--text'), width: 1.5, dash: [5, 4], points: {show: false}}] : [])],
    }, [times.map((_, i) => i), ...sums.slice().reverse(), ...(before ? [before.values] : [])], this);
  }
}

function ticks(count, width) {
  const step = Math.max(1, Math.ceil(count / Math.max(2, Math.floor(width / 90))));
  return Array.from({length: Math.ceil(count / step)}, (_, i) => i * step);
}

customElements.define('kinora-bars', Bars);
