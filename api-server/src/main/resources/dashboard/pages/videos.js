import {get, optional, post, query, remove} from '../api.js';
import {html, nothing} from '../lib.js';
import {ago, badge, card, duration, empty, figure, money, table, time, toast} from '../parts.js';

const STATUSES = ['queued', 'in_progress', 'completed', 'failed'];
const WHY = {
  starting: 'It begins in a moment.',
  busy: 'Every worker that could make it is busy.',
  lane_share: 'The next workers are due to other tiers.',
  organization_limit: 'Your organisation runs as many as it may.',
  no_worker: 'No worker that is there can make it.',
};

/** Why a video waits, in words; the API's own word where this page has none. */
export function reason(word) {
  return word ? WHY[word] ?? `${word.replaceAll('_', ' ')}.` : '';
}

/** When it starts, as far as that can be told. */
export function estimate(queue) {
  const at = queue?.estimated_start_at;
  const p50 = at?.p50 ?? at;
  if (typeof p50 !== 'number') return '';
  return p50 <= Date.now() / 1000 ? 'Starts any moment.' : `Starts ${ago(p50)}.`;
}

export function poster(video, large = false) {
  if (video.status !== 'completed') {
    return html`<div class="poster">${badge(video.status)}
      ${video.status === 'in_progress' ? html`<progress max="100" value=${video.progress} aria-label="Progress"></progress>` : nothing}</div>`;
  }
  const content = `/v1/videos/${video.id}/content`;
  const label = video.prompt || video.id;
  if (large) return html`<video class="poster" controls playsinline preload="metadata" poster="${content}?variant=thumbnail" src=${content} aria-label=${label}></video>`;
  return html`<div class="player">
    <video class="poster" playsinline preload="none" poster="${content}?variant=thumbnail" src=${content} aria-label=${label}></video>
    <button aria-label="Play: ${label}" @click=${play}>▶</button></div>`;
}

/** The controls come with the first play, so that a gallery shows pictures. */
function play(event) {
  const player = event.currentTarget.parentElement;
  const video = player.querySelector('video');
  player.classList.add('playing');
  video.controls = true;
  video.focus();
  video.play();
}

/** What it cost; empty while that is open and where nothing has a price. */
function cost(video) {
  const amount = video.usage?.cost;
  if (!amount) return '';
  return Number(amount) === 0 ? 'free' : money(amount);
}

function tile(video) {
  return html`<article class="tile">
    ${poster(video)}
    <a href="#/videos/${video.id}"><p class="prompt">${video.prompt || 'Deleted'}</p></a>
    <p class="quiet">${badge(video.status)} ${video.model} · ${video.size} · ${video.seconds} s${cost(video) ? ` · ${cost(video)}` : ''} · ${time(video.created_at)}</p>
    ${video.status === 'queued' && video.queue ? html`<p class="quiet">${reason(video.queue.reason)} ${estimate(video.queue)}</p>` : nothing}
    ${video.error ? html`<p class="bad">${video.error.message}</p>` : nothing}
  </article>`;
}

function list(app) {
  const filter = {status: '', model: '', pages: []};
  let models = [];
  let more = false;
  let timer = 0;
  let closed = false;

  async function fetchPage(after) {
    const page = await get(`/videos${query({limit: 24, after, status: filter.status, model: filter.model})}`);
    more = page.has_more;
    return page.data;
  }
  async function load() {
    if (!app.project) return;
    [filter.pages, models] = await Promise.all([
      fetchPage().then(data => [data]),
      get('/models').then(answer => answer.data.map(each => each.id)),
    ]);
    watch();
  }
  // What is under way is asked for again, a page at a time.
  function watch() {
    clearTimeout(timer);
    if (closed || !filter.pages.flat().some(each => ['queued', 'in_progress'].includes(each.status))) return;
    timer = setTimeout(async () => {
      if (filter.pages.length === 1) filter.pages = [await fetchPage().catch(() => filter.pages[0])];
      app.draw();
      watch();
    }, 3000);
  }
  async function choose(name, value) {
    filter[name] = value;
    await load();
    app.draw();
  }
  async function next() {
    filter.pages.push(await fetchPage(filter.pages.flat().at(-1).id));
    app.draw();
  }
  function view() {
    if (!app.project) return empty('No project yet', 'Make one under API keys; videos belong to a project.');
    const found = filter.pages.flat();
    return html`
      <div class="row filters">
        <select aria-label="Status" @change=${event => choose('status', event.target.value)}>
          <option value="">Any status</option>${STATUSES.map(each => html`<option value=${each} ?selected=${each === filter.status}>${each.replace('_', ' ')}</option>`)}
        </select>
        <select aria-label="Model" @change=${event => choose('model', event.target.value)}>
          <option value="">Any model</option>${models.map(each => html`<option ?selected=${each === filter.model}>${each}</option>`)}
        </select>
      </div>
      ${found.length === 0 ? empty('No videos here', 'Nothing matches, or nothing was made yet.', html`<a class="button" href="#/playground">Make one</a>`)
        : html`<div class="gallery">${found.map(tile)}</div>`}
      ${more ? html`<p class="row"><button class="secondary" @click=${next}>More</button></p>` : nothing}`;
  }
  return {title: 'Videos', load, view, close: () => { closed = true; clearTimeout(timer); }};
}

