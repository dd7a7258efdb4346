// The official OpenAI client for Node through every method of its video service that the server has.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import OpenAI, { AuthenticationError, BadRequestError, NotFoundError } from 'openai';

const client = new OpenAI();
const started = [];
const create = async (body) => {
  const video = await client.videos.create({ model: 'sora-2', prompt: 'A ball falls.', ...body });
  started.push(video.id);
  return video;
};

let video = await create({ seconds: '4', size: '1280x720' });
assert.equal(video.object, 'video');
assert.equal(video.size, '1280x720');
while (video.status === 'queued' || video.status === 'in_progress') {
  await pause(500);
  video = await client.videos.retrieve(video.id);
}
assert.equal(video.status, 'completed');
assert.equal(video.progress, 100);

const types = { video: 'video/mp4', thumbnail: 'image/webp', spritesheet: 'image/jpeg' };
for (const [variant, type] of Object.entries(types)) {
  const content = await client.videos.downloadContent(video.id, { variant });
  assert.equal(content.headers.get('content-type'), type);
  assert.ok((await content.arrayBuffer()).byteLength > 1000);
}

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
console.log('every method answered');
