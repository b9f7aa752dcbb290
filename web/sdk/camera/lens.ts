/** A video input as enumerateDevices() tells it; labels are empty before permission. */
export interface Lens {
  readonly deviceId: string;
  readonly label: string;
}

/** Lenses that cannot focus on a card at arm's length, or do not see what the eye sees. */
const unsuited = /ultra|tele|depth|infra|\bir\b|macro|truedepth|超广角|长焦|景深|红外|微距/i;
const front = /front|user|face ?time|前置/i;
/** Android Chrome numbers the lenses behind one side; the lowest is the main one. */
const androidIndex = /camera2? (\d+)/i;

/**
 * The lens for a card: the one the browser chose, unless its label says that another serves better.
 * @returns a deviceId out of `lenses`, or currentId.
 */
export function chooseLens(lenses: readonly Lens[], currentId: string): string {
  const current = lenses.find(({ deviceId }) => deviceId === currentId);
  if (current === undefined) return currentId;
  return lenses.reduce((best, lens) => (fitness(lens) > fitness(best) ? lens : best), current).deviceId;
}

function fitness({ label }: Lens): number {
  if (label === '') return 0;
  const index = Number(androidIndex.exec(label)?.[1] ?? 0);
  return (front.test(label) ? -100 : 0) + (unsuited.test(label) ? -50 : 0) - index;
}
