// The public API, as the signed-in person. The session is a cookie that scripts cannot read; what changes
// something carries the session's token, which a foreign page does not know.

let csrfToken = '';

/** What the API refused, in its own words. */
export class ApiError extends Error {
  constructor(status, error) {
    super(error?.message ?? `The server answered ${status}.`);
    this.status = status;
    this.code = error?.code;
    this.param = error?.param;
  }
}

async function send(method, path, body, key) {
  const headers = key ? {Authorization: `Bearer ${key}`} : {};
  if (method !== 'GET' && !key) headers['X-Kinora-CSRF'] = csrfToken;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let response;
  try {
    response = await fetch(`/v1${path}`, {
      method, headers, credentials: 'same-origin', body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ApiError(0, {message: 'The server cannot be reached.'});
  }
  const text = await response.text();
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch {
    answer = null;
  }
  if (!response.ok) throw new ApiError(response.status, answer?.error);
  return answer;
}

export const get = path => send('GET', path);
export const post = (path, body = {}) => send('POST', path, body);
export const remove = path => send('DELETE', path);

/** A query from what is set; a list gives one parameter for each of its members. */
export function query(values) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') parameters.append(name, each);
    }
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}

/** What a page can do without: null where this person may not see it or the server has no such thing. */
export async function optional(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error.status === 403 || error.status === 404) return null;
    throw error;
  }
}

export async function signIn(key) {
  return started(await send('POST', '/organization/session', undefined, key));
}

export async function currentSession() {
  try {
    return started(await get('/organization/session'));
  } catch (error) {
    if (error.status === 401) return null;
    throw error;
  }
}

export async function signOut() {
  await remove('/organization/session');
  csrfToken = '';
}

function started(session) {
  csrfToken = session.csrf_token;
  return session;
}

/** Which project, and whether with its test or its live rules, is read by the server from here. */
export function act(project, mode) {
  document.cookie = `kinora_project=${project}.${mode}; Path=/v1; SameSite=Strict; Max-Age=31536000`;
}

export function acting() {
  const [project, mode] = (localStorage.getItem('acting') ?? '').split('.');
  return {project: project || null, mode: mode || 'test'};
}
