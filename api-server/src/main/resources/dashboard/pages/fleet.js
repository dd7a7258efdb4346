import {get, post} from '../api.js';
import {html, nothing} from '../lib.js';
import {ago, badge, card, duration, empty, number, short, table, time, toast} from '../parts.js';

const EVERY_MS = 3000;

export default function fleet(app) {
  let workers = [];
  let queue = null;
  let timer = 0;
  let closed = false;

  async function load() {
    const [fleetNow, queueNow] = await Promise.all([get('/admin/workers'), get('/admin/queue')]);
    workers = fleetNow.data;
    queue = queueNow;
    clearTimeout(timer);
    if (!closed) timer = setTimeout(() => load().then(app.draw, () => {}), EVERY_MS);
  }
  async function act(worker, verb) {
    const body = verb === 'cordon' ? {reason: prompt('Why is it taken out?') ?? ''} : {};
    if (verb === 'cordon' && !body.reason) return;
    try {
      await post(`/admin/workers/${encodeURIComponent(worker.id)}/${verb}`, body);
      await load();
      app.draw();
    } catch (error) {
      toast(error.message, true);
    }
  }
  const gibibytes = bytes => `${number(bytes / 2 ** 30, 1)} GiB`;
  const errors = each => each.ecc_errors ? html` <span class="badge bad">${number(each.ecc_errors)} memory errors</span>` : nothing;
  const device = each => html`<p title=${each.id}>${each.name}: ${each.utilisation_percent ?? '–'} %, ${number(each.memory_used_bytes / 2 ** 30, 1)} of ${gibibytes(each.memory_bytes)}, ${each.temperature_celsius ?? '–'} °C, ${each.power_watts === null ? '–' : number(each.power_watts)} W${errors(each)}</p>`;
  function view() {
    const waiting = queue.pools.flatMap(pool => pool.tiers.map(tier => ({...tier, slots: pool.slots}))).filter(each => each.videos > 0);
    return html`
      ${card('Workers', workers.length === 0 ? empty('No workers', 'Videos wait until one joins: ./kinora worker CONFIG')
        : table('Workers', [
          ['Name', each => html`${each.name}<br><code class="quiet">${each.id}</code>`], ['State', each => html`${badge(each.state)} ${each.cordon_reason ?? nothing}`],
          ['Slots', each => each.slots.map(slot => html`<p>${slot.id}: ${slot.video_id ? html`<code title=${slot.video_id}>${short(slot.video_id)}</code>` : 'free'}</p>`), 'whole'],
          ['GPUs', each => each.devices?.length ? each.devices.map(device) : 'none'],
          ['Failures', each => each.failures, 'number'], ['Seen', each => html`<time>${ago(each.seen_at)}</time>`], ['Since', each => time(each.joined_at)],
          ['', each => app.may('operations:write') ? html`<span class="row">
            <button class="secondary small" @click=${() => act(each, each.cordon_reason ? 'uncordon' : 'cordon')}>${each.cordon_reason ? 'Take back in' : 'Cordon'}</button>
            <button class="secondary small" @click=${() => act(each, 'drain')}>Drain</button></span>` : nothing],
        ], workers))}
      ${card('Queue', !queue.known ? empty('Not known', 'No scheduler has told of its queue in the last seconds.')
        : waiting.length === 0 ? empty('Nothing waits', 'Every video has been given to a worker.')
          : table('What waits, by tier', [
            ['Tier', each => each.service_tier], ['Slots that can make it', each => each.slots, 'number'], ['Videos', each => each.videos, 'number'],
            ['Work of one slot', each => duration(each.seconds), 'number'],
          ], waiting))}`;
  }
  return {title: 'Workers and queue', load, view, close: () => { closed = true; clearTimeout(timer); }};
}
fleet.entry = {label: 'Workers', scope: 'operations:read'};
