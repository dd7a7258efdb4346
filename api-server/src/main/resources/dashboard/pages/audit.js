import {get, query} from '../api.js';
import {html, nothing} from '../lib.js';
import {empty, short, table, time} from '../parts.js';

export default function audit(app) {
  let entries = [];
  let more = false;

  async function load(after) {
    const page = await get(`/organization/audit_logs${query({limit: 50, after})}`);
    entries = after ? [...entries, ...page.data] : page.data;
    more = page.has_more;
  }
  const actor = each => each.actor?.api_key?.user?.email ?? each.actor?.session?.user?.email ?? each.actor?.type?.replace('_', ' ') ?? '–';
  // OpenAI's shape: what was done to is under a key named like the type.
  const subject = each => each[each.type]?.id ?? '–';
  function view() {
    if (entries.length === 0) return empty('Nothing yet', 'Whoever changes keys, members, projects or limits is written down here.');
    return html`<section class="card">${table('Audit log', [
      ['When', each => time(each.effective_at)], ['What', each => each.type], ['To', each => html`<code title=${subject(each)}>${short(subject(each))}</code>`],
      ['Project', each => each.project?.name ?? '–'], ['Who', actor],
      ['From', each => each.actor?.ip_address ?? '–'],
    ], entries)}</section>
    ${more ? html`<p class="row"><button class="secondary" @click=${() => load(entries.at(-1).id).then(app.draw)}>More</button></p>` : nothing}`;
  }
  return {title: 'Audit log', load: () => load(), view};
}
audit.entry = {label: 'Audit log', scope: 'audit_logs:read'};
