// The official OpenAI client for Node, unchanged: OPENAI_BASE_URL and OPENAI_API_KEY point at Kinora.
// usage: node video.mjs [FILE]
import { writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import OpenAI from 'openai';

const file = process.argv[2] ?? 'node.mp4';
const client = new OpenAI();

let video = await client.videos.create({
  model: 'sora-2',
  prompt: 'A basketball player misses a free throw.',
  seconds: '4',
  size: '1280x720',
});

while (video.status === 'queued' || video.status === 'in_progress') {
  await pause(1000);
  video = await client.videos.retrieve(video.id);
}
if (video.status !== 'completed') {
  throw new Error(`${video.error.code}: ${video.error.message}`);
}

const content = await client.videos.downloadContent(video.id);
await writeFile(file, Buffer.from(await content.arrayBuffer()));
console.log(file);
