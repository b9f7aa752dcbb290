// The authority's own gateway to the police-ID service, in the wire format of generic_openapi.yaml: a request number
// that the gateway honours, and a query. Any provider of FACTS' table fits behind such a gateway.
import { redact } from '../http/redact.js';
import { scoreField, textField, wordField, type Fields } from '../http/json_fields.js';
import { keyedCall, type KeyedEndpoint, type KeyedReply } from '../http/keyed_call.js';
import type { FetchLike } from '../http/exchange.js';
import { runTries, type Tools, type Try } from '../http/tries.js';
import {
  isSettled,
  policeOutcomes,
  type PoliceOutcome,
  type PoliceProvider,
  type PoliceQuestion,
  type PoliceVerdict,
} from '../ports.js';
import { checkRequestSn, lostTry, refusedVerdict, settles, verdictOf, type Finding } from './verdict.js';

export interface GenericPoliceConfig extends KeyedEndpoint {
  /** A MATCH below this score is a FACE_MISMATCH; null: the gateway's word is enough. */
  readonly threshold: number | null;
  /** Bytes of the JPEG. */
  readonly maxPortraitBytes: number;
}

/** generic_openapi.yaml, portrait_jpeg_base64: 4 MiB of base64. */
export const kGenericMaxPortraitBytes = 3 * 1024 * 1024;

const kPath = '/v1/verifications';
const kNotFound = 'NOT_FOUND';

function outcomeOf(word: string | undefined): PoliceOutcome | undefined {
  return policeOutcomes.find((outcome) => outcome === word);
}

function findingOf(
  fields: Fields,
  requestSn: string,
  threshold: number | null,
  secrets: string[],
): Finding | undefined {
  const said = outcomeOf(textField(fields, 'outcome'));
  if (!said || textField(fields, 'request_sn') !== requestSn || typeof fields['billed'] !== 'boolean') return undefined;
  const score = scoreField(fields, 'score') ?? null;
  if (said === 'MATCH' && threshold !== null && score === null) return undefined;
  const tooLow = said === 'MATCH' && threshold !== null && score !== null && score < threshold;
  return {
    outcome: tooLow ? 'FACE_MISMATCH' : said,
    score,
    providerCode: wordField(fields, 'code') ?? said,
    providerMessage: redact(textField(fields, 'message') ?? '', secrets),
    providerRequestId: wordField(fields, 'provider_request_id') ?? null,
    billed: fields['billed'],
  };
}

/** A refusal of the format's error object: 4xx. */
function refusal(status: number, code: string, message: string): Try<Finding> {
  const outcome: PoliceOutcome = status === 429 ? 'RATE_LIMITED' : 'PROVIDER_UNAVAILABLE';
  const answer: Finding = {
    outcome,
    score: null,
    providerCode: code,
    providerMessage: message,
    providerRequestId: null,
    billed: false,
  };
  // 401 and 403 meet every candidate until the operator acts.
  const refusesUs = status === 401 || status === 403;
  const working = code === 'IN_PROGRESS';
  const delivery = working ? 'unknown' : 'answered';
  return { delivery, answer, code, failed: refusesUs, again: status === 429 || working };
}

function readReply(reply: KeyedReply, requestSn: string, threshold: number | null, secrets: string[]): Try<Finding> {
  if (reply.kind !== 'replied') return lostTry(reply.kind, reply.code, !/^HTTP_(3|4(?!29))/.test(reply.code));
  const { status, code, fields } = reply;
  if (code !== null) return refusal(status, code, redact(textField(fields, 'message') ?? '', secrets));
  if (status === 202) return refusal(status, 'IN_PROGRESS', '');
  const finding = findingOf(fields, requestSn, threshold, secrets);
  if (!finding) return lostTry('unknown', 'MALFORMED_ANSWER');
  const troubled = finding.outcome === 'PROVIDER_UNAVAILABLE';
  return {
    delivery: 'answered',
    answer: finding,
    code: finding.providerCode,
    failed: troubled,
    // RATE_LIMITED in an answer is about this person; the gateway's own limit is 429.
    again: troubled,
  };
}

function payloadOf(question: PoliceQuestion): Fields {
  const { requestSn, name, idNumber, portrait, validFrom, validTo, consentId } = question;
  return {
    request_sn: requestSn,
    name,
    id_number: idNumber,
    portrait_jpeg_base64: Buffer.from(portrait).toString('base64'),
    ...(validFrom === undefined ? {} : { valid_from: validFrom }),
    ...(validTo === undefined ? {} : { valid_to: validTo }),
    consent_id: consentId,
  };
}

/** The two calls of the format, each as one try. */
class GenericCalls {
  constructor(
    private readonly config: GenericPoliceConfig,
    private readonly tools: Tools & { fetch: FetchLike },
  ) {}

  async post(question: PoliceQuestion, payload: Fields, timeoutMs: number): Promise<Try<Finding>> {
    const { requestSn, name, idNumber, signal } = question;
    const call = { method: 'POST', path: kPath, requestSn, payload } as const;
    const reply = await keyedCall(this.tools, this.config, call, timeoutMs, signal);
    return readReply(reply, requestSn, this.config.threshold, [name, idNumber]);
  }

  async get(requestSn: string, timeoutMs: number, signal?: AbortSignal): Promise<Try<Finding>> {
    const call = { method: 'GET', path: `${kPath}/${requestSn}`, requestSn } as const;
    const reply = await keyedCall(this.tools, this.config, call, timeoutMs, signal);
    return readReply(reply, requestSn, this.config.threshold, []);
  }
}

export function createGenericPolice(config: GenericPoliceConfig, tools: Tools & { fetch: FetchLike }): PoliceProvider {
  const calls = new GenericCalls(config, tools);
  async function verify(question: PoliceQuestion): Promise<PoliceVerdict> {
    const { requestSn, portrait, signal } = question;
    checkRequestSn(requestSn);
    if (portrait.byteLength > config.maxPortraitBytes) {
      const message = `a portrait of ${portrait.byteLength} bytes, at most ${config.maxPortraitBytes} are taken`;
      return refusedVerdict('QUALITY_BAD', 'PORTRAIT_TOO_LARGE', message);
    }
    const payload = payloadOf(question);
    let mayBeThere = false;
    const once = async (timeoutMs: number): Promise<Try<Finding>> => {
      const startMs = tools.clock.nowMs();
      // What may have arrived is asked for before the portrait is sent again.
      const found = mayBeThere ? await calls.get(requestSn, timeoutMs, signal) : undefined;
      if (found && found.code !== kNotFound) return found;
      const sent = await calls.post(question, payload, Math.max(1, timeoutMs - (tools.clock.nowMs() - startMs)));
      mayBeThere ||= sent.delivery === 'unknown';
      return sent;
    };
    return verdictOf(await runTries(tools, once, settles, signal));
  }
  async function query(requestSn: string, signal?: AbortSignal): Promise<PoliceVerdict | undefined> {
    checkRequestSn(requestSn);
    const once = (timeoutMs: number): Promise<Try<Finding>> => calls.get(requestSn, timeoutMs, signal);
    const verdict = verdictOf(await runTries(tools, once, settles, signal));
    if (verdict.providerCode === kNotFound) return undefined;
    // A query that fails leaves the question as open as it was, even when the query itself never left.
    return isSettled(verdict.outcome) ? verdict : { ...verdict, delivery: 'unknown', billed: null };
  }
  return {
    verify,
    query,
    health: () => tools.breaker.health(),
    close: () => {
      tools.breaker.close();
    },
  };
}
