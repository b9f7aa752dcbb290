// Registrations of an imported list, held in memory.
import type { Registration, RegistrationProvider } from '../ports.js';

export function createListedRegistrations(registrations: readonly Registration[]): RegistrationProvider {
  const byPhone = new Map(registrations.map((registration) => [registration.phone, registration]));
  let tries = 0;
  return {
    find: (phone) => {
      tries += 1;
      return Promise.resolve(byPhone.get(phone) ?? null);
    },
    health: () => ({
      provider: 'registration list',
      breaker: 'closed',
      tries,
      failures: 0,
      refused: 0,
      lastFailure: null,
      lastFailureAtMs: null,
    }),
    close: () => undefined,
  };
}
