// For tests and demonstrations only: scripts the services' behaviour and counts what arrived. Open to whoever reaches it.
import { kMark, type House } from './house.js';
import { kBehaviours, type Person } from './people.js';
import type { FaultRule, ScriptChange } from './script.js';

const ruleSchema = {
  type: ['object', 'null'],
  additionalProperties: false,
  required: ['fault'],
  properties: {
    fault: { enum: ['slow', 'serverError', 'garbage', 'hangUp', 'busy'] },
    times: { type: 'integer', minimum: 1 },
  },
};
const text = { type: 'string', minLength: 1, maxLength: 64 };
const changeSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    police: ruleSchema,
    sms: ruleSchema,
    registration: ruleSchema,
    slowMs: { type: 'integer', minimum: 0, maximum: 120_000 },
    smsLimits: { type: 'boolean' },
    people: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['phone', 'name', 'idNumber', 'behaviour'],
        properties: {
          phone: { type: 'string', pattern: '^1[3-9][0-9]{9}$' },
          name: text,
          idNumber: { type: 'string', pattern: '^[0-9]{17}[0-9X]$' },
          behaviour: { enum: kBehaviours },
          candidateNumber: text,
          note: text,
        },
      },
    },
  },
};

type Body = Omit<ScriptChange, 'people'> & {
  readonly police?: FaultRule | null;
  readonly people?: readonly (Omit<Person, 'candidateNumber' | 'note'> & Partial<Person>)[];
};

export function controlRoutes({ app, script, ledger, inbox }: House): void {
  app.put('/script', async (request, reply) => {
    let body: unknown;
    try {
      body = JSON.parse(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '');
    } catch {
      return reply.code(400).send({ message: `${kMark}: no JSON` });
    }
    const validate = request.compileValidationSchema(changeSchema);
    if (!validate(body)) return reply.code(400).send({ message: kMark, errors: validate.errors });
    const { people, ...rest } = body as Body;
    const whole = people?.map((person) => ({ candidateNumber: kMark, note: '', ...person }));
    script.change({ ...rest, ...(whole ? { people: whole } : {}) });
    return reply.send({ mark: kMark });
  });
  app.delete('/script', async (_, reply) => {
    script.reset();
    ledger.clear();
    inbox.clear();
    return reply.send({ mark: kMark });
  });
  app.get('/people', async (_, reply) => reply.send({ mark: kMark, people: script.people }));
  app.get('/calls', async (_, reply) => reply.send({ mark: kMark, calls: ledger.all() }));
  app.get<{ Params: { sn: string } }>('/calls/:sn', async (request, reply) =>
    reply.send({ mark: kMark, calls: ledger.of(request.params.sn) }),
  );
}
