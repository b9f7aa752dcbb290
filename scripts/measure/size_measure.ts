// What the first live quad downloads.
import { budgets, sizeOf } from '../lib/size.js';

for (const budget of budgets()) {
  const value = (sizeOf(budget) / 1000).toFixed(1);
  const set = `${budget.files.join(' + ')}, brotli 11`;
  console.log(
    JSON.stringify({ figure: `download: ${budget.name}`, value, unit: 'kB', set, size: budget.files.length }),
  );
}
