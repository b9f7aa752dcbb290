// Five minutes of fuzzing for each entry: how many inputs, how many faults.
import { readFileSync } from 'node:fs';
import { fuzzEntries, fuzzEntry } from '../test/fuzz.js';
import { logOf } from '../test/stage.js';

const durationSeconds = Number(process.env['QUJING_FUZZ_SECONDS'] ?? 300);

for (const entry of fuzzEntries()) {
  const clean = await fuzzEntry(entry, durationSeconds);
  const said = readFileSync(logOf(`fuzz ${entry}`), 'utf8');
  const inputs = Number(/number_of_executed_units:\s*(\d+)/.exec(said)?.[1] ?? 0);
  const figure = {
    figure: 'faults found by fuzzing',
    value: clean ? 0 : 1,
    set: `${entry}, ${durationSeconds} s`,
    size: inputs,
  };
  console.log(JSON.stringify(figure));
  if (!clean) process.exitCode = 1;
}
