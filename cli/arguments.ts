import { parseArgs } from 'node:util';

const synopsis = 'Usage: qujing card FILE... [--json] [--out DIR]';

/** Below a mistake. */
export const shortUsage = `${synopsis}; qujing --help says more.\n`;

export const usage = `${synopsis}

Finds an ID-1 card in photographs. Prints a table, or with --json one JSON object a line.

  --json       one line of JSON for each FILE, in the order given
  --out DIR    write the card cut out flat into DIR as FILE's name + .card.jpg; DIR is made when it is missing
  --help       this text
  --version    the version of the engine

Exit status: 0 all files were read, 1 a file could not be read or its card not be written, 2 wrong usage, or DIR or
the output cannot be written.

Every field and code: docs/cli.md of the package.
`;

export interface CardArguments {
  readonly kind: 'card';
  readonly files: readonly string[];
  readonly json: boolean;
  readonly outDir: string | null;
}

export type Arguments =
  | CardArguments
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'mistake'; readonly message: string };

export function parseArguments(args: readonly string[]): Arguments {
  try {
    return interpret(args);
  } catch (error) {
    return { kind: 'mistake', message: mistakeIn(error) };
  }
}

/** parseArgs explains at length; its first clause is what went wrong. */
function mistakeIn(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message: string };
  const [, option = ''] = /'(?:-\w, )?(-[^' ]+)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `unknown option ${option}`;
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message;
  return message.includes('does not take an argument') ? `${option} takes no value` : `${option} needs a value`;
}

function interpret(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', short: 'v', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, ...files] = positionals;
  if (command === undefined) return { kind: 'mistake', message: 'a command is missing' };
  if (command !== 'card') return { kind: 'mistake', message: `unknown command "${command}"` };
  if (files.length === 0) return { kind: 'mistake', message: 'card needs at least one FILE' };
  if (values.out === '') return { kind: 'mistake', message: '--out needs a folder' };
  return { kind: 'card', files, json: values.json, outDir: values.out ?? null };
}
