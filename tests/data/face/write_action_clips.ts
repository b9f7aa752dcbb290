/**
 * tsx tests/data/face/write_action_clips.ts [--person P] [--size 640x480] [--fps 15]
 * Clips of one person at rest and doing each action, as JPEG files with an index.json, in build/recordings; prints the
 * folder. A test calls actionClips() of action_clips.ts itself. Needs scripts/setup/face_data.sh.
 */
import { parseArgs } from 'node:util';
import { actionClips } from './action_clips.js';

const { values } = parseArgs({
  options: {
    person: { type: 'string', default: 'p84' },
    size: { type: 'string', default: '640x480' },
    fps: { type: 'string', default: '15' },
  },
});
const [width = 0, height = 0] = values.size.split('x').map(Number);
if (!(width > 0 && height > 0)) throw new Error(`action clips: got the size ${values.size}, need as 640x480`);
console.log((await actionClips({ person: values.person, width, height, fps: Number(values.fps) })).folder);
