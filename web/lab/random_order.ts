import { livenessActions, type LivenessAction } from 'qujing';

/** Three different actions in an order by chance; at most one of them is the blink. What a server would choose. */
export function randomOrder(count = 3): LivenessAction[] {
  const left = [...livenessActions];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)[0] ?? 'blink');
}

/** A number from 0, each as likely as the others. */
function below(limit: number): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Math.floor((random / 2 ** 32) * limit);
}
