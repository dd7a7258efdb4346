import {post, signIn} from '../api.js';
import {html, nothing} from '../lib.js';
import {field, toast, values} from '../parts.js';

let issued = null;

async function withKey(event, done) {
  event.preventDefault();
  const form = event.target;
  try {
    await done(await signIn(values(form).key));
  } catch (error) {
    toast(error.message, true);
  }
}

async function withInvite(event, done) {
  event.preventDefault();
  try {
    const {code, name} = values(event.target);
    issued = (await post('/sign_up', {code, name})).admin_api_key.value;
    const session = await signIn(issued);
    event.target.closest('main').querySelector('#issued').textContent = issued;
    event.target.closest('main').querySelector('.secret').hidden = false;
    event.target.closest('main').querySelector('.secret button').onclick = () => done(session);
  } catch (error) {
    toast(error.message, true);
  }
}

/** The page for people who are not signed in. */
export default function signin(done) {
  return html`<main class="signin" id="main">
    <h1><img src="icon.svg" alt="" width="40" height="40"> Kinora</h1>
    <section class="card">
      <h2>Sign in</h2>
      <form @submit=${event => withKey(event, done)}>
        ${field('Admin key', html`<input name="key" type="password" autocomplete="current-password" required placeholder="kn_admin_…" autofocus>`,
          html`<code>./kinora up</code> prints one; an owner can make more.`)}
        <button>Sign in</button>
      </form>
    </section>
    <section class="card">
      <h2>I have an invite</h2>
      <form @submit=${event => withInvite(event, done)}>
        ${field('Invite code', html`<input name="code" autocomplete="off" required>`)}
        ${field('Your name', html`<input name="name" autocomplete="name" required maxlength="100">`)}
        <button class="secondary">Join</button>
      </form>
      <div class="secret" hidden>
        <h3>Your admin key</h3>
        <p>Sign in with it from now on. It is not shown again.</p>
        <p><code class="value" id="issued">${issued ?? nothing}</code></p>
        <button>I have saved it</button>
      </div>
    </section>
  </main>`;
}
