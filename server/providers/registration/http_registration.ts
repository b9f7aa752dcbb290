// The registration system over HTTP, in the wire format of registration_openapi.yaml. The phone goes in the body: no
// personal data in an address that proxies log.
import { randomUUID } from 'node:crypto';
import type { FetchLike } from '../http/exchange.js';
import { asFields, textField, type Fields } from '../http/json_fields.js';
import { keyedCall, type KeyedEndpoint, type KeyedReply } from '../http/keyed_call.js';
import { runTries, type Tools, type Try } from '../http/tries.js';
import { ProviderFailure, type Registration, type RegistrationProvider } from '../ports.js';

/** undefined: no answer; null: nobody has this phone. */
type Found = Registration | null | undefined;

const kPath = '/v1/registrations/search';

/** undefined: not in the format. */
function registrationOf(fields: Fields, phone: string): Found {
  if (fields['registration'] === null) return null;
  const record = asFields(fields['registration']);
  const [name, idNumber] = [textField(record, 'name'), textField(record, 'id_number')];
  if (textField(record, 'phone') !== phone || !name || !idNumber || !/^\d{17}[\dX]$/.test(idNumber)) return undefined;
  return {
    phone,
    name: name.normalize('NFC'),
    idNumber,
    candidateNumber: textField(record, 'candidate_number') ?? null,
    examName: textField(record, 'exam_name') ?? null,
  };
}

/** A search changes nothing, so all but a refusal is tried again. */
function readReply(reply: KeyedReply, phone: string): Try<Found> {
  const none = (delivery: 'answered' | 'notSent' | 'unknown', code: string, again: boolean): Try<Found> => ({
    delivery,
    answer: undefined,
    code,
    failed: code !== 'ABORTED',
    again: again && code !== 'ABORTED',
  });
  if (reply.kind !== 'replied') return none(reply.kind, reply.code, true);
  if (reply.code !== null)
    return { ...none('answered', reply.code, reply.status === 429), failed: reply.status !== 429 };
  const answer = registrationOf(reply.fields, phone);
  if (answer === undefined) return none('unknown', 'MALFORMED_ANSWER', true);
  return { delivery: 'answered', answer, code: 'OK', failed: false, again: false };
}

export function createHttpRegistration(
  endpoint: KeyedEndpoint,
  tools: Tools & { fetch: FetchLike },
): RegistrationProvider {
  return {
    async find(phone, signal) {
      const requestSn = randomUUID();
      const call = { method: 'POST', path: kPath, requestSn, payload: { phone } } as const;
      const once = async (timeoutMs: number): Promise<Try<Found>> =>
        readReply(await keyedCall(tools, endpoint, call, timeoutMs, signal), phone);
      const { last, delivery } = await runTries(tools, once, (found) => found !== undefined, signal);
      if (last?.answer === undefined) throw new ProviderFailure('registration', last?.code ?? 'CIRCUIT_OPEN', delivery);
      return last.answer;
    },
    health: () => tools.breaker.health(),
    close: () => {
      tools.breaker.close();
    },
  };
}
