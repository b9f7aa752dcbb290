import { spawnSync } from 'node:child_process';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

export interface Outcome {
  readonly status: number | null;
  /** Of the output, each without its end. */
  readonly lines: readonly string[];
  readonly errors: string;
}

/** Runs the command line as it ships. @param folder that it runs in */
export function runQujing(args: readonly string[], folder?: string): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
  return { status, lines: stdout.split('\n').slice(0, -1), errors: stderr };
}
