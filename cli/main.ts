import { parseArguments, shortUsage, usage } from './arguments.js';
import { runCard } from './card_command.js';
import { runLiveness } from './liveness_command.js';
import { runPortrait } from './portrait_command.js';

/** Set by the build. */
declare const __QUJING_VERSION__: string | undefined;

const version = typeof __QUJING_VERSION__ === 'string' ? __QUJING_VERSION__ : 'unbuilt';

/** A reader that closed the pipe early (head): the files are still looked at, for the exit status and for --out. */
let readerLeft = false;

function write(text: string): void {
  if (!readerLeft) process.stdout.write(text);
}

function complain(text: string): void {
  process.stderr.write(text);
}

async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2));
  switch (parsed.kind) {
    case 'help':
      write(usage);
      return 0;
    case 'version':
      write(`${version}\n`);
      return 0;
    case 'mistake':
      complain(`qujing: ${parsed.message}\n${shortUsage}`);
      return 2;
    case 'card':
      return runCard(parsed, { write, complain });
    case 'portrait':
      return runPortrait(parsed, { write, complain });
    case 'liveness':
      return runLiveness(parsed, { write, complain });
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  readerLeft = true;
  if (error.code === 'EPIPE') return;
  complain(`qujing: the output cannot be written: ${error.message}\n`);
  process.exit(2);
});
// There is nowhere left to say it.
process.stderr.on('error', () => undefined);
process.exitCode = await main();
