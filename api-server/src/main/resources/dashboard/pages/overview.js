import {get, optional, query} from '../api.js';
import {bars} from '../chart.js';
import {html, nothing} from '../lib.js';
import {card, duration, empty, figure, money, number} from '../parts.js';

const DAY = 86400;
const DAYS = 14;

const midnight = seconds => Math.floor(seconds / DAY) * DAY;
const sum = (buckets, of) => buckets.reduce((all, bucket) => all + bucket.results.reduce((part, each) => part + of(each), 0), 0);
const seconds = each => Number(each.seconds ?? each.num_seconds ?? 0);
const spent = each => Number(each.amount?.value ?? 0);

function percentile(sorted, share) {
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] : null;
}

/** Values by group over the days, the largest groups first and the rest together. */
function series(buckets, name, of) {
  const totals = new Map();
  for (const bucket of buckets) for (const each of bucket.results) totals.set(name(each), (totals.get(name(each)) ?? 0) + of(each));
  const names = [...totals].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  const shown = names.length > 6 ? [...names.slice(0, 5), 'others'] : names;
  return shown.map(key => ({
    name: key ?? 'all',
    values: buckets.map(bucket => bucket.results
      .filter(each => key === 'others' ? !shown.includes(name(each)) : name(each) === key)
      .reduce((all, each) => all + of(each), 0)),
  }));
}

export default function overview(app) {
  const now = Math.floor(Date.now() / 1000);
  const start = midnight(now) - (DAYS - 1) * DAY;
  let group = 'model';
  let usage = null;
  let before = null;
  let costs = null;
  let balance = null;
  let recent = [];

  const buckets = async (path, from, until, by) => (await optional(
    get(`${path}${query({start_time: from, end_time: until, bucket_width: '1d', limit: DAYS, 'group_by[]': by})}`)))?.data ?? null;

  async function load() {
    const usagePath = '/organization/usage/videos';
    [usage, before, costs, balance, recent] = await Promise.all([
      app.may('usage:read') ? buckets(usagePath, start, midnight(now) + DAY, group) : null,
      app.may('usage:read') ? buckets(usagePath, start - DAYS * DAY, start) : null,
      app.may('usage:read') ? buckets('/organization/costs', start, midnight(now) + DAY) : null,
      app.may('billing:read') ? optional(get('/organization/billing/balance')) : null,
      app.project && app.may('videos:read') ? get('/videos?limit=100').then(answer => answer.data) : [],
    ]);
  }
  async function choose(value) {
    group = value;
    await load();
    app.draw();
  }
  const label = each => (group === 'model' ? each.model : group === 'project_id' ? app.projects.find(p => p.id === each.project_id)?.name ?? each.project_id : each.api_key_id) ?? 'all';

  function compared(current, previous) {
    if (!previous) return nothing;
    const change = (current - previous) / previous * 100;
    return `${change >= 0 ? '+' : '−'}${number(Math.abs(change))} % on the ${DAYS} days before`;
  }
  /** At the pace of these days. */
  function lasts(total) {
    if (!balance || total <= 0) return nothing;
    const days = Math.round(Number(balance.available) / (total / DAYS));
    return `lasts about ${days === 1 ? 'a day' : `${number(days)} days`} at this pace`;
  }
  function figures() {
    const total = usage ? sum(usage, seconds) : null;
    const paid = costs ? sum(costs, spent) : null;
    const ended = recent.filter(each => ['completed', 'failed'].includes(each.status) && each.error?.code !== 'cancelled');
    const good = ended.filter(each => each.status === 'completed').length;
    const waits = recent.filter(each => each.started_at).map(each => each.started_at - each.created_at).sort((a, b) => a - b);
    return html`<dl class="figures">
      ${total === null ? nothing : figure('Seconds made', number(total), before ? compared(total, sum(before, seconds)) : nothing)}
      ${paid === null ? nothing : figure('Spent', money(paid.toFixed(2)))}
      ${balance ? figure('Balance', money(balance.available), lasts(paid)) : nothing}
      ${figure('Succeeded', ended.length ? `${number(good / ended.length * 100)} %` : '–', `of the last ${ended.length} in this project`)}
      ${figure('Waited', waits.length ? duration(percentile(waits, 0.5)) : '–', waits.length ? `p95 ${duration(percentile(waits, 0.95))}` : nothing)}
    </dl>`;
  }
  function chart(title, data, of, print, name, extra) {
    if (!data) return nothing;
    const any = sum(data, of) > 0;
    return card(title, any ? bars({label: title, times: data.map(each => each.start_time), series: series(data, name, of), print})
      : empty('Nothing in these days', 'Videos show here as soon as they are done.', html`<a class="button" href="#/playground">Make one</a>`), extra);
  }
  function view() {
    return html`
      ${figures()}
      ${chart(`Seconds of video a day, last ${DAYS} days`, usage, seconds, value => number(value), label, html`
        <select aria-label="Group by" @change=${event => choose(event.target.value)}>
          ${[['model', 'by model'], ['project_id', 'by project'], ['api_key_id', 'by key']].map(([value, text]) =>
            html`<option value=${value} ?selected=${value === group}>${text}</option>`)}
        </select>`)}
      ${chart('Spend a day, USD', costs, spent, value => money(Number(value).toFixed(2)), () => 'spend')}`;
  }
  return {title: 'Overview', load, view};
}
overview.entry = {label: 'Overview'};
