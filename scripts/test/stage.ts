// A stage of `npm test`, and the running of all of them: two at a time, some alone.
import { rmSync } from 'node:fs';
import { inBuild } from '../lib/paths.js';
import { seconds } from '../lib/steps.js';

export interface Counts {
  passed: number;
  failed: number;
}

export interface Stage {
  name: string;
  /** Stages that must have ended well before. */
  needs?: readonly string[];
  /** Runs while nothing else does, after all the others: it measures time. */
  alone?: boolean;
  /** A stage that only builds: it counts nothing when it succeeds, and one failure when it does not. */
  builds?: boolean;
  run: () => Promise<Counts>;
}

interface Ended extends Counts {
  name: string;
  ok: boolean;
}

const lanes = 2;

export const logOf = (name: string): string => inBuild('log', `${name.replace(/\W+/g, '_')}.log`);

async function runOne(stage: Stage): Promise<Ended> {
  const start = Date.now();
  console.log(`> ${stage.name}`);
  const counts = await stage.run().catch((error: unknown) => {
    console.log(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1 };
  });
  const empty = !stage.builds && counts.passed + counts.failed === 0;
  if (empty) console.log(`${stage.name} ran no test`);
  const failed = counts.failed + (empty ? 1 : 0);
  const words = stage.builds ? (failed ? 'failed' : 'done') : `${counts.passed} passed, ${failed} failed`;
  console.log(`${failed ? 'x' : '.'} ${stage.name}: ${words} in ${seconds(start)}`);
  return { name: stage.name, passed: counts.passed, failed, ok: failed === 0 };
}

function skipped(stage: Stage, ended: ReadonlyMap<string, Ended>): Ended | undefined {
  const cause = stage.needs?.find((name) => ended.get(name)?.ok === false);
  if (cause === undefined) return undefined;
  console.log(`x ${stage.name}: not run, since ${cause} failed`);
  return { name: stage.name, passed: 0, failed: 1, ok: false };
}

/** Runs the stages in the order given as far as their needs allow. Answers with the sum of their counts. */
export async function runStages(stages: readonly Stage[]): Promise<Counts> {
  rmSync(inBuild('log'), { recursive: true, force: true });
  const ended = new Map<string, Ended>();
  const running = new Map<string, Promise<void>>();
  const waiting = [...stages.filter((stage) => !stage.alone), ...stages.filter((stage) => stage.alone)];
  const ready = (stage: Stage): boolean =>
    (stage.needs ?? []).every((name) => ended.has(name)) &&
    (!stage.alone || (running.size === 0 && waiting.every((other) => other.alone)));

  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < lanes ? waiting.findIndex(ready) : -1;
    if (next < 0) {
      if (running.size === 0)
        throw new Error(`these stages wait for one another: ${waiting.map((s) => s.name).join()}`);
      await Promise.race(running.values());
      continue;
    }
    const [stage] = waiting.splice(next, 1) as [Stage];
    const work = Promise.resolve(skipped(stage, ended) ?? runOne(stage)).then((end) => {
      ended.set(stage.name, end);
      running.delete(stage.name);
    });
    running.set(stage.name, work);
    if (stage.alone) await work;
  }
  const all = [...ended.values()];
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}
