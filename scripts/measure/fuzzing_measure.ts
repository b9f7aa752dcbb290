// Five minutes of fuzzing for each entry, one a core: how many inputs, how many faults.
import { availableParallelism } from 'node:os';
import { fuzzEntries, fuzzEntry } from '../test/fuzz.js';

const durationSeconds = Number(process.env['QUJING_FUZZ_SECONDS'] ?? 300);
const left = fuzzEntries();

async function lane(): Promise<void> {
  for (let entry = left.shift(); entry !== undefined; entry = left.shift()) {
    const { clean, inputs } = await fuzzEntry(entry, durationSeconds);
    const set = `${entry}, ${durationSeconds} s`;
    console.log(JSON.stringify({ figure: 'faults found by fuzzing', value: clean ? 0 : 1, set, size: inputs }));
    if (!clean) process.exitCode = 1;
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, lane));
