import { within } from '../common/time_limit.js';
import type { NormalizedPoint } from '../types.js';
import type { LensCapabilities } from './lens.js';

/** Image-capture constraints that the DOM library does not list. */
interface ControlSet {
  readonly torch?: boolean;
  readonly focusMode?: string;
  readonly pointsOfInterest?: readonly NormalizedPoint[];
}

export interface TrackCapabilities extends LensCapabilities {
  readonly torch?: boolean;
}

/** A camera that was told something and never answers must not hold its caller. */
const kConstraintLimitMs = 3_000;

/** Empty where the browser does not say. */
export function capabilitiesOf(track: MediaStreamTrack): TrackCapabilities {
  // Firefox has no getCapabilities().
  const told: { getCapabilities?: () => TrackCapabilities } = track as object;
  return told.getCapabilities?.() ?? {};
}

/** Tells the camera. Rejects with timedOut, or with what the browser says. */
export function control(track: MediaStreamTrack, set: ControlSet): Promise<void> {
  const applied = track.applyConstraints({ advanced: [set as MediaTrackConstraintSet] });
  return within(applied, kConstraintLimitMs, 'telling the camera');
}

/** Focuses by itself from now on, where the camera can. */
export async function keepFocus(track: MediaStreamTrack): Promise<void> {
  if (canFocus(track, 'continuous')) await control(track, { focusMode: 'continuous' }).catch(() => undefined);
}

/** Focuses once more, on a place where the camera takes one; then goes on by itself. */
export async function focusOnce(track: MediaStreamTrack, at?: NormalizedPoint): Promise<void> {
  const place = at === undefined || !knowsPlaces() ? {} : { pointsOfInterest: [at] };
  const mode = canFocus(track, 'single-shot') ? { focusMode: 'single-shot' } : {};
  if (Object.keys(place).length + Object.keys(mode).length === 0) return;
  await control(track, { ...place, ...mode }).catch(() => undefined);
  await keepFocus(track);
}

/** Whether focusOnce() does anything. */
export function canBeFocused(track: MediaStreamTrack): boolean {
  return canFocus(track, 'single-shot') || (knowsPlaces() && canFocus(track, 'continuous'));
}

function canFocus(track: MediaStreamTrack, mode: string): boolean {
  return capabilitiesOf(track).focusMode?.includes(mode) === true;
}

function knowsPlaces(): boolean {
  const known: { readonly pointsOfInterest?: boolean } = navigator.mediaDevices.getSupportedConstraints() as object;
  return known.pointsOfInterest === true;
}
