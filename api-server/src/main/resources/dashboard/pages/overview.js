import {get, optional, query} from '../api.js';
import {bars} from '../chart.js';
import {html, nothing} from '../lib.js';
import {card, duration, empty, figure, money, number} from '../parts.js';

const DAY = 86400;
const SPANS = [7, 14, 30, 90];
const GROUPS = [['model', 'by model'], ['project_id', 'by project'], ['api_key_id', 'by key']];
const SHOWN = 5;

const midnight = seconds => Math.floor(seconds / DAY) * DAY;
const seconds = each => Number(each.seconds ?? 0);
const spent = each => Number(each.amount?.value ?? 0);
const total = (bucket, of) => bucket.results.reduce((sum, each) => sum + of(each), 0);
const sum = (buckets, of) => buckets.reduce((all, bucket) => all + total(bucket, of), 0);

function percentile(sorted, share) {
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] : null;
}

/** The groups, those with most seconds first. */
function groups(buckets, name) {
  const totals = new Map();
  for (const bucket of buckets) for (const each of bucket.results) totals.set(name(each), (totals.get(name(each)) ?? 0) + seconds(each));
  return [...totals].sort((a, b) => b[1] - a[1]).map(([key]) => key);
}

/** Values by group over the days, the first groups and the rest together. A group has one colour in all charts. */
function series(buckets, names, name, of) {
  const shown = names.length > SHOWN + 1 ? names.slice(0, SHOWN) : names;
  const valuesOf = belongs => buckets.map(bucket => bucket.results.filter(belongs).reduce((all, each) => all + of(each), 0));
  const all = shown.map(key => ({name: key, values: valuesOf(each => name(each) === key)}));
  if (shown.length < names.length) all.push({name: 'others', values: valuesOf(each => !shown.includes(name(each)))});
  return all;
}

export default function overview(app) {
  const now = Math.floor(Date.now() / 1000);
  let group = 'model';
  let days = 14;
  let found = {};
  let balance = null;
  let keys = [];
  let recent = [];

  const buckets = async (path, from, until, by) => (await optional(
    get(`${path}${query({start_time: from, end_time: until, bucket_width: '1d', limit: days, 'group_by[]': by})}`)))?.data ?? null;

  /** Seconds and spend of the days, by group, and of as many days before, together. */
  async function loadUsage() {
    if (!app.may('usage:read')) return;
    const end = midnight(now) + DAY;
    const start = end - days * DAY;
    const costGroup = group === 'model' ? 'line_item' : group;
    const [usage, usageBefore, costs, costsBefore] = await Promise.all([
      buckets('/organization/usage/videos', start, end, group),
      buckets('/organization/usage/videos', start - days * DAY, start),
      buckets('/organization/costs', start, end, costGroup),
      buckets('/organization/costs', start - days * DAY, start),
    ]);
    found = {usage, usageBefore, costs, costsBefore};
  }
  async function load() {
    const ofKeys = project => get(`/organization/projects/${project.id}/api_keys${query({limit: 100})}`).then(answer => answer.data, () => []);
    [, balance, recent, keys] = await Promise.all([
      loadUsage(),
      app.may('billing:read') ? optional(get('/organization/billing/balance')) : null,
      app.project && app.may('videos:read') ? get('/videos?limit=100').then(answer => answer.data) : [],
      app.may('api_keys:read') ? Promise.all(app.projects.map(ofKeys)).then(lists => lists.flat()) : [],
    ]);
  }
  async function choose(what) {
    what();
    await loadUsage();
    app.draw();
  }
  /** What a result is grouped under, as people call it; a line item is a model, a comma and a tier. */
  function label(each) {
    if (group === 'model') return each.model ?? each.line_item?.split(', ')[0] ?? 'all';
    const known = group === 'project_id' ? app.projects : keys;
    const id = each[group];
    return known.find(one => one.id === id)?.name ?? id ?? 'all';
  }
  function compared(current, previous) {
    if (!previous) return nothing;
    const change = (current - previous) / previous * 100;
    return `${change >= 0 ? '+' : '−'}${number(Math.abs(change))} % on the ${days} days before`;
  }
  /** At the pace of these days. */
  function lasts(paid) {
    if (!balance || !paid) return nothing;
    const left = Math.round(Number(balance.available) / (paid / days));
    return `lasts about ${left === 1 ? 'a day' : `${number(left)} days`} at this pace`;
  }
  function figures() {
    const made = found.usage ? sum(found.usage, seconds) : null;
    const paid = found.costs ? sum(found.costs, spent) : null;
    const ended = recent.filter(each => ['completed', 'failed'].includes(each.status) && each.error?.code !== 'cancelled');
    const good = ended.filter(each => each.status === 'completed').length;
    const waits = recent.filter(each => each.started_at).map(each => each.started_at - each.created_at).sort((a, b) => a - b);
    return html`<dl class="figures">
      ${made === null ? nothing : figure('Seconds made', number(made), found.usageBefore ? compared(made, sum(found.usageBefore, seconds)) : nothing)}
      ${paid === null ? nothing : figure('Spent', money(paid.toFixed(2)), found.costsBefore ? compared(paid, sum(found.costsBefore, spent)) : nothing)}
      ${balance ? figure('Balance', money(balance.available), lasts(paid)) : nothing}
      ${figure('Succeeded', ended.length ? `${number(good / ended.length * 100)} %` : '–', `of the last ${ended.length} in this project`)}
      ${figure('Waited', waits.length ? duration(percentile(waits, 0.5)) : '–', waits.length ? `half of them; p95 ${duration(percentile(waits, 0.95))}` : nothing)}
    </dl>`;
  }
  function chart(title, data, before, of, print) {
    if (!data) return nothing;
    return card(title, sum(data, of) > 0
      ? bars({
        label: title, times: data.map(each => each.start_time), series: series(data, groups(found.usage, label), label, of), print,
        before: before && sum(before, of) > 0 ? {name: `${days} days before`, values: before.map(each => total(each, of))} : null,
      })
      : empty('Nothing in these days', 'Videos show here as soon as they are done.', html`<a class="button" href="#/playground">Make one</a>`));
  }
  const select = (name, options, current, pick) => html`<select aria-label=${name} @change=${event => choose(() => pick(event.target.value))}>
    ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === current}>${text}</option>`)}</select>`;
  function view() {
    return html`
      ${found.usage ? html`<div class="row filters">
        ${select('Days', SPANS.map(each => [each, `Last ${each} days`]), days, value => { days = Number(value); })}
        ${select('Group by', GROUPS, group, value => { group = value; })}
      </div>` : nothing}
      ${figures()}
      ${chart('Seconds of video a day', found.usage, found.usageBefore, seconds, value => number(value))}
      ${chart('Spend a day, USD', found.costs, found.costsBefore, spent, value => money(Number(value).toFixed(2)))}`;
  }
  return {title: 'Overview', load, view};
}
overview.entry = {label: 'Overview'};
