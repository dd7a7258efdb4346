import {get, optional} from '../api.js';
import {html, nothing} from '../lib.js';
import {ago, badge, card, empty, figure, money, number, table} from '../parts.js';

const EVERY_MS = 3000;

export default function limits(app) {
  let found = null;
  let capacity = null;
  let timer = 0;
  let closed = false;

  async function load() {
    [found, capacity] = await Promise.all([
      app.project ? optional(get('/limits')) : null,
      optional(get('/capacity')),
    ]);
    clearTimeout(timer);
    if (!closed) timer = setTimeout(() => load().then(app.draw, () => {}), EVERY_MS);
  }
  const amount = (each, value) => {
    if (each.unit === 'micro_usd') return money((value / 1e6).toFixed(2));
    return each.unit === 'milliseconds' ? `${number(value / 1000, 1)} s` : number(value, 1);
  };
  const used = each => html`<span class="row tight"><meter min="0" max=${each.limit} value=${each.used} high=${each.limit * 0.8} aria-label="${each.name}"></meter>
    ${amount(each, each.used)} of ${amount(each, each.limit)}</span>`;
  function start(tier) {
    const p50 = tier.estimated_start_at?.p50 ?? tier.estimated_start_at;
    if (typeof p50 !== 'number') return 'not known';
    return p50 <= Date.now() / 1000 ? 'at once' : ago(p50);
  }
  function view() {
    const slots = Object.entries(capacity?.slots ?? {});
    return html`
      ${card('Your limits', found?.data?.length
        ? table('Limits', [
          ['Limit', each => each.model ? `${each.name} ${each.model}, a minute` : each.name.replaceAll('_', ' ')], ['Of', each => each.scope ?? 'organization'],
          ['Used', used], ['Resets', each => each.resets_at && each.used > 0 ? ago(Math.max(each.resets_at, Date.now() / 1000)) : '–'],
        ], found.data)
        : empty('No limits', 'Nothing is limited for this project.'))}
      ${capacity ? card('Capacity', html`
        ${slots.length ? html`<dl class="figures">${slots.map(([state, count]) => figure(state.replaceAll('_', ' '), count))}</dl>` : nothing}
        ${table('Service tiers', [
          ['Tier', each => each.service_tier], ['Share when all wait', each => `${number(each.share * 100)} %`, 'number'],
          ['A new video would start', start],
        ], capacity.tiers)}`, capacity.state ? badge(capacity.state) : nothing) : nothing}`;
  }
  return {title: 'Limits and capacity', load, view, close: () => { closed = true; clearTimeout(timer); }};
}
limits.entry = {label: 'Limits'};
