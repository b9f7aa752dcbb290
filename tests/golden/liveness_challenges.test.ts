import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { mustRun } from '../../scripts/lib/run.js';
import type { ChallengeState } from '../../web/sdk/types.js';
import { type Recording, type RecordingKind, recordings } from '../data/face/challenge_set.js';
import { closeMattes } from '../data/face/matte_of.js';
import { closeMeshes } from '../data/face/mesh_of.js';
import { LivenessPlayer } from '../measure/liveness_play_lib.js';
import { play } from '../measure/liveness_recordings_lib.js';

/** Which of a kind's recordings, and what it comes to. */
const kExpected: readonly (readonly [RecordingKind, number, ChallengeState])[] = [
  ['genuine', 1, 'done'],
  ['genuine', 4, 'done'],
  ['genuine', 6, 'done'],
  ['otherOrder', 0, 'wrongAction'],
  ['swappedFace', 0, 'faceChanged'],
  ['twoFaces', 0, 'multipleFaces'],
];

/** Small and few frames: this runs with every commit. */
function quick({ film, ...recording }: Recording): Recording {
  return { ...recording, film: { ...film, width: 320, height: 240, fps: 12, faceShare: 0.45 } };
}

describe('composed recordings of people before a challenge', () => {
  let player: LivenessPlayer;
  before(async () => {
    await mustRun('bash', ['scripts/setup/face_data.sh']);
    player = await LivenessPlayer.open();
  });
  after(async () => {
    await player.close();
    await closeMeshes();
    await closeMattes();
  });

  for (const [kind, i, expected] of kExpected)
    test(`${kind} ${i} ends as ${expected}`, async () => {
      const recording = (await recordings(kind, 'tune', i + 1))[i];
      assert.ok(recording);
      const { state } = await play(player, quick(recording));
      assert.equal(state, expected, `${recording.id}: ${recording.asked.join()}`);
    });
});
