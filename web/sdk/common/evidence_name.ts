import type { EvidencePicture, LivenessAction } from '../types.js';

const ofAction = ['before', 'peak', 'after'] as const;

/** `neutral.jpg`; `1_blink_peak.jpg` of the first action. @param actions in the order asked for. */
export function evidenceName(
  moment: EvidencePicture['moment'],
  actionIndex: number | null,
  actions: readonly LivenessAction[],
): string {
  if (actionIndex === null) return `${moment}.jpg`;
  return `${actionIndex + 1}_${actions[actionIndex] ?? 'action'}_${moment}.jpg`;
}

/** Of all pictures of a challenge that was passed, in the order in which they are taken. */
export function evidenceNames(actions: readonly LivenessAction[]): string[] {
  const names = actions.flatMap((_, i) => ofAction.map((moment) => evidenceName(moment, i, actions)));
  return [evidenceName('neutral', null, actions), ...names];
}
