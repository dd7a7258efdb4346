import {get, optional, post, signIn} from '../api.js';
import {html, nothing} from '../lib.js';
import {field, toast, values} from '../parts.js';

/** The page for people who are not signed in. It calls `done` with the session of whoever is now. */
export default function signin(draw, done) {
  let methods = null;
  let asked = '';
  let problem = '';
  let issued = null;

  /** What this server offers. */
  async function load() {
    methods = await optional(get('/sign_in')).catch(() => null);
  }
  /** Uses the token of a link up; whether that worked is seen by asking for the session. */
  async function open(token) {
    try {
      await post('/sign_in', {token});
      asked = '';
      problem = '';
    } catch (error) {
      problem = error.message;
    }
  }
  async function withLink(event) {
    event.preventDefault();
    const {email} = values(event.target);
    try {
      await post('/sign_in/links', {email});
      asked = email;
      problem = '';
      draw();
    } catch (error) {
      toast(error.message, true);
    }
  }
  async function withKey(event) {
    event.preventDefault();
    try {
      await done(await signIn(values(event.target).key));
    } catch (error) {
      toast(error.message, true);
    }
  }
  async function withInvite(event) {
    event.preventDefault();
    try {
      const {code, name} = values(event.target);
      const key = (await post('/sign_up', {code, name})).admin_api_key.value;
      issued = {key, session: await signIn(key)};
      draw();
    } catch (error) {
      toast(error.message, true);
    }
  }
  function again() {
    asked = '';
    draw();
  }

  const mailed = () => html`<section class="card" role="status">
    <h2>Look into your mail</h2>
    <p>If <b>${asked}</b> is the address of a member, a link is on its way. It works once, within 15 minutes, in this browser.</p>
    <button class="secondary" @click=${again}>Another address</button>
  </section>`;
  const byLink = () => (asked ? mailed() : html`<section class="card">
    <h2>Sign in</h2>
    <form @submit=${withLink}>
      ${field('E-mail', html`<input name="email" type="email" autocomplete="email" required maxlength="254" placeholder="you@example.com">`,
        'You get a link; no password is needed.')}
      <button id="ask-link">Send me a link</button>
    </form>
  </section>`);
  const byKey = () => html`<section class="card">
    <h2>${methods?.email_link ? 'With an admin key' : 'Sign in'}</h2>
    <form @submit=${withKey}>
      ${field('Admin key', html`<input name="key" type="password" autocomplete="current-password" required placeholder="kn_admin_…">`,
        html`<code>./kinora up</code> prints one; an owner can make more.`)}
      <button id="use-key" class=${methods?.email_link ? 'secondary' : ''}>Sign in</button>
    </form>
  </section>`;
  const byInvite = () => html`<section class="card">
    <h2>I have an invite</h2>
    <form @submit=${withInvite}>
      ${field('Invite code', html`<input name="code" autocomplete="off" required>`)}
      ${field('Your name', html`<input name="name" autocomplete="name" required maxlength="100">`)}
      <button class="secondary">Join</button>
    </form>
  </section>`;
  const joined = () => html`<div class="secret" role="status">
    <h2>Your admin key</h2>
    <p>You are a member now. Sign in with this key from now on; it is not shown again.</p>
    <p><code class="value">${issued.key}</code></p>
    <button @click=${() => done(issued.session)}>I have saved it</button>
  </div>`;

  function view() {
    return html`<main class="signin" id="main">
      <h1><img src="icon.svg" alt="" width="40" height="40"> Kinora</h1>
      ${problem ? html`<p class="failure" role="alert">${problem}</p>` : nothing}
      ${issued ? joined() : html`${methods?.email_link ? byLink() : nothing}${byKey()}${byInvite()}`}
    </main>`;
  }
  return {load, open, view};
}
