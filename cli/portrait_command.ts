import { readFile } from 'node:fs/promises';
import { analyzePortrait, photoSpecs, QujingError } from '../web/sdk/node.js';
import type { PortraitArguments } from './arguments.js';
import { folderProblem, saveFile } from './output_folder.js';
import { OutputNames } from './output_names.js';
import { portraitReport, type PortraitReport } from './portrait_report.js';
import { portraitHead, portraitRow } from './portrait_table.js';
import type { FailureReport, Output } from './report.js';

/**
 * Looks at every file in turn.
 * @returns the exit status: 1 when a file failed, 2 when the folder cannot be written or the spec is none.
 */
export async function runPortrait(args: PortraitArguments, { write, complain }: Output): Promise<number> {
  const refuse = ({ code, message }: QujingError): number => {
    complain(`qujing: ${code}: ${message}\n`);
    return 2;
  };
  const problem = args.outDir === null ? null : await folderProblem(args.outDir);
  if (problem !== null) return refuse(problem);
  const spec = await specOf(args.spec).catch((error: unknown) =>
    QujingError.wrap(error, 'badSpec', `${args.spec} could not be read`),
  );
  if (spec instanceof QujingError) return refuse(spec);
  const names = new OutputNames(args.outDir ?? '.', args.files, '.photo.jpg');
  let failed = false;
  if (!args.json) write(portraitHead(args.files));
  for (const file of args.files) {
    const report = await look(file, args, spec, names);
    failed ||= 'error' in report;
    write(args.json ? `${JSON.stringify(report)}\n` : portraitRow(report, args.files));
  }
  return failed ? 1 : 0;
}

/** The id of a spec that the engine carries, or the record in a file. @throws QujingError badSpec */
async function specOf(spec: string): Promise<string> {
  if (spec.endsWith('.json')) return readFile(spec, 'utf8');
  const known = (await photoSpecs()).map(({ id }) => id);
  if (known.includes(spec)) return spec;
  throw new QujingError('badSpec', `got ${spec}, need a file that ends in .json or one of ${known.join(', ')}`);
}

async function look(
  file: string,
  { outDir, landmarks }: PortraitArguments,
  spec: string,
  names: OutputNames,
): Promise<PortraitReport | FailureReport> {
  try {
    const analysis = await analyzePortrait(file, { spec, landmarks });
    const { photo } = analysis;
    const written =
      outDir === null || photo === null ? { path: null } : await saveFile(photo.jpeg, outDir, file, names);
    return portraitReport(file, analysis, written, landmarks);
  } catch (error) {
    return { file, error: QujingError.wrap(error, 'unreadableFile', 'not judged').toReport() };
  }
}
