import {get, optional, post} from '../api.js';
import {html, nothing} from '../lib.js';
import {badge, empty, field, money, toast, values} from '../parts.js';
import {estimate, poster, reason} from './videos.js';

const quoted = text => JSON.stringify(text);

/** The same request in other languages. A remix has the same shape everywhere, so it is not repeated here. */
const CODE = {
  Java: ({model, prompt, size, seconds}) => `var kinora = KinoraClient.fromEnv();
var video = kinora.videos().createAndWait(CreateVideoRequest.builder()
    .model(${quoted(model)})
    .prompt(${quoted(prompt)})
    .size(${quoted(size)})
    .seconds(${quoted(seconds)})
    .build());
kinora.videos().content(video.id()).toFile(Path.of("video.mp4"));`,
  Node: ({model, prompt, size, seconds}) => `import OpenAI from "openai";

const client = new OpenAI({baseURL: "${location.origin}/v1", apiKey: process.env.KINORA_API_KEY});
const video = await client.videos.createAndPoll({
  model: ${quoted(model)}, prompt: ${quoted(prompt)}, size: ${quoted(size)}, seconds: ${quoted(seconds)},
});
const content = await client.videos.downloadContent(video.id);`,
  Python: ({model, prompt, size, seconds}) => `import os
from openai import OpenAI

client = OpenAI(base_url="${location.origin}/v1", api_key=os.environ["KINORA_API_KEY"])
video = client.videos.create_and_poll(
    model=${quoted(model)}, prompt=${quoted(prompt)}, size=${quoted(size)}, seconds=${quoted(seconds)})
client.videos.download_content(video.id).write_to_file("video.mp4")`,
  curl: request => `curl ${location.origin}/v1/videos \\
  -H "Authorization: Bearer $KINORA_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '${JSON.stringify(request).replaceAll("'", "'\\''")}'`,
};

export default function playground(app, [source]) {
  let models = [];
  let request = {model: '', prompt: 'A ball rolls off a table and bounces twice on a wooden floor.', size: '', seconds: ''};
  let original = null;
  let video = null;
  let quote = null;
  let language = 'Java';
  let timer = 0;
  let events = null;
  let preview = '';
  let closed = false;
  const model = () => models.find(each => each.id === request.model) ?? models[0];

  async function load() {
    if (!app.project) return;
    models = (await get('/models')).data;
    if (source) {
      original = await get(`/videos/${encodeURIComponent(source)}`);
      request.prompt = original.prompt ?? '';
    }
    choose('model', models[0]?.id);
  }
  function choose(name, value) {
    request = {...request, [name]: value};
    if (name === 'model') {
      const {sizes, seconds} = model() ?? {sizes: [], seconds: []};
      if (!sizes.includes(request.size)) request.size = sizes.includes('1280x720') ? '1280x720' : sizes[0];
      if (!seconds.map(String).includes(request.seconds)) request.seconds = String(seconds[0] ?? 4);
    }
    if (name !== 'prompt') price();
    app.draw();
  }
  async function price() {
    quote = null;
    if (app.acting.mode !== 'live' || original) return;
    const {prompt, ...asked} = request;
    quote = await optional(post('/videos/quotes', asked)).catch(() => null);
    app.draw();
  }
  async function make(event) {
    event.preventDefault();
    request.prompt = values(event.target).prompt;
    try {
      video = original
        ? await post(`/videos/${original.id}/remix`, {prompt: request.prompt})
        : await post('/videos', request);
      look();
      app.draw();
      follow();
    } catch (error) {
      toast(error.message, true);
    }
  }
  /** Pictures of the video while it is made; the server ends the stream with the video. */
  function look() {
    events?.close();
    preview = '';
    events = new EventSource(`/v1/videos/${video.id}/events`);
    events.addEventListener('video.preview', event => { preview = JSON.parse(event.data).image_url; app.draw(); });
  }
  function follow() {
    clearTimeout(timer);
    if (closed || !['queued', 'in_progress'].includes(video.status)) return;
    timer = setTimeout(async () => {
      try {
        video = await get(`/videos/${video.id}`);
        app.draw();
      } finally {
        follow();
      }
    }, 1000);
  }
  const select = (name, label, options) => field(label, html`<select name=${name} ?disabled=${Boolean(original)}
    @change=${event => choose(name, event.target.value)}>
    ${options.map(each => html`<option ?selected=${String(each) === request[name]}>${each}</option>`)}</select>`);

  function result() {
    if (!video) return empty('Nothing made yet', app.acting.mode === 'test'
      ? 'In test mode a video is drawn by the world engine, free and the same each time.'
      : 'In live mode a video is made by the model you choose and is paid for.');
    return html`
      ${preview && video.status === 'in_progress' ? html`<img class="poster" alt="The video so far" src=${preview}>` : poster(video, true)}
      <p>${badge(video.status)} ${video.status === 'in_progress' ? `${video.progress} %` : nothing}
        ${video.status === 'queued' ? html`${reason(video.queue?.reason)} ${estimate(video.queue)}` : nothing}
        <a href="#/videos/${video.id}">${video.id}</a></p>
      ${video.error ? html`<p class="bad">${video.error.message}</p>` : nothing}
      ${(video.engine_notes ?? []).map(note => html`<p class="quiet">${note}</p>`)}`;
  }
  function view() {
    if (!app.project) return empty('No project yet', 'Make one under API keys; videos belong to a project.');
    return html`
      <div class="two">
        <form class="card" @submit=${make}>
          ${original ? html`<p class="quiet">A remix of <a href="#/videos/${original.id}">${original.id}</a>: same model, size and length.</p>` : nothing}
          ${field('Prompt', html`<textarea name="prompt" rows="5" required maxlength="32000" .value=${request.prompt}
            @change=${event => choose('prompt', event.target.value)}></textarea>`)}
          <div class="row">
            ${select('model', 'Model', models.map(each => each.id))}
            ${select('size', 'Size', model()?.sizes ?? [])}
            ${select('seconds', 'Seconds', model()?.seconds ?? [])}
          </div>
          <p class="row tight"><button id="make">Make the video</button>
            ${quote ? html`<span class="quiet">${Number(quote.amount) === 0 ? 'free' : `${money(quote.amount)} at most`}</span>` : nothing}</p>
        </form>
        <div aria-live="polite">${result()}</div>
      </div>
      ${original ? nothing : html`<h2>The same from a program</h2>
        <div class="tabs" role="tablist">${Object.keys(CODE).map(name => html`
          <button role="tab" aria-selected=${name === language} class=${name === language ? '' : 'secondary'}
            @click=${() => { language = name; app.draw(); }}>${name}</button>`)}</div>
        <pre tabindex="0"><code>${CODE[language](request)}</code></pre>`}`;
  }
  return {title: 'Playground', load, view, close: () => { closed = true; clearTimeout(timer); events?.close(); }};
}
playground.entry = {label: 'Playground', scope: 'videos:write'};
