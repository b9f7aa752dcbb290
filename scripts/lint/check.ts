// The form of every check of the house: a name and what it found.
export interface Check {
  name: string;
  /** One line each; none means passed. */
  problems: string[];
}

export function report(checks: readonly Check[]): { passed: number; failed: number } {
  const failed = checks.filter(({ problems }) => problems.length > 0);
  for (const { name, problems } of failed) {
    console.log(`${name}: ${problems.length} found`);
    for (const problem of problems) console.log(`  ${problem}`);
  }
  return { passed: checks.length - failed.length, failed: failed.length };
}