function one(app, id) {
  let video = null;
  let attempts = null;
  let timer = 0;
  let closed = false;

  async function load() {
    video = await get(`/videos/${encodeURIComponent(id)}`);
    attempts = app.may('operations:read') ? await optional(get(`/admin/videos/${encodeURIComponent(id)}/attempts`)) : null;
    clearTimeout(timer);
    if (!closed && ['queued', 'in_progress'].includes(video.status)) timer = setTimeout(() => load().then(app.draw, () => {}), 1500);
  }
  async function act(what, done) {
    try {
      await what();
      toast(done);
      await load();
      app.draw();
    } catch (error) {
      toast(error.message, true);
    }
  }
  async function drop() {
    if (!confirm('Delete this video and its files?')) return;
    try {
      await remove(`/videos/${id}`);
      location.hash = '#/videos';
    } catch (error) {
      toast(error.message, true);
    }
  }
  function facts() {
    return html`<dl class="figures">
      ${figure('Status', badge(video.status), video.status === 'queued' ? html`${reason(video.queue?.reason)} ${estimate(video.queue)}` : video.status === 'in_progress' ? `${video.progress} %` : nothing)}
      ${figure('Model', video.model, `${video.size} · ${video.seconds} s`)}
      ${figure('Tier', video.service_tier ?? '–')}
      ${figure('Cost', cost(video) || '–')}
      ${figure('Waited', video.started_at ? duration(video.started_at - video.created_at) : '–')}
      ${figure('Took', video.completed_at && video.started_at ? duration(video.completed_at - video.started_at) : '–')}
      ${figure('Made', time(video.created_at), video.expires_at ? html`Files until ${time(video.expires_at)}` : nothing)}
    </dl>`;
  }
  function view() {
    const running = ['queued', 'in_progress'].includes(video.status);
    return html`
      <p><a href="#/videos">← All videos</a></p>
      <div class="two">
        <div>${poster(video, true)}</div>
        <div>
          <p class="prompt large">${video.prompt || 'Deleted'}</p>
          <p class="quiet"><code>${video.id}</code> · seed ${video.seed}</p>
          ${video.error ? html`<p class="bad">${video.error.code}: ${video.error.message}</p>` : nothing}
          ${(video.engine_notes ?? []).map(note => html`<p class="quiet">${note}</p>`)}
          <p class="row">
            ${running ? html`<button class="secondary" @click=${() => act(() => post(`/videos/${id}/cancel`), 'Cancelled.')}>Cancel</button>` : nothing}
            ${video.status === 'completed' ? html`<a class="button secondary" href="/v1/videos/${video.id}/content" download="${video.id}.mp4">Download</a>
              <a class="button secondary" href="#/playground/${video.id}">Remix</a>` : nothing}
            ${running ? nothing : html`<button class="danger" @click=${drop}>Delete</button>`}
          </p>
        </div>
      </div>
      ${facts()}
      ${video.timings ? card('Where the time went', table('Seconds of each stage', [
        ['Stage', each => each[0]], ['Seconds', each => each[1].toFixed(2), 'number'],
      ], Object.entries(video.timings))) : nothing}
      ${attempts?.data?.length ? card('Attempts', table('Attempts', [
        ['#', each => each.number], ['Worker', each => html`<code>${each.worker_id}</code>`], ['Began', each => time(each.started_at)],
        ['Ended', each => time(each.ended_at)], ['Outcome', each => badge(each.outcome ?? 'in_progress')],
        ['Why', each => each.error_message ?? '–'],
      ], attempts.data)) : nothing}`;
  }
  return {title: 'Video', load, view, close: () => { closed = true; clearTimeout(timer); }};
}

export default function videos(app, [id]) {
  return id ? one(app, id) : list(app);
}
videos.entry = {label: 'Videos', scope: 'videos:read'};
