// /v1/registrations/search: a registration system in the format of the server's registration_openapi.yaml.
import { kMark, type House } from './house.js';
import { keyedRefusal } from './keyed_signature.js';
import { spoil } from './spoil.js';

const kExam = `${kMark}高等教育自学考试`;

function phoneOf(body: Buffer): string | null {
  try {
    const fields = JSON.parse(body.toString('utf8')) as { phone?: unknown } | null;
    const phone = fields?.phone;
    return typeof phone === 'string' && /^1[3-9]\d{9}$/.test(phone) ? phone : null;
  } catch {
    return null;
  }
}

export function registrationRoutes(house: House): void {
  const { app, script, ledger, secrets, nowMs } = house;
  app.post('/v1/registrations/search', async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const refusal = keyedRefusal(request, body, secrets.keyed, nowMs());
    if (refusal)
      return reply.code(refusal.status).send({ code: refusal.code, message: `${refusal.message} (${kMark})` });
    const phone = phoneOf(body);
    if (phone === null) return reply.code(400).send({ code: 'INVALID_FIELD', message: `phone (${kMark})` });
    const person = script.people.find((known) => known.phone === phone);
    const fault = script.faultOf('registration');
    const outcome = fault ?? (person ? 'found' : 'none');
    ledger.note('registration', String(request.headers['x-request-sn']), { outcome, billed: 0 });
    if (fault === 'busy') return reply.code(429).send({ code: 'BUSY', message: kMark });
    if (fault && !(await spoil(fault, house, reply))) return reply;
    const registration = person
      ? {
          phone,
          name: person.name,
          id_number: person.idNumber,
          candidate_number: person.candidateNumber,
          exam_name: kExam,
        }
      : null;
    return reply.send({ message: kMark, registration });
  });
}
