// What a candidate agrees to: Markdown files, each with a version and the digest of its words.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

export const consentKinds = ['userAgreement', 'privacyPolicy', 'faceConsent'] as const;
export type ConsentKind = (typeof consentKinds)[number];

export interface Text {
  readonly version: string;
  /** Hex, of `text` as UTF-8. */
  readonly sha256: string;
  readonly title: string;
  readonly text: string;
}

export type Texts = Readonly<Record<ConsentKind, Text>>;

const kFiles: Readonly<Record<ConsentKind, string>> = {
  userAgreement: 'user_agreement.md',
  privacyPolicy: 'privacy_policy.md',
  faceConsent: 'face_consent.md',
};

/** First line `# title`, second `version: NAME`. */
function parse(file: string, source: string): Text {
  const [, title, version, text] = /^# (.+)\nversion: (\S+)\n+([^]+)$/.exec(source) ?? [];
  if (title === undefined || version === undefined || text === undefined)
    throw new Error(`${file} must begin with "# title" and "version: NAME"`);
  return { title, version, text, sha256: createHash('sha256').update(text).digest('hex') };
}

/** @param folder an authority's own texts; these are drafts to start from. */
export async function readTexts(folder: URL | string): Promise<Texts> {
  const read = async (kind: ConsentKind): Promise<[ConsentKind, Text]> => {
    const path = typeof folder === 'string' ? `${folder}/${kFiles[kind]}` : new URL(kFiles[kind], folder);
    return [kind, parse(kFiles[kind], await readFile(path, 'utf8'))];
  };
  return Object.fromEntries(await Promise.all(consentKinds.map(read))) as unknown as Texts;
}
