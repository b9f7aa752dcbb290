// What a threshold makes of pairs.
import { isSame, type Pair } from './described.js';

export interface Score {
  readonly same: number;
  readonly falseRejects: readonly Pair[];
  readonly different: number;
  readonly falseAccepts: readonly Pair[];
  /** Of one person; null without such pairs. */
  readonly leastAlike: Pair | null;
  /** Of two people; null without such pairs. */
  readonly mostAlike: Pair | null;
}

export function scoreOf(pairs: readonly Pair[], threshold: number): Score {
  const sorted = [...pairs].sort((a, b) => a.similarity - b.similarity);
  const same = sorted.filter(isSame);
  const different = sorted.filter((pair) => !isSame(pair));
  return {
    same: same.length,
    falseRejects: same.filter(({ similarity }) => similarity < threshold),
    different: different.length,
    falseAccepts: different.filter(({ similarity }) => similarity >= threshold),
    leastAlike: same[0] ?? null,
    mostAlike: different.at(-1) ?? null,
  };
}

/**
 * With no false accept in `pairs`, the rate is below this with 95 % confidence (rule of three), were all pairs
 * independent, which pairs of the same few people are not.
 */
export const mostFalseAccepts = (pairs: number): number => 3 / pairs;

export function told({ a, b, similarity }: Pair): string {
  return `${a.id} ~ ${b.id} ${similarity.toFixed(3)}`;
}

/** One line for each person: its own pairs, the refused among them, and the stranger that is most like it. */
export function byPerson(pairs: readonly Pair[], threshold: number): string[] {
  const people = [...new Set(pairs.flatMap(({ a, b }) => [a.person, b.person]))].sort();
  return people.map((person) => {
    const own = pairs.filter(({ a, b }) => a.person === person || b.person === person);
    const { same, falseRejects, leastAlike, different, mostAlike } = scoreOf(own, threshold);
    const least = leastAlike === null ? '' : `, least ${told(leastAlike)}, ${falseRejects.length} refused`;
    const most = mostAlike === null ? '' : `, most ${told(mostAlike)}`;
    return `${person}: ${same} own pairs${least}; ${different} with others${most}`;
  });
}
