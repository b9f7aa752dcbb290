// How many plain requests a second does the server answer, and how late is the slowest of a hundred?
// One process, SQLite, a signed-in candidate; the load comes from the same machine.
import autocannon from 'autocannon';
import { registeredAs } from '../server/candidates.js';
import { Client } from '../server/client.js';
import { forget, startServer } from '../server/server_under_test.js';
import { figure } from '../golden/check_answers.js';

const kSeconds = 10;
const kConnections = 20;

const server = await startServer();
const client = await Client.signedIn(server, registeredAs('match').phone);
const headers = { authorization: `Bearer ${client.accessToken}` };
const set = `${kConnections} connections, ${kSeconds} s, load from the same two cores`;
for (const [name, path] of [
  ['health', '/healthz'],
  ['texts', '/api/v1/texts'],
  ['flow', '/api/v1/flow'],
] as const) {
  const { requests, latency, non2xx } = await autocannon({
    url: `${server.url}${path}`,
    headers,
    connections: kConnections,
    duration: kSeconds,
  });
  if (non2xx > 0) throw new Error(`${name}: ${non2xx} requests were refused`);
  figure(`plain routes, ${name}: answers a second`, Math.round(requests.mean), '', set, requests.total);
  figure(`plain routes, ${name}: p99`, latency.p99, 'ms', set, requests.total);
}
await server.close();
forget(server.folder);
