// What every room of the server is given: made once in main.ts, passed down.
import type { ArtifactStore } from './artifacts/artifact_store.js';
import type { Clock } from './common/clock.js';
import type { Settings } from './config/settings.js';
import type { Database } from './database/database.js';
import type { PoliceProvider, RegistrationProvider, SmsProvider } from './providers/ports.js';
import type { Sealer } from './sealing/sealer.js';
import type { Texts } from './texts/texts.js';
import type { Vision } from './vision/vision.js';

/** The part of pino that rooms use; no personal data in what it is given. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface Services {
  readonly settings: Settings;
  readonly db: Database;
  readonly sealer: Sealer;
  readonly artifacts: ArtifactStore;
  readonly vision: Vision;
  readonly police: PoliceProvider;
  readonly sms: SmsProvider;
  readonly registration: RegistrationProvider;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly log: Log;
}
