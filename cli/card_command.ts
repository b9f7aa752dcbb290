import { constants } from 'node:fs';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { analyzeImage, QujingError, type RectifiedCard } from '../web/sdk/node.js';
import type { CardArguments } from './arguments.js';
import { CardNames } from './card_names.js';
import { reportOf, type CardReport, type FailureReport, type Written } from './card_report.js';
import { tableHead, tableRow } from './table.js';

export interface Output {
  /** The result. */
  readonly write: (text: string) => void;
  /** What is wrong with the call as a whole. */
  readonly complain: (text: string) => void;
}

/**
 * Looks at every file in turn.
 * @returns the exit status: 1 when a file failed, 2 when the folder for the cards cannot be written.
 */
export async function runCard(args: CardArguments, { write, complain }: Output): Promise<number> {
  const problem = args.outDir === null ? null : await problemOf(args.outDir);
  if (problem !== null) {
    complain(`qujing: ${problem.code}: ${problem.message}\n`);
    return 2;
  }
  const names = new CardNames(args.outDir ?? '.', args.files);
  let failed = false;
  if (!args.json) write(tableHead(args.files));
  for (const file of args.files) {
    const report = await look(file, args.outDir, names);
    failed ||= 'error' in report;
    write(args.json ? `${JSON.stringify(report)}\n` : tableRow(report, args.files));
  }
  return failed ? 1 : 0;
}

/** Known before the first picture is looked at: a folder that cannot be made or written. */
async function problemOf(outDir: string): Promise<QujingError | null> {
  try {
    await mkdir(outDir, { recursive: true });
    await access(outDir, constants.W_OK);
    return null;
  } catch (error) {
    return QujingError.wrap(error, 'unwritableOutput', `cannot write into ${outDir}`);
  }
}

async function look(file: string, outDir: string | null, names: CardNames): Promise<CardReport | FailureReport> {
  try {
    const analysis = await analyzeImage(file, { rectify: outDir !== null });
    const { rectified } = analysis;
    const written = outDir === null || rectified === null ? { path: null } : await save(rectified, outDir, file, names);
    return reportOf(file, analysis, written);
  } catch (error) {
    return { file, error: QujingError.wrap(error, 'unreadableFile', 'not judged').toReport() };
  }
}

/** Never rejects: what the engine found is told although its card could not be written. */
async function save(card: RectifiedCard, outDir: string, file: string, names: CardNames): Promise<Written> {
  const path = join(outDir, await names.take(file));
  try {
    await writeFile(path, card.jpeg);
    return { path };
  } catch (error) {
    return { error: QujingError.wrap(error, 'unwritableOutput', `${path} was not written`).toReport() };
  }
}
