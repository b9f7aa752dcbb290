import { mkdir, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { analyzeImage, QujingError, type RectifiedCard } from '../web/sdk/node.js';
import type { CardArguments } from './arguments.js';
import { reportOf, type CardReport, type FailureReport } from './card_report.js';
import { tableHead, tableRow } from './table.js';

/** Looks at every file in turn. @returns the exit status: 1 when a file failed. */
export async function runCard(args: CardArguments, write: (text: string) => void): Promise<number> {
  const names = new FreeNames();
  let failed = false;
  if (!args.json) write(tableHead(args.files));
  for (const file of args.files) {
    const report = await look(file, args.outDir, names);
    failed ||= 'error' in report;
    write(args.json ? `${JSON.stringify(report)}\n` : tableRow(report, args.files));
  }
  return failed ? 1 : 0;
}

async function look(file: string, outDir: string | null, names: FreeNames): Promise<CardReport | FailureReport> {
  try {
    const analysis = await analyzeImage(file, { rectify: outDir !== null });
    const written = outDir !== null && analysis.rectified !== null;
    return reportOf(file, analysis, written ? await save(analysis.rectified, outDir, names.take(file)) : null);
  } catch (error) {
    return { file, error: QujingError.wrap(error, 'unreadableFile', 'not judged').toReport() };
  }
}

async function save(card: RectifiedCard, outDir: string, name: string): Promise<string> {
  const path = join(outDir, name);
  await mkdir(outDir, { recursive: true });
  await writeFile(path, card.jpeg);
  return path;
}

/** Files of the same name out of different folders must not overwrite each other. */
class FreeNames {
  readonly #taken = new Set<string>();

  take(file: string): string {
    const stem = parse(file).name;
    let name = `${stem}.card.jpg`;
    for (let count = 2; this.#taken.has(name); count++) name = `${stem}-${count}.card.jpg`;
    this.#taken.add(name);
    return name;
  }
}
