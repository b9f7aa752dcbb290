import { parseArguments, usage } from './arguments.js';
import { runCard } from './card_command.js';

/** Set by the build. */
declare const __QUJING_VERSION__: string | undefined;

const version = typeof __QUJING_VERSION__ === 'string' ? __QUJING_VERSION__ : 'unbuilt';

async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2));
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(usage);
      return 0;
    case 'version':
      process.stdout.write(`${version}\n`);
      return 0;
    case 'mistake':
      process.stderr.write(`qujing: ${parsed.message}\n\n${usage}`);
      return 2;
    case 'card':
      return runCard(parsed, {
        write: (text) => process.stdout.write(text),
        complain: (text) => process.stderr.write(text),
      });
  }
}

// A reader that closes the pipe early (head) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
process.exitCode = await main();
