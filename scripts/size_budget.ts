// Holds dist/ against size_budget.json. Each line of it is one check.
import { budgets, sizeOf } from './lib/size.js';

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const all = budgets();
let failed = 0;
for (const budget of all) {
  const size = sizeOf(budget);
  const fits = size <= budget.limit;
  if (!fits) failed += 1;
  const sum = `${kilobytes(size)} of ${kilobytes(budget.limit)}`;
  console.log(`${fits ? 'ok  ' : 'OVER'} ${budget.name}: ${sum} (${budget.files.join(' + ')})`);
}
console.log(`${all.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
