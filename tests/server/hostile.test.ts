import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { mustRun } from '../../scripts/lib/run.js';
import { oddFiles } from '../data/face/broken_files.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import type { Answer, Client } from './client.js';
import { forget, type ServerUnderTest, startServer } from './server_under_test.js';
import { flowIn, pastCard } from './steps.js';

const kCrcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const crc = ~body.reduce((sum, byte) => (kCrcTable[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8), 0xffffffff >>> 0) >>> 0;
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc >>> 0);
  return Buffer.concat([length, body, check]);
}

/** A PNG that says it is so large, and whose rows are all one byte. */
function bomb(width: number, height: number, rows: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc((width + 1) * rows));
  const magic = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([magic, pngChunk('IHDR', head), pngChunk('IDAT', data), pngChunk('IEND', Buffer.alloc(0))]);
}

describe('a picture that is meant to do harm', () => {
  let server: ServerUnderTest;
  let client: Client;
  before(async () => {
    await mustRun('bash', ['scripts/setup/face_data.sh']);
    server = await startServer();
    client = await pastCard(server, 'match');
  });
  after(async () => {
    await server.close();
    forget(server.folder);
    await closeMeshes();
    await closeMattes();
  });

  const codeOf = ({ body }: Answer): string => (body as { code?: string }).code ?? 'stored';

  test('by unfolding to far more than it is, is not unfolded', async () => {
    for (const [what, picture, expected] of [
      ['a billion pixels', bomb(32_000, 32_000, 1000), 'pictureTooLarge'],
      ['sizes beyond every counter', bomb(0x7fffffff, 0x7fffffff, 0), /picture(TooLarge|Unreadable)/],
      ['one row very wide', bomb(2_000_000, 40, 40), 'pictureTooLarge'],
      ['no pixels', bomb(0, 0, 0), 'pictureUnreadable'],
    ] as const) {
      const code = codeOf(await client.put(picture, 'image/png'));
      if (typeof expected === 'string') assert.equal(code, expected, what);
      else assert.match(code, expected, what);
    }
  });

  test('by being something else as well, is kept as a picture alone', async () => {
    const jpeg = await sharp({ create: { width: 480, height: 640, channels: 3, background: '#8090a0' } })
      .withExif({ IFD0: { Artist: '<script>alert(1)</script>' } })
      .jpeg()
      .toBuffer();
    const page = Buffer.from('<html><script>alert(1)</script>');
    const archive = Buffer.from('504b0506'.padEnd(44, '0'), 'hex');
    for (const polyglot of [Buffer.concat([jpeg, page]), Buffer.concat([jpeg, archive])]) {
      assert.equal(codeOf(await client.put(polyglot)), 'stored');
      const source = await client.stored(polyglot);
      const { portrait } = flowIn(await client.once('/portraits', { source, origin: 'album' }));
      const { body } = await client.get(`/portraits/${portrait?.id ?? ''}/original`);
      const shown = (body as Buffer).toString('latin1');
      assert.ok(!shown.includes('script') && !shown.includes('PK'), 'what is shown was encoded anew');
    }
    for (const stranger of [
      page,
      archive,
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Buffer.from('GIF89a'),
    ])
      assert.equal(codeOf(await client.put(stranger)), 'unsupportedType');
    const wrongName = await client.put(await sharp(jpeg).png().toBuffer(), 'image/jpeg');
    assert.equal(codeOf(wrongName), 'stored', 'its first bytes say what it is, not its header');
  });

  test('by being broken, is refused by name or judged as what it shows', async () => {
    for (const { bytes, what } of await oddFiles()) {
      const answer = await client.put(bytes);
      assert.match(codeOf(answer), /^(stored|pictureUnreadable|unsupportedType|pictureTooLarge|badRequest)$/, what);
      if (codeOf(answer) !== 'stored') continue;
      const source = (answer.body as { sha256: string }).sha256;
      const judged = await client.once('/portraits', { source, origin: 'album' });
      assert.ok([200, 422, 429].includes(judged.status), `${what}: ${judged.status} ${codeOf(judged)}`);
    }
  });

  test('by its size, is refused before it is read whole', async () => {
    const large = Buffer.alloc(server.services.settings.limits.partBytes + 1, 0xff);
    assert.equal(codeOf(await client.put(large)), 'tooLarge');
    const noise = await sharp({
      create: { width: 7100, height: 7100, channels: 3, background: '#456' },
    })
      .jpeg({ quality: 50 })
      .toBuffer();
    assert.equal(codeOf(await client.put(noise)), 'pictureTooLarge', '50.4 megapixels');
  });

  test('leaves the server as it was', async () => {
    assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
    assert.equal((await client.flow()).step, 'portrait');
    assert.equal(server.logged.filter((line) => line.includes('"level":50')).length, 0, server.logged.join(''));
  });
});
