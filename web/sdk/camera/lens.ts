/** A video input as enumerateDevices() tells it; labels are empty before permission. */
export interface Lens {
  readonly deviceId: string;
  readonly label: string;
}

/** Which way a camera looks: at the person who holds it, or away. */
export type Facing = 'user' | 'environment';

/** What an open camera says of its lens; all of it may be missing. Distances in metres. */
export interface LensCapabilities {
  readonly focusMode?: readonly string[];
  readonly focusDistance?: { readonly min?: number; readonly max?: number };
  readonly zoom?: { readonly min?: number; readonly max?: number };
}

/** Lenses that cannot focus on a card at arm's length, or do not see what the eye sees. */
const unsuited = /ultra|tele|depth|infra|\bir\b|macro|truedepth|超广角|长焦|景深|红外|微距/i;
const front = /front|user|face ?time|前置/i;
const back = /back|rear|environment|后置/i;
/** Android Chrome numbers the lenses behind one side; the lowest is the main one. */
const androidIndex = /camera2? (\d+)/i;
/** A card that fills the picture of a usual lens lies about this far away. */
const kCardDistanceMetres = 0.15;

/**
 * The lens for a card: the one the browser chose, unless its label says that another serves better.
 * @returns a deviceId out of `lenses`, or currentId.
 */
export function chooseLens(lenses: readonly Lens[], currentId: string): string {
  const current = lenses.find(({ deviceId }) => deviceId === currentId);
  if (current === undefined) return currentId;
  return lenses.reduce((best, lens) => (fitness(lens) > fitness(best) ? lens : best), current).deviceId;
}

/**
 * Whether an open lens says that it cannot focus on a card: a fixed focus (an ultra-wide one, most often) or one that
 * does not come near enough. False where it says nothing.
 */
export function cannotComeNear({ focusMode, focusDistance }: LensCapabilities): boolean {
  if (focusDistance?.min !== undefined && focusDistance.min > kCardDistanceMetres) return true;
  return (
    focusMode !== undefined && focusMode.length > 0 && focusMode.every((mode) => mode === 'none' || mode === 'manual')
  );
}

/** The next lens on the back to try after those that were tried, best label first; null when there is none. */
export function nextLens(lenses: readonly Lens[], tried: readonly string[]): string | null {
  const left = lenses.filter(({ deviceId, label }) => !tried.includes(deviceId) && label !== '' && !front.test(label));
  const [best] = left.sort((a, b) => fitness(b) - fitness(a));
  return best?.deviceId ?? null;
}

/** By what an open camera says of itself, then by its label; null when neither tells, as of a desktop's. */
export function facingOf(facingMode: string | undefined, label: string): Facing | null {
  if (facingMode === 'user' || facingMode === 'environment') return facingMode;
  if (front.test(label)) return 'user';
  return back.test(label) ? 'environment' : null;
}

/** The camera after this one, for a button that goes round; itself when it is the only one. */
export function lensAfter(lenses: readonly Lens[], currentId: string): string {
  const at = lenses.findIndex(({ deviceId }) => deviceId === currentId);
  return lenses[(at + 1) % Math.max(1, lenses.length)]?.deviceId ?? currentId;
}

function fitness({ label }: Lens): number {
  if (label === '') return 0;
  const index = Number(androidIndex.exec(label)?.[1] ?? 0);
  return (front.test(label) ? -100 : 0) + (unsuited.test(label) ? -50 : 0) - index;
}
