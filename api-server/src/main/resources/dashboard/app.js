// The shell: who is signed in, which page is open, which project it is about.
import * as api from './api.js';
import {html, nothing, render} from './lib.js';
import {failure, loading, settings} from './parts.js';
import audit from './pages/audit.js';
import billing from './pages/billing.js';
import fleet from './pages/fleet.js';
import keys from './pages/keys.js';
import limits from './pages/limits.js';
import overview from './pages/overview.js';
import playground from './pages/playground.js';
import signin from './pages/signin.js';
import team from './pages/team.js';
import videos from './pages/videos.js';
import webhooks from './pages/webhooks.js';

const PAGES = {overview, videos, playground, limits, billing, keys, webhooks, team, audit, fleet};
const root = document.getElementById('app');

const app = {
  session: null,
  projects: [],
  acting: api.acting(),
  open: null,
  drawn: 0,

  get project() {
    return this.projects.find(each => each.id === this.acting.project);
  },

  may(scope) {
    return this.session.permissions.includes(scope);
  },

  act(project, mode) {
    this.acting = {project, mode};
    localStorage.setItem('acting', `${project}.${mode}`);
    api.act(project, mode);
    navigate();
  },

  /** Draws the open page anew from what it has. */
  draw() {
    draw();
  },
};

const entrance = signin(() => draw(), signedIn);

/** The token of a link that came by e-mail, which is taken out of the address before it is used. */
function linkToken() {
  const token = location.hash.match(/^#\/signin\/(.+)/)?.[1];
  if (token) history.replaceState(null, '', '#/signin');
  return token;
}

async function start() {
  render(loading(), root);
  try {
    const token = linkToken();
    if (token) await entrance.open(token);
    app.session = await api.currentSession();
    if (app.session) await enter();
    else await leave();
  } catch (error) {
    render(failure(error, start), root);
  }
}

/** To the page for people who are not signed in. */
async function leave() {
  app.session = null;
  await entrance.load();
  draw();
}

async function enter() {
  app.projects = (await api.optional(api.get('/organization/projects?limit=100')))?.data ?? [];
  const known = app.projects.find(each => each.id === app.acting.project) ?? app.projects[0];
  if (known) {
    app.acting = {project: known.id, mode: app.acting.mode};
    api.act(known.id, app.acting.mode);
  }
  if (location.hash.startsWith('#/signin') || !location.hash) location.hash = '#/overview';
  navigate();
}

async function signedIn(session) {
  app.session = session;
  await enter();
}

async function signOut() {
  await api.signOut();
  history.replaceState(null, '', '#/signin');
  await leave();
}

function route() {
  const [name, ...rest] = location.hash.replace(/^#\//, '').split('/');
  return {name: PAGES[name] ? name : 'overview', rest: rest.map(decodeURIComponent)};
}

/** Opens the page of the address; an answer for a page that was left meanwhile is dropped. */
async function navigate() {
  if (location.hash.startsWith('#/signin/')) return start();
  if (!app.session) return draw();
  app.open?.close?.();
  const {name, rest} = route();
  const mine = ++app.drawn;
  const page = PAGES[name](app, rest);
  const opened = {name, page, state: 'loading', error: null, close: () => page.close?.()};
  app.open = opened;
  draw();
  root.querySelector('nav a[aria-current]')?.scrollIntoView({block: 'nearest', inline: 'center'});
  document.title = `${page.title} · Kinora`;
  try {
    await page.load();
    opened.state = 'ready';
  } catch (error) {
    if (error.status === 401) return leave();
    opened.state = 'failed';
    opened.error = error;
  }
  if (mine === app.drawn) draw();
}

function content() {
  const {page, state, error} = app.open;
  if (state === 'loading') return loading();
  return state === 'failed' ? failure(error, navigate) : page.view();
}

function visible(page) {
  return !page.scope || app.may(page.scope);
}

function theme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', document.documentElement.dataset.theme);
  dispatchEvent(new Event('theme'));
}

function draw() {
  if (!app.session) {
    document.title = 'Sign in · Kinora';
    return render(html`${entrance.view()}<div id="toasts"></div>`, root);
  }
  const open = app.open;
  const links = Object.entries(PAGES).map(([name, make]) => ({name, ...make.entry})).filter(visible);
  return render(html`
    <a class="skip" href="#main" @click=${event => { event.preventDefault(); document.getElementById('main').focus(); }}>Skip to the page</a>
    <header class="top">
      <a class="brand" href="#/overview"><img src="icon.svg" alt="" width="26" height="26">Kinora</a>
      ${app.projects.length ? html`
        <label><span class="hidden">Project</span>
          <select id="project" @change=${event => app.act(event.target.value, app.acting.mode)}>
            ${app.projects.map(each => html`<option value=${each.id} ?selected=${each.id === app.acting.project}>${each.name}</option>`)}
          </select></label>
        <label><span class="hidden">Mode</span>
          <select id="mode" @change=${event => app.act(app.acting.project, event.target.value)}>
            <option value="test" ?selected=${app.acting.mode === 'test'}>Test</option>
            <option value="live" ?selected=${app.acting.mode === 'live'}>Live</option>
          </select></label>` : nothing}
      <span class="spring"></span>
      <button class="plain" title="Show times in UTC or local time" @click=${() => { settings.utc = !settings.utc; draw(); }}>${settings.utc ? 'UTC' : 'Local'}</button>
      <button class="plain" @click=${theme}>Light/dark</button>
      <button class="plain" id="sign-out" @click=${signOut}>Sign out</button>
    </header>
    <div class="body">
      <nav aria-label="Pages">${links.map(link => html`
        <a href="#/${link.name}" aria-current=${open?.name === link.name ? 'page' : nothing}>${link.label}</a>`)}</nav>
      <main id="main" tabindex="-1">
        <h1>${open?.page.title ?? ''}</h1>
        ${open ? content() : nothing}
      </main>
    </div>
    <div id="toasts"></div>`, root);
}

const chosen = localStorage.getItem('theme');
if (chosen) document.documentElement.dataset.theme = chosen;
addEventListener('hashchange', navigate);
start();
