// The program: configured by its environment (docs/server.md), stopped by SIGTERM or SIGINT.
import { extname } from 'node:path';
import { pino } from 'pino';
import { providerSettingsFrom } from './config/provider_settings.js';
import { settingsFrom } from './config/settings.js';
import { createServer } from './create_server.js';

const here = (path: string): URL => new URL(path, import.meta.url);
/** A challenge may be looked at for a minute. */
const kCloseMs = 70_000;
const logger = pino({ level: process.env['QUJING_LOG'] ?? 'info' });

try {
  const settings = settingsFrom(process.env);
  const files = {
    document: here('./api/openapi.yaml'),
    texts: process.env['QUJING_TEXTS'] ?? here('./texts/'),
    visionProgram: here(`./vision/vision_process${extname(import.meta.url)}`),
  };
  const server = await createServer(settings, providerSettingsFrom(process.env), files, logger);
  await server.app.listen({ host: settings.host, port: settings.port });
  const stop = (): void => {
    setTimeout(() => process.exit(1), kCloseMs).unref();
    server.close().catch(() => {
      process.exitCode = 1;
    });
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
} catch (error) {
  // The configuration's errors name a variable, never its value.
  logger.fatal(error instanceof Error ? error.message : 'the server did not start');
  process.exitCode = 1;
}
