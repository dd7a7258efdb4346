import {get, optional, post, query, remove} from '../api.js';
import {html, nothing} from '../lib.js';
import {badge, card, empty, field, figure, money, number, short, table, time, toast, values} from '../parts.js';

export default function billing(app, [returned]) {
  let balance = null;
  let entries = {data: [], has_more: false};
  let purchases = {data: []};
  let topUp = null;
  let limit = null;
  let alerts = null;
  let limits = [];
  let timer = 0;
  let looks = returned === 'paid' ? 60 : 0;
  const writes = app.may('billing:write');

  async function load() {
    [balance, entries, purchases, topUp, limit, alerts, limits] = await Promise.all([
      get('/organization/billing/balance'),
      get(`/organization/billing/entries${query({limit: 50})}`),
      get(`/organization/billing/purchases${query({limit: 20})}`),
      optional(get('/organization/billing/auto_top_up')),
      optional(get('/organization/spend_limit')),
      optional(get('/organization/spend_alerts?limit=100')),
      Promise.all(app.projects.map(each => optional(get(`/organization/projects/${each.id}/spend_limit`)).then(found => ({project: each, limit: found})))),
    ]);
    // Whoever comes back from paying sees the credit arrive.
    if (looks-- > 0 && purchases.data[0]?.status === 'pending') timer = setTimeout(() => load().then(app.draw, () => {}), 1000);
  }
  async function act(what, done) {
    try {
      await what();
      if (done) toast(done);
      await load();
    } catch (error) {
      toast(error.message, true);
    }
    app.draw();
  }
  async function buy(event) {
    event.preventDefault();
    const {amount, kind} = values(event.target);
    const here = `${location.origin}/dashboard/`;
    try {
      const purchase = await post('/organization/billing/checkout_sessions', {
        amount, kind, success_url: `${here}#/billing/paid`, cancel_url: `${here}#/billing`,
      });
      location.assign(purchase.url);
    } catch (error) {
      toast(error.message, true);
    }
  }
  async function portal() {
    try {
      location.assign((await post('/organization/billing/portal_sessions', {return_url: `${location.origin}/dashboard/#/billing`})).url);
    } catch (error) {
      toast(error.message, true);
    }
  }
  async function more() {
    const page = await get(`/organization/billing/entries${query({limit: 50, after: entries.data.at(-1).id})}`);
    entries = {data: [...entries.data, ...page.data], has_more: page.has_more};
    app.draw();
  }
  function saveTopUp(event) {
    event.preventDefault();
    const {enabled, ...amounts} = values(event.target);
    return act(() => post('/organization/billing/auto_top_up', {enabled: enabled === 'on', ...amounts}), 'Saved.');
  }
  function saveLimit(event) {
    event.preventDefault();
    const {subject, monthly_limit} = values(event.target);
    const path = `/organization${subject ? `/projects/${subject}` : ''}/spend_limit`;
    return act(() => monthly_limit ? post(path, monthly(monthly_limit)) : remove(path), 'Saved.');
  }
  function addAlert(event) {
    event.preventDefault();
    const {threshold, recipients} = values(event.target);
    const channel = {type: 'email', recipients: recipients.split(/[\s,]+/).filter(Boolean)};
    return act(async () => {
      await post('/organization/spend_alerts', {...monthly(threshold), notification_channel: channel});
      event.target.reset();
    }, 'Saved.');
  }
  const monthly = usd => ({threshold_amount: Math.round(Number(usd) * 100), currency: 'USD', interval: 'month'});
  const cents = amount => money((amount / 100).toFixed(2));
  const usd = (name, value, required = true) => html`<input name=${name} inputmode="decimal" pattern="[0-9]+([.][0-9]{1,6})?" ?required=${required} .value=${value ?? ''}>`;

  function view() {
    return html`
      ${returned === 'paid' ? html`<p class="note" role="status">${purchases.data[0]?.status === 'paid' ? 'Thank you. The credit is here.' : 'Thank you. The credit shows here as soon as Stripe confirms the payment.'}</p>` : nothing}
      ${balance.frozen_reason ? html`<p class="failure" role="alert">Paying is frozen: ${balance.frozen_reason}</p>` : nothing}
      <dl class="figures">
        ${figure('Can be spent', money(balance.available), Number(balance.owed) > 0 ? `${money(balance.owed)} is owed` : nothing)}
        ${figure('Held by videos under way', money(balance.reserved))}
        ${figure('Free today', `${number(balance.free_ms_left / 1000, 1)} s`, `of ${number(balance.free_ms_per_day / 1000, 1)} s of 720p`)}
        ${limit ? figure('This month', money(limit.spent), limit.threshold_amount ? `of at most ${cents(limit.threshold_amount)}` : 'no limit set') : nothing}
      </dl>
      ${card('Credit by lot', balance.lots.length === 0 ? empty('No credit', balance.payments ? 'Buy some below.' : 'An operator can grant it.')
        : table('Lots, in the order in which they are spent', [
          ['Kind', each => each.kind.replace('_', ' ')], ['Bought or granted', each => time(each.created_at)],
          ['Amount', each => money(each.amount), 'number'], ['Spent', each => money(each.spent), 'number'],
          ['Held', each => money(each.reserved), 'number'], ['Left', each => money(each.available), 'number'],
          ['Expires', each => each.expires_at ? time(each.expires_at) : 'never'],
        ], balance.lots))}
      ${writes && balance.payments ? card('Buy credit', html`<form class="row" @submit=${buy}>
          ${field('Amount in USD', usd('amount', '20'))}
          ${field('Kind', html`<select name="kind"><option value="credit">Credit pack</option><option value="burst">Burst pack: a month, spent first</option></select>`)}
          <button id="buy">Pay with Stripe</button>
          <button type="button" class="secondary" @click=${portal}>Cards and invoices</button>
        </form>`) : nothing}
      ${!balance.payments ? html`<p class="note">Payments are off on this server: no Stripe key is configured.</p>` : nothing}
      ${writes && topUp && balance.payments ? card('Automatic top-up', html`<form class="row" @submit=${saveTopUp}>
          <label class="check"><input type="checkbox" name="enabled" ?checked=${topUp.enabled}> On</label>
          ${field('When below, USD', usd('threshold', topUp.threshold))}
          ${field('Buy, USD', usd('amount', topUp.amount))}
          ${field('At most a month, USD', usd('monthly_cap', topUp.monthly_cap))}
          <button class="secondary">Save</button></form>
          ${topUp.card ? html`<p class="quiet">From the ${topUp.card.brand} card •••• ${topUp.card.last4}</p>` : html`<p class="quiet">A card is saved with the first purchase.</p>`}
          ${topUp.paused_until ? html`<p class="bad">Paused until ${time(topUp.paused_until)}: the card was declined.</p>` : nothing}`) : nothing}
      ${limit ? card('Spend limits', html`
          ${table('Spend in this month (UTC), with its limit', [
            ['Of', each => each.name], ['Spent', each => money(each.limit.spent), 'number'],
            ['At most', each => each.limit.threshold_amount ? cents(each.limit.threshold_amount) : 'no limit', 'number'],
            ['Used', each => each.limit.threshold_amount ? html`<meter min="0" max="1" high="0.8" value=${Number(each.limit.spent) * 100 / each.limit.threshold_amount} aria-label="Used by ${each.name}"></meter>` : '–'],
          ], [{name: 'The organisation', limit}, ...limits.filter(each => each.limit).map(each => ({name: each.project.name, limit: each.limit}))])}
          ${writes ? html`<form class="row" @submit=${saveLimit}>
            ${field('Of', html`<select name="subject"><option value="">The organisation</option>${app.projects.map(each => html`<option value=${each.id}>${each.name}</option>`)}</select>`)}
            ${field('At most a month, USD', usd('monthly_limit', '', false), 'Empty for none. Videos beyond it are refused.')}
            <button class="secondary">Save</button></form>` : nothing}`) : nothing}
      ${alerts ? card('Spend alerts', html`
          ${alerts.data.length === 0 ? empty('No alerts', 'Be told when so much was spent in a month. Videos go on being made.')
            : table('Spend alerts', [
              ['At', each => cents(each.threshold_amount)], ['To', each => each.notification_channel.recipients.join(', ')],
              ['This month', each => each.reached_at ? html`reached ${time(each.reached_at)}${each.mailed_at ? ', mailed' : ''}` : 'not reached'],
              ['', each => writes ? html`<button class="danger small" @click=${() => act(() => remove(`/organization/spend_alerts/${each.id}`), 'Removed.')}>Remove</button>` : nothing],
            ], alerts.data)}
          ${writes ? html`<form class="row" @submit=${addAlert}>
            ${field('When a month costs, USD', usd('threshold', ''))}
            ${field('E-mail to', html`<input name="recipients" required placeholder="finance@example.com">`, 'Several with commas.')}
            <button class="secondary" id="add-alert">Add</button></form>` : nothing}`) : nothing}
      ${card('Ledger', entries.data.length === 0 ? empty('No entries', 'Every hold, capture and release will be here, to the cent.')
        : html`${table('Ledger, newest first', [
          ['When', each => time(each.created_at)], ['What', each => each.type.replaceAll('_', ' ')],
          ['For', each => each.subject_id?.startsWith('video_') ? html`<a href="#/videos/${each.subject_id}"><code>${short(each.subject_id)}</code></a>` : html`<code title=${each.subject_id}>${short(each.subject_id)}</code>`],
          ['Moved', each => money(each.amount), 'number'], ['Change', each => money(each.change), 'number'], ['Balance', each => money(each.balance), 'number'],
        ], entries.data)}
        ${entries.has_more ? html`<p class="row"><button class="secondary" @click=${more}>More</button></p>` : nothing}`)}
      ${purchases.data.length ? card('Purchases', table('Purchases', [
          ['When', each => time(each.created_at)], ['Kind', each => each.kind.replace('_', ' ')], ['Status', each => badge(each.status)],
          ['Amount', each => money(each.amount), 'number'], ['Refunded', each => money(each.refunded), 'number'],
          ['Receipt', each => each.receipt_url ? html`<a href=${each.receipt_url} rel="noopener" target="_blank">Receipt</a>` : each.url ? html`<a href=${each.url}>Pay</a>` : each.error ?? '–'],
        ], purchases.data)) : nothing}`;
  }
  return {title: 'Billing', load, view, close: () => { looks = 0; clearTimeout(timer); }};
}
billing.entry = {label: 'Billing', scope: 'billing:read'};
