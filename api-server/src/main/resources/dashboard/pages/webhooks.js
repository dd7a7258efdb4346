import {get, post, query, remove} from '../api.js';
import {html, nothing} from '../lib.js';
import {badge, card, empty, field, secret, table, time, toast} from '../parts.js';

export default function webhooks(app, [id]) {
  let endpoints = [];
  let types = [];
  let deliveries = [];
  let shown = null;
  const writes = app.may('webhooks:write');

  async function load() {
    if (!app.project) return;
    const [list, known] = await Promise.all([get('/webhook_endpoints?limit=100'), get('/webhook_event_types')]);
    endpoints = list.data;
    types = known.data.map(each => each.type ?? each.id ?? each);
    deliveries = id ? (await get(`/webhook_endpoints/${id}/deliveries${query({limit: 50})}`)).data : [];
  }
  async function act(what, done) {
    try {
      await what();
      if (done) toast(done);
      await load();
      app.draw();
    } catch (error) {
      toast(error.message, true);
    }
  }
  function create(event) {
    event.preventDefault();
    const form = event.target;
    const data = new FormData(form);
    return act(async () => {
      const made = await post('/webhook_endpoints', {
        name: data.get('name'), url: data.get('url'), event_types: data.getAll('event_types'),
      });
      shown = {title: 'Signing secret', text: made.signing_secret};
      form.reset();
    });
  }
  async function rotate(endpoint) {
    await act(async () => {
      const made = await post(`/webhook_endpoints/${endpoint.id}/rotate_secret`);
      shown = {title: 'New signing secret', text: made.signing_secret};
    });
  }
  function drop(endpoint) {
    if (confirm(`Delete the endpoint “${endpoint.name}”?`)) act(() => remove(`/webhook_endpoints/${endpoint.id}`));
  }
  function attempts(delivery) {
    return delivery.attempts.length === 0 ? '–' : html`<details><summary>${delivery.attempts.length}</summary>
      ${delivery.attempts.map(each => html`<p class="quiet">${time(each.at)} · ${each.status_code ?? each.error} · ${each.latency_ms} ms</p>`)}</details>`;
  }
  function view() {
    if (!app.project) return empty('No project yet', 'Make one under API keys; webhooks belong to a project.');
    return html`
      ${shown ? secret(shown.title, shown.text, () => { shown = null; app.draw(); }) : nothing}
      ${card('Endpoints', endpoints.length === 0
        ? empty('No endpoints', 'Be told when a video is done instead of asking.')
        : table('Webhook endpoints', [
          ['Name', each => html`<a href="#/webhooks/${each.id}">${each.name}</a>`],
          ['URL', each => html`<code>${each.url}</code>`],
          ['Events', each => each.event_types.join(', ')],
          ['State', each => html`${badge(each.enabled ? 'enabled' : 'disabled')} ${each.disabled_reason ?? nothing}`],
          ['', each => writes ? html`<span class="row">
            <button class="secondary small" @click=${() => act(() => post(`/webhook_endpoints/${each.id}/test`), 'A test event is on its way.')}>Test</button>
            <button class="secondary small" @click=${() => rotate(each)}>Rotate secret</button>
            <button class="danger small" @click=${() => drop(each)}>Delete</button></span>` : nothing],
        ], endpoints))}
      ${id ? card('Deliveries', deliveries.length === 0 ? empty('No deliveries', 'Nothing was sent to this endpoint in its time.')
        : table('Deliveries', [
          ['Event', each => each.event_type], ['Status', each => badge(each.status)], ['Made', each => time(each.created_at)],
          ['Next try', each => time(each.next_attempt_at)], ['Attempts', attempts],
          ['', each => writes ? html`<button class="secondary small" @click=${() => act(() => post(`/webhook_deliveries/${each.id}/redeliver`), 'Sent again.')}>Redeliver</button>` : nothing],
        ], deliveries), html`<a href="#/webhooks">Close</a>`) : nothing}
      ${writes ? card('New endpoint', html`<form @submit=${create}>
        <div class="row">
          ${field('Name', html`<input name="name" required maxlength="100">`)}
          ${field('URL', html`<input name="url" type="url" required placeholder="https://example.com/hooks">`, 'https, and a public address')}
        </div>
        <fieldset><legend>Events</legend>${types.map(each => html`<label class="check"><input type="checkbox" name="event_types" value=${each} ?checked=${each.startsWith('video.')}> ${each}</label>`)}</fieldset>
        <button>Create</button></form>`) : nothing}`;
  }
  return {title: 'Webhooks', load, view};
}
webhooks.entry = {label: 'Webhooks', scope: 'webhooks:read'};
