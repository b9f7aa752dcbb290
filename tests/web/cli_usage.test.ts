import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageJson } from '../../scripts/lib/package_json.js';
import { runQujing, type Outcome } from './cli_run.js';

function qujing(...args: readonly string[]): Outcome {
  return runQujing(args);
}

test('help and version answer and leave with 0', () => {
  assert.match(qujing('--help').lines[0] ?? '', /^Usage: qujing card FILE/);
  assert.deepEqual(qujing('--version').lines, [packageJson.version]);
});

for (const [args, message] of [
  [[], 'a command is missing'],
  [['card'], 'card needs at least one FILE'],
  [['passport', 'card.jpg'], 'unknown command "passport"'],
  [['toString', 'card.jpg'], 'unknown command "toString"'],
  [['card', 'card.jpg', '--jsn'], 'unknown option --jsn'],
  [['card', 'card.jpg', '-x'], 'unknown option -x'],
  [['card', 'card.jpg', '--json=1'], '--json takes no value'],
  [['card', 'card.jpg', '--out'], '--out needs a value'],
  [['card', 'card.jpg', '--out', '--json'], '--out needs a value'],
  [['card', 'card.jpg', '--spec', 'zikao-blue'], '--spec is an option of portrait'],
  [['card', 'card.jpg', '--landmarks'], '--landmarks is an option of portrait'],
  [['portrait'], 'portrait needs at least one FILE'],
  [['portrait', 'face.jpg', '--spec', ''], '--spec needs the id of a spec or a file'],
  [['liveness'], 'liveness needs one VIDEO'],
  [['liveness', 'a.mp4', 'b.mp4'], 'liveness needs one VIDEO'],
  [['liveness', 'a.mp4', '--out', 'x'], '--out is an option of card and portrait'],
  [
    ['liveness', 'a.mp4', '--challenge', 'wink'],
    '--challenge: got "wink", need some of blink, turnLeft, turnRight, raise, lower',
  ],
  [['card', 'card.jpg', '--trace', 'x'], '--trace is an option of liveness'],
] as const) {
  test(`wrong usage "qujing ${args.join(' ')}" leaves with 2 and says in its first line what is wrong`, () => {
    const { status, lines, errors } = qujing(...args);
    assert.equal(status, 2);
    assert.equal(lines.length, 0);
    const [said, ...usage] = errors.split('\n');
    assert.equal(said, `qujing: ${message}`);
    assert.match(usage.join(' '), /^Usage: qujing card FILE.* qujing portrait FILE.* qujing --help says more\. $/);
  });
}
