// docs/images/flow.jpg: the candidate's pages side by side, out of the screenshots that tests/browser/app_*.test.ts make.
// Only pages that show nobody's face.
import { writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { inBuild, inRoot } from '../lib/paths.js';

const kPages = ['sign_in', 'notice', 'card', 'reading', 'comparison', 'portrait', 'face_intro', 'police'];
const kWidth = 300;
const kHeight = 620;
const kGap = 12;
const kColumns = 4;
const kMostBytes = 200_000;

const pages = await Promise.all(
  kPages.map(async (name, i) => ({
    input: await sharp(inBuild('screenshots', `app_${name}.jpg`))
      .resize(kWidth, kHeight, { fit: 'cover', position: 'top' })
      .toBuffer(),
    left: kGap + (i % kColumns) * (kWidth + kGap),
    top: kGap + Math.floor(i / kColumns) * (kHeight + kGap),
  })),
);
const size = {
  width: kGap + kColumns * (kWidth + kGap),
  height: kGap + Math.ceil(kPages.length / kColumns) * (kHeight + kGap),
};
const sheet = await sharp({ create: { ...size, channels: 3, background: '#d8dce2' } })
  .composite(pages)
  .jpeg({ quality: 72, mozjpeg: true })
  .toBuffer();
if (sheet.length > kMostBytes) throw new Error(`the sheet has ${sheet.length} bytes, at most ${kMostBytes}`);
writeFileSync(inRoot('docs/images/flow.jpg'), sheet);
