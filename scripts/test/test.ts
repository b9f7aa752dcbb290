// npm test: installs what is missing, builds, runs everything, ends with the line `N passed, N failed`.
// npm test -- NAME...: only the stages named, and what they need.
import { setUp } from '../build/steps.js';
import { seconds } from '../lib/steps.js';
import { runStages, type Stage } from './stage.js';
import { stages } from './stages.js';

function chosen(names: readonly string[]): readonly Stage[] {
  if (names.length === 0) return stages;
  const wanted = new Set(names);
  for (const name of wanted) {
    const stage = stages.find((candidate) => candidate.name === name);
    if (!stage) throw new Error(`no stage named ${name}; there are ${stages.map((s) => s.name).join(', ')}`);
    stage.needs?.forEach((need) => wanted.add(need));
  }
  return stages.filter((stage) => wanted.has(stage.name));
}

const start = Date.now();
let counts = { passed: 0, failed: 1 };
try {
  const toRun = chosen(process.argv.slice(2));
  await setUp();
  counts = await runStages(toRun);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
console.log(`all stages ended after ${seconds(start)}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
