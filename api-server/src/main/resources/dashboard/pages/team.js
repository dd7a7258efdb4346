import {get, optional, post, remove} from '../api.js';
import {html, nothing} from '../lib.js';
import {badge, card, empty, field, secret, table, time, toast, values} from '../parts.js';

const ROLES = ['owner', 'admin', 'billing', 'developer', 'viewer'];

export default function team(app) {
  let users = [];
  let invites = [];
  let shown = null;
  const writes = app.may('members:write');

  async function load() {
    users = (await get('/organization/users?limit=100')).data;
    invites = (await optional(get('/organization/invites?limit=100')))?.data ?? [];
  }
  async function act(what) {
    try {
      await what();
      await load();
    } catch (error) {
      toast(error.message, true);
    }
    app.draw();
  }
  function invite(event) {
    event.preventDefault();
    const form = event.target;
    return act(async () => {
      const made = await post('/organization/invites', values(form));
      shown = {title: `Invite for ${made.email}: hand on this code`, text: made.code};
      form.reset();
    });
  }
  function drop(user) {
    if (confirm(`Remove ${user.name}? Their admin keys end at once.`)) act(() => remove(`/organization/users/${user.id}`));
  }
  function role(user) {
    if (!writes) return user.role;
    return html`<select aria-label="Role of ${user.name}" @change=${event => act(() => post(`/organization/users/${user.id}`, {role: event.target.value}))}>
      ${ROLES.map(each => html`<option ?selected=${each === user.role}>${each}</option>`)}</select>`;
  }
  function view() {
    return html`
      ${shown ? secret(shown.title, shown.text, () => { shown = null; app.draw(); }) : nothing}
      ${card('Members', users.length === 0 ? empty('Nobody yet', 'Keys made from the shell belong to nobody; invite people to see who does what.')
        : table('Members', [
          ['Name', each => each.name], ['E-mail', each => each.email], ['Role', role], ['Since', each => time(each.added_at)],
          ['', each => writes ? html`<button class="danger small" @click=${() => drop(each)}>Remove</button>` : nothing],
        ], users))}
      ${card('Invites', invites.length === 0 ? empty('No invites', 'An invite works once and lives for seven days.')
        : table('Invites', [
          ['E-mail', each => each.email], ['Role', each => each.role], ['Status', each => badge(each.status)], ['Until', each => time(each.expires_at)],
          ['', each => writes && each.status === 'pending' ? html`<button class="danger small" @click=${() => act(() => remove(`/organization/invites/${each.id}`))}>Take back</button>` : nothing],
        ], invites))}
      ${writes ? card('Invite somebody', html`<form class="row" @submit=${invite}>
        ${field('E-mail', html`<input name="email" type="email" required>`)}
        ${field('Role', html`<select name="role">${ROLES.slice().reverse().map(each => html`<option>${each}</option>`)}</select>`)}
        <button>Invite</button></form>`) : nothing}`;
  }
  return {title: 'Team', load, view};
}
team.entry = {label: 'Team', scope: 'members:read'};
