// Five minutes of fuzzing for each entry: how many inputs, how many faults.
import { fuzzEntries, fuzzEntry } from '../test/fuzz.js';

const durationSeconds = Number(process.env['QUJING_FUZZ_SECONDS'] ?? 300);

for (const entry of fuzzEntries()) {
  const { clean, inputs } = await fuzzEntry(entry, durationSeconds);
  const set = `${entry}, ${durationSeconds} s`;
  console.log(JSON.stringify({ figure: 'faults found by fuzzing', value: clean ? 0 : 1, set, size: inputs }));
  if (!clean) process.exitCode = 1;
}
