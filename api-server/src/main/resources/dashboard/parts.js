// What pages are made of.
import {html, nothing} from './lib.js';

export const settings = {
  get utc() {
    return localStorage.getItem('time') === 'utc';
  },
  set utc(value) {
    localStorage.setItem('time', value ? 'utc' : 'local');
  },
};

const pad = number => String(number).padStart(2, '0');

/** An instant of the API (unix seconds) as a person reads it, with the other zone in its tooltip. */
export function time(seconds) {
  if (seconds === null || seconds === undefined) return html`<span class="quiet">–</span>`;
  const date = new Date(seconds * 1000);
  const utc = `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())} ${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())} UTC`;
  const local = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
  return html`<time datetime=${date.toISOString()} title=${settings.utc ? local : utc}>${settings.utc ? utc : local}</time>`;
}

/** How far an instant is away, in words. */
export function ago(seconds, now = Date.now() / 1000) {
  const away = Math.round(seconds - now);
  const words = new Intl.RelativeTimeFormat('en', {numeric: 'auto'});
  for (const [unit, size] of [['day', 86400], ['hour', 3600], ['minute', 60]]) {
    if (Math.abs(away) >= size) return words.format(Math.round(away / size), unit);
  }
  return words.format(away, 'second');
}

/** An amount of the API (a decimal text, in USD) with at least the cents. */
export function money(amount) {
  if (amount === null || amount === undefined) return '–';
  const [whole, fraction = ''] = String(amount).replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const digits = fraction.replace(/0+$/, '').padEnd(2, '0');
  return `${String(amount).startsWith('-') ? '−' : ''}$${grouped}.${digits}`;
}

/** An id that is known by its beginning. */
export function short(id) {
  return id?.length > 20 ? `${id.slice(0, 18)}…` : id ?? '–';
}

export function number(value, digits = 0) {
  return Number(value).toLocaleString('en', {maximumFractionDigits: digits});
}

export function duration(seconds) {
  if (seconds < 90) return `${number(seconds, 1)} s`;
  return seconds < 5400 ? `${number(seconds / 60, 1)} min` : `${number(seconds / 3600, 1)} h`;
}

const TONES = {
  completed: 'good', succeeded: 'good', active: 'good', paid: 'good', ready: 'good', enabled: 'good', accepted: 'good', healthy: 'good', idle: 'good',
  failed: 'bad', revoked: 'bad', disabled: 'bad', expired: 'bad', declined: 'bad', quarantined: 'bad', disputed: 'bad', lost: 'bad', gone: 'bad',
  in_progress: 'busy', busy: 'busy', pending: 'busy', draining: 'busy', cordoned: 'busy',
};

export function badge(word) {
  return html`<span class="badge ${TONES[word] ?? ''}">${String(word).replaceAll('_', ' ')}</span>`;
}

export function empty(title, text, action = nothing) {
  return html`<div class="empty"><h3>${title}</h3><p>${text}</p>${action}</div>`;
}

export function loading() {
  return html`<div class="loading" role="status" aria-label="Loading"><span></span><span></span><span></span></div>`;
}

export function failure(error, retry) {
  return html`<div class="failure" role="alert">
    <p>${error.message}</p>
    ${retry ? html`<button class="secondary" @click=${retry}>Try again</button>` : nothing}
  </div>`;
}

export function card(title, body, extra = nothing) {
  return html`<section class="card"><header><h2>${title}</h2>${extra}</header>${body}</section>`;
}

export function figure(label, value, note = nothing) {
  return html`<div class="figure"><dt>${label}</dt><dd>${value}</dd>${note === nothing ? nothing : html`<small>${note}</small>`}</div>`;
}

/** A table that can be scrolled sideways on a phone. Columns are [heading, row => cell, class]. */
export function table(caption, columns, rows) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption class="hidden">${caption}</caption>
      <thead><tr>${columns.map(([heading, , kind]) => html`<th scope="col" class=${kind ?? ''}>${heading}</th>`)}</tr></thead>
      <tbody>${rows.map(row => html`<tr>${columns.map(([heading, cell, kind]) => html`<td class=${kind ?? ''} data-label=${heading}>${cell(row)}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
}

/** A labelled control. */
export function field(label, control, hint = nothing) {
  return html`<label class="field"><span>${label}</span>${control}${hint === nothing ? nothing : html`<small>${hint}</small>`}</label>`;
}

export function values(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
}

/** Shown once, never again: a key or a secret. */
export function secret(title, text, done) {
  return html`<div class="secret" role="status">
    <h3>${title}</h3>
    <p>Copy it now; it is not shown again.</p>
    <p class="row"><code class="value">${text}</code>
      <button class="secondary" @click=${event => copy(text, event.target)}>Copy</button>
      <button @click=${done}>Done</button></p>
  </div>`;
}

async function copy(text, button) {
  await navigator.clipboard.writeText(text);
  button.textContent = 'Copied';
}

export function toast(message, isError = false) {
  const place = document.getElementById('toasts');
  const note = document.createElement('div');
  note.className = isError ? 'toast bad' : 'toast';
  note.setAttribute('role', isError ? 'alert' : 'status');
  note.textContent = message;
  place.append(note);
  setTimeout(() => note.remove(), 6000);
}
