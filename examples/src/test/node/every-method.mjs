// The official OpenAI client for Node through every method of its video, file, batch, model and webhook services.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import OpenAI, { toFile, AuthenticationError, BadRequestError, NotFoundError } from 'openai';

const client = new OpenAI();
const started = [];
const create = async (body) => {
  const video = await client.videos.create({ model: 'sora-2', prompt: 'A ball falls.', ...body });
  started.push(video.id);
  return video;
};

const done = async (video) => {
  while (video.status === 'queued' || video.status === 'in_progress') {
    await pause(500);
    video = await client.videos.retrieve(video.id);
  }
  return video;
};

const created = await create({ seconds: '4', size: '1280x720' });
assert.equal(created.object, 'video');
assert.equal(created.size, '1280x720');
const video = await done(created);
assert.equal(video.status, 'completed');
assert.equal(video.progress, 100);

const types = { video: 'video/mp4', thumbnail: 'image/webp', spritesheet: 'image/jpeg' };
for (const [variant, type] of Object.entries(types)) {
  const content = await client.videos.downloadContent(video.id, { variant });
  assert.equal(content.headers.get('content-type'), type);
  assert.ok((await content.arrayBuffer()).byteLength > 1000);
}

const remix = await client.videos.remix(video.id, { prompt: 'It rises.' });
assert.equal(remix.remixed_from_video_id, video.id);
const edit = await client.videos.edit({ video: { id: video.id }, prompt: 'It is blue.' });
assert.equal(edit.remixed_from_video_id, video.id);
const extension = await client.videos.extend({ video: { id: video.id }, prompt: 'It rolls away.', seconds: '4' });
assert.equal(extension.seconds, '8');
const bytes = Buffer.from(await (await client.videos.downloadContent(video.id)).arrayBuffer());
const character = await client.videos.createCharacter({ name: 'Otto', video: await toFile(bytes, 'otto.mp4') });
assert.equal((await client.videos.getCharacter(character.id)).name, 'Otto');
// A source stays while something is being made from it.
for (const made of [remix, edit, extension]) assert.equal((await done(made)).status, 'completed');

const listed = [];
for await (const item of client.videos.list({ limit: 1, order: 'desc' })) {
  listed.push(item.id);
  if (listed.length === 3) break;
}
assert.ok(listed.includes(video.id) || listed.length === 3);

assert.deepEqual(await client.videos.delete(video.id), { id: video.id, object: 'video.deleted', deleted: true });
await assert.rejects(client.videos.retrieve(video.id), (e) => e instanceof NotFoundError && e.code === 'video_not_found');
await assert.rejects(
  client.videos.create({ prompt: 'A ball.', width: 8 }),
  (e) => e instanceof BadRequestError && e.code === 'unknown_parameter' && e.param === 'width' && /^req_/.test(e.requestID),
);
await assert.rejects(
  client.withOptions({ apiKey: 'kn_test_nobody' }).videos.list(),
  (e) => e instanceof AuthenticationError && e.code === 'invalid_api_key',
);

const lines = Buffer.from('{"custom_id":"1"}\n');
const file = await client.files.create({ file: await toFile(lines, 'lines.jsonl'), purpose: 'batch' });
assert.equal(file.bytes, lines.length);
assert.equal((await client.files.retrieve(file.id)).filename, 'lines.jsonl');
assert.equal((await client.files.waitForProcessing(file.id)).status, 'processed');
let found = false;
for await (const item of client.files.list()) found ||= item.id === file.id;
assert.ok(found);
assert.deepEqual(Buffer.from(await (await client.files.content(file.id)).arrayBuffer()), lines);
assert.ok((await client.files.delete(file.id)).deleted);

const line = { custom_id: '1', method: 'POST', url: '/v1/videos', body: { prompt: 'A ball.', seconds: '20' } };
const jsonl = Buffer.from(`${JSON.stringify(line)}\n`);
const input = await client.files.create({ file: await toFile(jsonl, 'batch.jsonl'), purpose: 'batch' });
const batch = await client.batches.create({ input_file_id: input.id, endpoint: '/v1/videos', completion_window: '24h' });
assert.equal((await client.batches.retrieve(batch.id)).input_file_id, input.id);
const batches = [];
for await (const item of client.batches.list()) batches.push(item.id);
assert.ok(batches.includes(batch.id));
assert.match((await client.batches.cancel(batch.id)).status, /^cancell(ing|ed)$/);

const models = [];
for await (const model of client.models.list()) models.push(model.id);
assert.ok(models.includes('sora-2'));
assert.equal((await client.models.retrieve('sora-2')).id, 'sora-2');
await assert.rejects(client.models.delete('sora-2'), (e) => e.code === 'method_not_allowed');

const heard = [];
const receiver = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  heard.push((await client.webhooks.unwrap(body, request.headers, endpoint.signing_secret)).type);
  response.writeHead(204).end();
});
await new Promise((listening) => receiver.listen(0, '127.0.0.1', listening));
const url = `http://127.0.0.1:${receiver.address().port}/`;
const endpoint = await client.webhooks.create({ name: 'node', url, event_types: ['video.completed'] });
assert.match(endpoint.signing_secret, /^whsec_/);
assert.equal((await client.webhooks.test(endpoint.id, { event_type: 'video.completed' })).status_code, 204);
assert.ok(heard.includes('video.completed'));
receiver.close();
assert.equal((await client.webhooks.update(endpoint.id, { name: 'changed' })).name, 'changed');
assert.equal((await client.webhooks.retrieve(endpoint.id)).name, 'changed');
const rotated = await client.webhooks.rotateSecret(endpoint.id);
assert.notEqual(rotated.signing_secret, endpoint.signing_secret);
const endpoints = [];
for await (const item of client.webhooks.list()) endpoints.push(item.id);
assert.ok(endpoints.includes(endpoint.id));
assert.ok((await client.webhooks.eventTypes.list()).data.includes('video.completed'));
assert.ok((await client.webhooks.delete(endpoint.id)).deleted);

const payload = '{"id":"evt_1","object":"event","created_at":1,"type":"video.completed","data":{"id":"video_1"}}';
const timestamp = Math.floor(Date.now() / 1000);
const key = Buffer.from(endpoint.signing_secret.slice('whsec_'.length), 'base64');
const signature = createHmac('sha256', key).update(`wh_1.${timestamp}.${payload}`).digest('base64');
const headers = { 'webhook-id': 'wh_1', 'webhook-timestamp': `${timestamp}`, 'webhook-signature': `v1,${signature}` };
const event = await client.webhooks.unwrap(payload, headers, endpoint.signing_secret);
assert.equal(event.data.id, 'video_1');
await client.webhooks.verifySignature(payload, headers, endpoint.signing_secret);
await assert.rejects(client.webhooks.verifySignature(`${payload} `, headers, endpoint.signing_secret));

console.log('every method answered');
