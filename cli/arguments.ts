import { parseArgs } from 'node:util';
import { livenessActions, type LivenessAction } from '../web/sdk/node.js';

const synopsis = `Usage: qujing card FILE... [--json] [--out DIR]
       qujing portrait FILE... [--spec ID] [--out DIR] [--landmarks] [--json]
       qujing liveness VIDEO [--challenge ACTION,...] [--mirrored] [--trace FILE] [--json]`;

/** Below a mistake. */
export const shortUsage = `${synopsis}
qujing --help says more.\n`;

export const usage = `${synopsis}

card      finds an ID-1 card in photographs.
portrait  judges portraits, and makes the exam photo of each.
liveness  lists the actions in a film: blink, turnLeft, turnRight, raise, lower. Needs ffmpeg.

They print a table, or with --json one JSON object a line.

  --json       one line of JSON for each FILE, in the order given
  --out DIR    write into DIR, which is made when it is missing: the card cut out flat as FILE's name + .card.jpg, the
               photo as FILE's name + .photo.jpg
  --spec ID    the rule of the photo: zikao-blue (default) or another of docs/photo_specs.md, or a file that ends in .json
  --landmarks  also the 468 points of the face mesh, with --json
  --challenge ACTION,...
               the actions that the film must show in this order, one face throughout
  --mirrored   the film shows what a mirror does: left and right are changed back
  --trace FILE write what was measured of each frame, as CSV
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

export interface LivenessArguments {
  readonly kind: 'liveness';
  readonly file: string;
  readonly json: boolean;
  readonly mirrored: boolean;
  /** Null: every action is listed. */
  readonly challenge: readonly LivenessAction[] | null;
  readonly trace: string | null;
}

export type Arguments =
  | CardArguments
  | PortraitArguments
  | LivenessArguments
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
      challenge: { type: 'string' },
      mirrored: { type: 'boolean' },
      trace: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', short: 'v', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [command, ...files] = positionals;
  if (command === undefined) return mistake('a command is missing');
  if (!isCommand(command)) return mistake(`unknown command "${command}"`);
  const stranger = Object.keys(values).find((name) => name in optionOwners && !optionsOf[command].includes(name));
  if (stranger !== undefined) return mistake(`--${stranger} is an option of ${optionOwners[stranger] ?? ''}`);
  if (values.out === '') return mistake('--out needs a folder');
  const { json, out: outDir = null, spec = 'zikao-blue', landmarks = false } = values;
  if (command === 'liveness') return liveness(files, values);
  if (files.length === 0) return mistake(`${command} needs at least one FILE`);
  if (spec === '') return mistake('--spec needs the id of a spec or a file');
  if (command === 'portrait') return { kind: 'portrait', files, json, outDir, spec, landmarks };
  return { kind: 'card', files, json, outDir };
}

const commands = ['card', 'portrait', 'liveness'] as const;
type Command = (typeof commands)[number];

function isCommand(word: string): word is Command {
  return (commands as readonly string[]).includes(word);
}

/** Options that not every command has. */
const optionsOf: Readonly<Record<Command, readonly string[]>> = {
  card: ['out'],
  portrait: ['out', 'spec', 'landmarks'],
  liveness: ['challenge', 'mirrored', 'trace'],
};
const optionOwners: Readonly<Record<string, string>> = {
  out: 'card and portrait',
  spec: 'portrait',
  landmarks: 'portrait',
  challenge: 'liveness',
  mirrored: 'liveness',
  trace: 'liveness',
};

interface LivenessValues {
  readonly json: boolean;
  readonly mirrored?: boolean | undefined;
  readonly challenge?: string | undefined;
  readonly trace?: string | undefined;
}

function liveness(
  files: readonly string[],
  { json, mirrored = false, challenge: asked, trace }: LivenessValues,
): Arguments {
  const [file] = files;
  if (file === undefined || files.length > 1) return mistake('liveness needs one VIDEO');
  if (trace === '') return mistake('--trace needs a file');
  const actions = asked?.split(',');
  const unknown = actions?.find((action) => !(livenessActions as readonly string[]).includes(action));
  if (unknown !== undefined) {
    return mistake(`--challenge: got "${unknown}", need some of ${livenessActions.join(', ')}`);
  }
  const challenge = (actions as readonly LivenessAction[] | undefined) ?? null;
  return { kind: 'liveness', file, json, mirrored, challenge, trace: trace ?? null };
}

function mistake(message: string): Arguments {
  return { kind: 'mistake', message };
}
