// A step with its duration on the terminal.
export function seconds(sinceMs: number): string {
  return `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
}

export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = Date.now();
  console.log(`${name} ...`);
  const result = await work();
  console.log(`${name}: done in ${seconds(start)}`);
  return result;
}
