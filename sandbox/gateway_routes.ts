// /v1/verifications: a gateway to the police-ID service in the format of the server's generic_openapi.yaml.
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { kMark, type House } from './house.js';
import { keyedRefusal, type Refusal } from './keyed_signature.js';
import { isDone, PoliceFaults } from './police_fault.js';
import { policeAnswer, type PoliceAnswer } from './police_answers.js';
import { spoil } from './spoil.js';

type Fields = Readonly<Record<string, unknown>>;

const forms: readonly (readonly [name: string, form: RegExp, required: boolean])[] = [
  ['request_sn', /^[A-Za-z0-9_-]{8,64}$/, true],
  ['name', /^.{1,64}$/u, true],
  ['id_number', /^\d{17}[\dX]$/, true],
  ['consent_id', /^.{1,64}$/, true],
  ['portrait_jpeg_base64', /^[A-Za-z0-9+/]{4,}={0,2}$/, true],
  ['valid_from', /^\d{4}-\d\d-\d\d$/, false],
  ['valid_to', /^\d{4}-\d\d-\d\d$/, false],
];
const kMaxPortraitBase64 = 4 * 1024 * 1024;

function refusalOf(fields: Fields, requestSn: unknown): Refusal | null {
  const bad = (code: string, message: string): Refusal => ({ status: 400, code, message });
  for (const [name, form, required] of forms) {
    const value = fields[name];
    if (value === undefined && required) return bad('MISSING_FIELD', name);
    if (value !== undefined && (typeof value !== 'string' || !form.test(value))) return bad('INVALID_FIELD', name);
  }
  const other = Object.keys(fields).find((name) => !forms.some(([known]) => known === name));
  if (other !== undefined) return bad('INVALID_FIELD', 'a field that the format does not have');
  if (fields['request_sn'] !== requestSn) return bad('INVALID_FIELD', 'request_sn is not X-Request-Sn');
  const image = String(fields['portrait_jpeg_base64']);
  if (image.length > kMaxPortraitBase64) return { status: 413, code: 'TOO_LARGE', message: 'portrait_jpeg_base64' };
  return image.startsWith('/9j/') ? null : bad('INVALID_FIELD', 'portrait_jpeg_base64 is no JPEG');
}

function parse(body: Buffer): Fields | null {
  try {
    return JSON.parse(body.toString('utf8')) as Fields | null;
  } catch {
    return null;
  }
}

interface Stored {
  readonly digest: string;
  readonly answer: Fields;
}

function answerOf(requestSn: string, { outcome, score, code, message, billed }: PoliceAnswer): Fields {
  return {
    request_sn: requestSn,
    outcome,
    score,
    code,
    message: `${message} (${kMark})`,
    provider_request_id: randomUUID(),
    billed,
  };
}

class Gateway {
  readonly #stored = new Map<string, Stored>();
  readonly #faults = new PoliceFaults();

  constructor(private readonly house: House) {}

  async verify(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { secrets, nowMs } = this.house;
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const fields = parse(body) ?? {};
    const refusal =
      keyedRefusal(request, body, secrets.keyed, nowMs()) ?? refusalOf(fields, request.headers['x-request-sn']);
    if (refusal) return this.#refuse(reply, refusal);
    const digest = createHash('sha256').update(body).digest('hex');
    const earlier = this.#stored.get(String(fields['request_sn']));
    if (earlier && earlier.digest !== digest) {
      return this.#refuse(reply, { status: 409, code: 'DUPLICATE_REQUEST_SN', message: 'another content before' });
    }
    return this.#answer(fields, digest, earlier, reply);
  }

  async #answer(fields: Fields, digest: string, earlier: Stored | undefined, reply: FastifyReply): Promise<void> {
    const { script, ledger } = this.house;
    const requestSn = String(fields['request_sn']);
    const behaviour = script.behaviourOf(String(fields['id_number']), String(fields['name']));
    const fault = this.#faults.of(behaviour, requestSn, script.faultOf('police'));
    const duplicate = earlier !== undefined;
    const said = policeAnswer(behaviour);
    const done = fault !== 'busy' && isDone(fault);
    const outcome = done ? said.outcome : (fault ?? said.outcome);
    ledger.note('police generic', requestSn, { outcome, billed: said.billed && done && !duplicate ? 1 : 0, duplicate });
    if (fault === 'busy') return this.#refuse(reply, { status: 429, code: 'BUSY', message: 'too many requests' });
    const answer = earlier?.answer ?? answerOf(requestSn, said);
    const settles = said.outcome !== 'RATE_LIMITED' && said.outcome !== 'PROVIDER_UNAVAILABLE';
    if (done && settles) this.#stored.set(requestSn, { digest, answer });
    if (fault && !(await spoil(fault, this.house, reply))) return;
    await reply.send({ ...answer, duplicate });
  }

  async query(request: FastifyRequest<{ Params: { sn: string } }>, reply: FastifyReply): Promise<void> {
    const { secrets, nowMs } = this.house;
    const refusal = keyedRefusal(request, Buffer.alloc(0), secrets.keyed, nowMs());
    if (refusal) return this.#refuse(reply, refusal);
    const fault = this.house.script.faultOf('police');
    if (fault === 'busy') return this.#refuse(reply, { status: 429, code: 'BUSY', message: 'too many requests' });
    if (fault && !(await spoil(fault, this.house, reply))) return;
    const stored = this.#stored.get(request.params.sn);
    if (!stored) return this.#refuse(reply, { status: 404, code: 'NOT_FOUND', message: 'no such question' });
    await reply.send({ ...stored.answer, duplicate: true });
  }

  async #refuse(reply: FastifyReply, { status, code, message }: Refusal): Promise<void> {
    await reply.code(status).send({ code, message: `${message} (${kMark})` });
  }
}

export function gatewayRoutes(house: House): void {
  const gateway = new Gateway(house);
  house.app.post('/v1/verifications', (request, reply) => gateway.verify(request, reply));
  house.app.get<{ Params: { sn: string } }>('/v1/verifications/:sn', (request, reply) => gateway.query(request, reply));
}
