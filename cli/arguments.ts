import { parseArgs } from 'node:util';

const synopsis = `Usage: qujing card FILE... [--json] [--out DIR]
       qujing portrait FILE... [--spec ID] [--out DIR] [--landmarks] [--json]`;

/** Below a mistake. */
export const shortUsage = `${synopsis}
qujing --help says more.\n`;

export const usage = `${synopsis}

card      finds an ID-1 card in photographs.
portrait  judges portraits, and makes the exam photo of each.

Both print a table, or with --json one JSON object a line.

  --json       one line of JSON for each FILE, in the order given
  --out DIR    write into DIR, which is made when it is missing: the card cut out flat as FILE's name + .card.jpg, the
               photo as FILE's name + .photo.jpg
  --spec ID    the rule of the photo: zikao-blue (default) or another of docs/photo_specs.md, or a file that ends in .json
  --landmarks  also the 468 points of the face mesh, with --json
  --help       this text
  --version    the version of the engine

Exit status: 0 all files were read, 1 a file could not be read or its card or photo not be written, 2 wrong usage, the spec is none,
or DIR or the output cannot be written.

Every field and code: docs/cli.md of the package.
`;

export interface CardArguments {
  readonly kind: 'card';
  readonly files: readonly string[];
  readonly json: boolean;
  readonly outDir: string | null;
}

export interface PortraitArguments {
  readonly kind: 'portrait';
  readonly files: readonly string[];
  readonly json: boolean;
  readonly outDir: string | null;
  readonly spec: string;
  readonly landmarks: boolean;
}

export type Arguments =
  | CardArguments
  | PortraitArguments
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
      spec: { type: 'string' },
      landmarks: { type: 'boolean' },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', short: 'v', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, ...files] = positionals;
  if (command === undefined) return mistake('a command is missing');
  if (command !== 'card' && command !== 'portrait') return mistake(`unknown command "${command}"`);
  if (files.length === 0) return mistake(`${command} needs at least one FILE`);
  if (values.out === '') return mistake('--out needs a folder');
  const { json, out: outDir = null, spec, landmarks } = values;
  if (command === 'portrait') {
    if (spec === '') return mistake('--spec needs the id of a spec or a file');
    return { kind: 'portrait', files, json, outDir, spec: spec ?? 'zikao-blue', landmarks: landmarks ?? false };
  }
  if (spec !== undefined) return mistake('--spec is an option of portrait');
  if (landmarks !== undefined) return mistake('--landmarks is an option of portrait');
  return { kind: 'card', files, json, outDir };
}

function mistake(message: string): Arguments {
  return { kind: 'mistake', message };
}
