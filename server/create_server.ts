// The server, made of its settings: database, store, processes, providers, HTTP.
import { readFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { createCardEngine } from 'qujing/node';
import { FolderStore } from './artifacts/folder_store.js';
import type { Clock } from './common/clock.js';
import type { ProviderSettings } from './config/provider_settings.js';
import type { Settings } from './config/settings.js';
import { openDatabase } from './database/database.js';
import { createApp } from './http/app.js';
import { createPoliceProvider, createRegistrationProvider, createSmsProvider } from './providers/create_providers.js';
import type { RegistrationProvider } from './providers/ports.js';
import { importRegistrations } from './providers/registration/csv_import.js';
import { createListedRegistrations } from './providers/registration/listed_registrations.js';
import { cleanUp } from './retention/clean_up.js';
import { sweepArtifacts } from './retention/sweep_artifacts.js';
import { Sealer } from './sealing/sealer.js';
import type { Services } from './services.js';
import { readTexts } from './texts/texts.js';
import { ProcessPool } from './vision/process_pool.js';

export interface ServerFiles {
  readonly document: URL | string;
  readonly texts: URL | string;
  readonly visionProgram: URL;
}

export interface QujingServer {
  readonly app: FastifyInstance;
  readonly services: Services;
  /** Answers what is under way, then closes everything. */
  close(): Promise<void>;
}

const kCleanUpMs = 60_000;
const kSweepMs = 24 * 3_600_000;

async function registrationOf(
  config: ProviderSettings['registration'],
  log: FastifyBaseLogger,
): Promise<RegistrationProvider> {
  if (config.kind === 'http') return createRegistrationProvider(config);
  const engine = await createCardEngine();
  try {
    const readIdNumber = (text: string) => engine.readIdNumber(text);
    const { registrations, problems } = await importRegistrations(await readFile(config.file), { readIdNumber });
    for (const { line, field, code } of problems) log.warn({ line, field, code }, 'a registration was left out');
    log.info({ registrations: registrations.length, leftOut: problems.length }, 'registrations read');
    return createListedRegistrations(registrations);
  } finally {
    engine.close();
  }
}

async function servicesOf(
  settings: Settings,
  providers: ProviderSettings,
  files: ServerFiles,
  log: FastifyBaseLogger,
  clock: Clock,
): Promise<Services & { readonly vision: ProcessPool }> {
  mkdirSync(settings.dataFolder, { recursive: true, mode: 0o700 });
  const sealer = new Sealer(settings.masterKey);
  const { limits, visionProcesses } = settings;
  return {
    settings,
    sealer,
    clock,
    log,
    texts: await readTexts(files.texts),
    artifacts: await FolderStore.open(join(settings.dataFolder, 'artifacts'), sealer),
    police: createPoliceProvider(providers.police),
    sms: createSmsProvider(providers.sms),
    registration: await registrationOf(providers.registration, log),
    vision: new ProcessPool(files.visionProgram, visionProcesses, limits.partPixels),
    db: await openDatabase(settings.databaseUrl),
  };
}

/** @param clock tests play it. */
export async function createServer(
  settings: Settings,
  providers: ProviderSettings,
  files: ServerFiles,
  logger: FastifyBaseLogger,
  clock: Clock = Date.now,
): Promise<QujingServer> {
  const services = await servicesOf(settings, providers, files, logger, clock);
  await services.vision.start();
  const app = await createApp(services, { logger, document: files.document });
  const regularly = (work: (services: Services) => Promise<unknown>, everyMs: number): NodeJS.Timeout =>
    setInterval(() => {
      work(services).catch((error: unknown) => {
        logger.error({ kind: error instanceof Error ? error.name : 'thrown' }, `${work.name} failed`);
      });
    }, everyMs);
  const timers = [regularly(cleanUp, kCleanUpMs), regularly(sweepArtifacts, kSweepMs)];
  return {
    app,
    services,
    close: async () => {
      timers.forEach(clearInterval);
      await app.close();
      await services.vision.close();
      for (const provider of [services.police, services.sms, services.registration]) provider.close();
      await services.db.destroy();
    },
  };
}
