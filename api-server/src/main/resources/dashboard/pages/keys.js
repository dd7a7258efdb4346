import {get, post, query, remove} from '../api.js';
import {html, nothing} from '../lib.js';
import {badge, card, empty, field, secret, table, time, toast, values} from '../parts.js';

export default function keys(app) {
  let found = [];
  let shown = null;
  const writes = app.may('api_keys:write');

  async function load() {
    if (!app.project) return;
    found = (await get(`/organization/projects/${app.project.id}/api_keys${query({limit: 100})}`)).data;
  }
  async function act(what) {
    try {
      await what();
      await load();
      app.draw();
    } catch (error) {
      toast(error.message, true);
    }
  }
  function create(event) {
    event.preventDefault();
    const form = event.target;
    const {name, kind, expires, addresses} = values(form);
    return act(async () => {
      const body = {name, kind};
      if (expires) body.expires_at = Math.floor(Date.now() / 1000) + Number(expires) * 86400;
      if (addresses) body.allowed_addresses = addresses.split(/[\s,]+/).filter(Boolean);
      const made = await post(`/organization/projects/${app.project.id}/api_keys`, body);
      shown = {title: `Key “${made.name}”`, text: made.value};
      form.reset();
    });
  }
  function rotate(key) {
    return act(async () => {
      const made = await post(`/organization/projects/${app.project.id}/api_keys/${key.id}/rotate`);
      shown = {title: `New key “${made.name}”; the old one works for another day`, text: made.value};
    });
  }
  function revoke(key) {
    if (!confirm(`Revoke “${key.name}”? Programs that use it stop working within a second.`)) return;
    act(() => remove(`/organization/projects/${app.project.id}/api_keys/${key.id}`));
  }
  function newProject(event) {
    event.preventDefault();
    const {name} = values(event.target);
    return act(async () => {
      const made = await post('/organization/projects', {name});
      app.projects = [...app.projects, made];
      app.act(made.id, app.acting.mode);
    });
  }
  function view() {
    return html`
      ${shown ? secret(shown.title, shown.text, () => { shown = null; app.draw(); }) : nothing}
      ${app.project ? card(`Keys of ${app.project.name}`, found.length === 0
        ? empty('No keys', 'A program needs one to make videos.')
        : table('API keys', [
          ['Name', key => key.name],
          ['Key', key => html`<code>${key.redacted_value}</code>`],
          ['Kind', key => badge(key.kind)],
          ['Scopes', key => key.scopes?.join(', ') ?? 'all'],
          ['Last used', key => time(key.last_used_at)],
          ['Expires', key => key.expires_at ? time(key.expires_at) : 'never'],
          ['', key => writes ? html`<span class="row">
            <button class="secondary small" @click=${() => rotate(key)}>Rotate</button>
            <button class="danger small" @click=${() => revoke(key)}>Revoke</button></span>` : nothing],
        ], found)) : nothing}
      ${writes && app.project ? card('New key', html`<form class="row" @submit=${create}>
        ${field('Name', html`<input name="name" required maxlength="100">`)}
        ${field('Kind', html`<select name="kind"><option value="test">test</option><option value="live">live</option></select>`)}
        ${field('Expires', html`<select name="expires"><option value="">never</option><option value="30">in 30 days</option><option value="90">in 90 days</option><option value="365">in a year</option></select>`)}
        ${field('Only from', html`<input name="addresses" placeholder="any address">`, 'Addresses or blocks, such as 10.0.0.0/8')}
        <button id="create-key">Create</button></form>`) : nothing}
      ${app.may('projects:write') ? card('New project', html`<form class="row" @submit=${newProject}>
        ${field('Name', html`<input name="name" required maxlength="100">`)}
        <button class="secondary">Create</button></form>`) : nothing}`;
  }
  return {title: 'API keys', load, view};
}
keys.entry = {label: 'API keys', scope: 'api_keys:read'};
