// A candidate as a mini-program would be one: bearer tokens, plain fetch.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { components } from '../../build/openapi/api.js';
import type { ServerUnderTest } from './server_under_test.js';

type Schemas = components['schemas'];
export type Flow = Schemas['Flow'];

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Of a problem; empty where the answer is none. */
export const codeOf = ({ body }: Pick<Answer, 'body'>): string => (body as { code?: string } | undefined)?.code ?? '';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export class Client {
  /** Of the server, or of one that took its place. */
  url: string;
  accessToken = '';
  refreshToken = '';

  /** Not signed in. */
  constructor(readonly server: ServerUnderTest) {
    this.url = server.url;
  }

  /** Signs in as somebody the sandbox knows. */
  static async signedIn(server: ServerUnderTest, phone: string): Promise<Client> {
    const texts = (await (await fetch(`${server.url}/api/v1/texts`)).json()) as Schemas['Texts'];
    const client = new Client(server);
    const code = await client.codeFor(phone);
    const consent = ({ version, sha256: words }: Schemas['Text']) => ({ version, sha256: words });
    const { status, body } = await client.post('/sign-in', {
      phone,
      code,
      userAgreement: consent(texts.userAgreement),
      privacyPolicy: consent(texts.privacyPolicy),
      transport: 'bearer',
    });
    assert.equal(status, 200, JSON.stringify(body));
    const { accessToken = '', refreshToken = '' } = body as Schemas['SignedIn'];
    return Object.assign(client, { accessToken, refreshToken });
  }

  /** Asks for a code and reads it where the sandbox shows what was sent. */
  async codeFor(phone: string): Promise<string> {
    const before = this.server.sandbox.inbox.all().length;
    const { status, body } = await this.post('/sign-in/codes', { phone });
    assert.equal(status, 202, JSON.stringify(body));
    for (let waited = 0; waited < 5000; waited += 20) {
      const [newest] = this.server.sandbox.inbox.all();
      if (this.server.sandbox.inbox.all().length > before && newest?.phone === phone) return newest.code;
      await delay(20);
    }
    throw new Error('no message arrived');
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send('POST', path, body === undefined ? undefined : JSON.stringify(body), {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    });
  }

  /** With a fresh Idempotency-Key, or the one given. */
  once(path: string, body?: unknown, key: string = randomUUID()): Promise<Answer> {
    return this.post(path, body, { 'idempotency-key': key });
  }

  async put(bytes: Uint8Array, type = 'image/jpeg', digest = sha256(bytes)): Promise<Answer> {
    return this.send('PUT', `/parts/${digest}`, bytes, { 'content-type': type });
  }

  /** Stores it. @returns its digest */
  async stored(bytes: Uint8Array): Promise<string> {
    const { status, body } = await this.put(bytes);
    assert.equal(status, 200, JSON.stringify(body));
    return (body as Schemas['StoredPart']).sha256;
  }

  async flow(): Promise<Flow> {
    const { status, body } = await this.get('/flow');
    assert.equal(status, 200, JSON.stringify(body));
    return body as Flow;
  }

  async send(
    method: string,
    path: string,
    body?: string | Uint8Array,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const authorization = this.accessToken === '' ? {} : { authorization: `Bearer ${this.accessToken}` };
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { ...authorization, ...headers },
      ...(body !== undefined && { body: body as BodyInit }),
    });
    const type = answer.headers.get('content-type') ?? '';
    const bytes = Buffer.from(await answer.arrayBuffer());
    return {
      status: answer.status,
      body: type.includes('json') ? (JSON.parse(bytes.toString('utf8')) as unknown) : bytes,
    };
  }
}
