// BullMQ with its defaults, but for the number of jobs at once and of stalls that a job survives.
import { openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Queue, Worker } from 'bullmq';

const connection = { host: '127.0.0.1', port: Number(process.env.PEER_PORT), maxRetriesPerRequest: null };
const [mode, journal, slots] = process.argv.slice(2);

if (mode === 'produce') {
  const queue = new Queue('jobs', { connection });
  console.log('ready');
  let batch = [];
  for await (const line of createInterface({ input: process.stdin })) {
    if (line !== 'flush') {
      batch.push({ name: 'job', data: line, opts: { removeOnComplete: true } });
      continue;
    }
    while (batch.length > 0) await queue.addBulk(batch.splice(0, 1000));
    console.log('ok');
  }
  process.exit(0);
}

const file = openSync(journal, 'a');
const note = (what, token) =>
  writeSync(file, `${what} ${token} ${Math.round((performance.timeOrigin + performance.now()) * 1000)}\n`);
const work = async (job) => {
  const [token, , millis] = job.data.split(' ');
  note('start', token);
  if (Number(millis) > 0) await new Promise((done) => setTimeout(done, Number(millis)));
  note('end', token);
};
const worker = new Worker('jobs', work, { connection, concurrency: Number(slots), maxStalledCount: 1000 });
await worker.waitUntilReady();
console.log('ready');
