// What tests and demonstrations may change while the sandbox runs: PUT /script.
import { kPeople, type Behaviour, type Person } from './people.js';

/** How a service misbehaves, whoever is asked about. */
export type Fault = 'slow' | 'serverError' | 'garbage' | 'hangUp' | 'busy';

export interface FaultRule {
  readonly fault: Fault;
  /** Requests it still holds for; absent: until it is taken away. */
  readonly times?: number;
}

export type ServiceName = 'police' | 'sms' | 'registration';

export interface ScriptChange {
  readonly police?: FaultRule | null;
  readonly sms?: FaultRule | null;
  readonly registration?: FaultRule | null;
  readonly slowMs?: number;
  readonly smsLimits?: boolean;
  /** Added to the known people; who has the same number or phone is replaced. */
  readonly people?: readonly Person[];
}

const kSlowMs = 15_000;

export class Script {
  readonly #rules = new Map<ServiceName, { fault: Fault; left: number }>();
  #people: readonly Person[] = kPeople;
  slowMs = kSlowMs;
  smsLimits = true;

  get people(): readonly Person[] {
    return this.#people;
  }

  change({ slowMs, smsLimits, people, ...rules }: ScriptChange): void {
    for (const service of ['police', 'sms', 'registration'] as const) {
      const rule = rules[service];
      if (rule === null) this.#rules.delete(service);
      else if (rule) this.#rules.set(service, { fault: rule.fault, left: rule.times ?? Number.POSITIVE_INFINITY });
    }
    this.slowMs = slowMs ?? this.slowMs;
    this.smsLimits = smsLimits ?? this.smsLimits;
    if (people) this.#add(people);
  }

  reset(): void {
    this.#rules.clear();
    this.#people = kPeople;
    this.slowMs = kSlowMs;
    this.smsLimits = true;
  }

  /** The fault of this request, which uses one of its times up. */
  faultOf(service: ServiceName): Fault | null {
    const rule = this.#rules.get(service);
    if (!rule || rule.left <= 0) return null;
    rule.left -= 1;
    return rule.fault;
  }

  /** By number; a name that does not belong to it is a mismatch, as at any vendor's. */
  behaviourOf(idNumber: string, name: string): Behaviour {
    const person = this.#people.find((known) => known.idNumber === idNumber);
    if (!person) return 'noRecord';
    return person.name === name ? person.behaviour : 'nameMismatch';
  }

  #add(people: readonly Person[]): void {
    const others = this.#people.filter(
      (known) => !people.some(({ idNumber, phone }) => idNumber === known.idNumber || phone === known.phone),
    );
    this.#people = [...others, ...people];
  }
}
