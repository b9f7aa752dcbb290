import { writeFile } from 'node:fs/promises';
import { analyzeVideo, QujingError, type VideoObservation } from '../web/sdk/node.js';
import type { LivenessArguments } from './arguments.js';
import { livenessReport, livenessTable, traceHead, traceRow } from './liveness_report.js';
import type { Output } from './report.js';

/**
 * Looks at one film.
 * @returns the exit status: 1 when it could not be read, 2 when the trace cannot be written.
 */
export async function runLiveness(args: LivenessArguments, { write, complain }: Output): Promise<number> {
  const { file, json, trace, challenge, mirrored } = args;
  const rows: string[] = [traceHead];
  const onFrame = (seen: VideoObservation): void => {
    if (trace !== null) rows.push(traceRow(seen));
  };
  const options = { mirrored, onFrame, ...(challenge === null ? {} : { challenge }) };
  const said = await analyzeVideo(file, options).catch((error: unknown) =>
    QujingError.wrap(error, 'unreadableFile', 'not judged'),
  );
  if (said instanceof QujingError) {
    write(json ? `${JSON.stringify({ file, error: said.toReport() })}\n` : `${said.code}: ${said.message}\n`);
    return 1;
  }
  write(json ? `${JSON.stringify(livenessReport(file, said))}\n` : livenessTable(file, said));
  return trace === null ? 0 : saveTrace(trace, rows, complain);
}

async function saveTrace(path: string, rows: readonly string[], complain: Output['complain']): Promise<number> {
  try {
    await writeFile(path, rows.join(''));
    return 0;
  } catch (error) {
    const { code, message } = QujingError.wrap(error, 'unwritableOutput', `${path} was not written`);
    complain(`qujing: ${code}: ${message}\n`);
    return 2;
  }
}
