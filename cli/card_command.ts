import { analyzeImage, QujingError } from '../web/sdk/node.js';
import type { CardArguments } from './arguments.js';
import { reportOf, type CardReport } from './card_report.js';
import { folderProblem, saveFile } from './output_folder.js';
import { OutputNames } from './output_names.js';
import type { FailureReport, Output } from './report.js';
import { tableHead, tableRow } from './card_table.js';

/**
 * Looks at every file in turn.
 * @returns the exit status: 1 when a file failed, 2 when the folder for the cards cannot be written.
 */
export async function runCard(args: CardArguments, { write, complain }: Output): Promise<number> {
  const problem = args.outDir === null ? null : await folderProblem(args.outDir);
  if (problem !== null) {
    complain(`qujing: ${problem.code}: ${problem.message}\n`);
    return 2;
  }
  const names = new OutputNames(args.outDir ?? '.', args.files, '.card.jpg');
  let failed = false;
  if (!args.json) write(tableHead(args.files));
  for (const file of args.files) {
    const report = await look(file, args.outDir, names);
    failed ||= 'error' in report;
    write(args.json ? `${JSON.stringify(report)}\n` : tableRow(report, args.files));
  }
  return failed ? 1 : 0;
}

async function look(file: string, outDir: string | null, names: OutputNames): Promise<CardReport | FailureReport> {
  try {
    const analysis = await analyzeImage(file, { rectify: outDir !== null });
    const { rectified } = analysis;
    const written =
      outDir === null || rectified === null ? { path: null } : await saveFile(rectified.jpeg, outDir, file, names);
    return reportOf(file, analysis, written);
  } catch (error) {
    return { file, error: QujingError.wrap(error, 'unreadableFile', 'not judged').toReport() };
  }
}
