// Runs a program and keeps what it says.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from './paths.js';

export interface RunOptions {
  /** Everything said goes into this file instead of the terminal. */
  log?: string;
  env?: Record<string, string>;
}

export interface RunOutcome {
  code: number;
  /** The last 64 KB of what was said. */
  output: string;
}

const kept = 64 * 1024;

export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunOutcome> {
  if (options.log) mkdirSync(dirname(options.log), { recursive: true });
  const log = options.log ? createWriteStream(options.log) : undefined;
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const hear = (text: string): void => {
    output = (output + text).slice(-kept);
    if (log) log.write(text);
    else process.stdout.write(text);
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  return new Promise((done) => {
    child.on('error', (error) => {
      hear(`${command}: ${error.message}\n`);
      log?.end();
      done({ code: 127, output });
    });
    child.on('close', (code) => {
      log?.end();
      done({ code: code ?? 1, output });
    });
  });
}

/** As run(), but a failure throws with the last lines of what was said. */
export async function mustRun(command: string, args: readonly string[], options: RunOptions = {}): Promise<void> {
  const { code, output } = await run(command, args, options);
  if (code === 0) return;
  const said = options.log ? `:\n${output.slice(-4000)}` : '';
  throw new Error(`${command} ${args.join(' ')} ended with ${code}${said}`);
}
