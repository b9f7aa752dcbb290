// "Who may know whom" of docs/architecture.md, as data. A room not listed here may not exist.

/**
 * C++: room -> the rooms whose headers it may include, besides its own. `analysis` is src/analysis.h, `portrait_analysis`
 * src/portrait_analysis.h, `liveness_analysis` src/liveness_analysis.h.
 */
export const cppRooms: Readonly<Record<string, readonly string[]>> = {
  common: [],
  config: ['common'],
  quality: ['common'],
  card: ['common'],
  face: ['common'],
  resident_id: ['common', 'config', 'quality', 'card'],
  matte: ['common'],
  portrait: ['common', 'config', 'quality', 'face', 'matte', 'portrait_analysis'],
  liveness: ['common', 'config', 'quality', 'face'],
  analysis: ['common', 'resident_id'],
  portrait_analysis: ['common', 'face'],
  liveness_analysis: ['common', 'face', 'liveness'],
  guidance: ['common', 'analysis', 'portrait_analysis'],
  artifact: ['common', 'face', 'liveness', 'analysis', 'portrait_analysis'],
  analyzer: [
    'common',
    'config',
    'quality',
    'card',
    'face',
    'resident_id',
    'portrait',
    'liveness',
    'analysis',
    'portrait_analysis',
    'liveness_analysis',
    'guidance',
    'artifact',
  ],
  wasm: [
    'common',
    'face',
    'resident_id',
    'liveness',
    'analysis',
    'portrait_analysis',
    'liveness_analysis',
    'artifact',
    'analyzer',
  ],
};

/** Headers that only these rooms may include. */
export const cppOutsiders: readonly { header: RegExp; rooms: readonly string[] }[] = [
  { header: /^emscripten\b/, rooms: ['wasm'] },
  { header: /^nlohmann\//, rooms: ['config', 'artifact'] },
  // The core has no files, no clock, no threads and no terminal.
  { header: /^(fstream|filesystem|iostream|cstdio|chrono|ctime|thread|mutex|atomic|future)$/, rooms: [] },
];

/** What everything of the package may know. */
const words = ['web/sdk/types', 'web/sdk/errors', 'web/sdk/common'];
const ports = 'web/sdk/platform/ports';

/**
 * TypeScript: a room is the longest of these paths that a file's path starts with. It may import itself and what is
 * listed; `build/wasm` is the border's generated module, `build/runtime` the inference runtime's.
 */
export const tsRooms: Readonly<Record<string, readonly string[]>> = {
  'web/sdk/errors': [],
  'web/sdk/types': ['web/sdk/errors'],
  'web/sdk/common': ['web/sdk/types', 'web/sdk/errors'],
  'web/sdk/capability': words,
  'web/sdk/text': words,
  'web/sdk/replay': words,
  'web/sdk/platform/ports': words,
  'web/sdk/platform': [...words, ports],
  'web/sdk/worker/protocol': words,
  'web/sdk/engine': [...words, ports, 'build/wasm', 'build/runtime'],
  'web/sdk/worker/analyzer_worker': [
    ...words,
    'web/sdk/worker/protocol',
    'web/sdk/engine',
    ports,
    // The worker is an entry of its own: it chooses its platform.
    'web/sdk/platform',
  ],
  'web/sdk/worker/analyzer_client': [...words, 'web/sdk/worker/protocol', ports],
  'web/sdk/worker/portrait_worker': [
    ...words,
    'web/sdk/worker/protocol',
    'web/sdk/worker/analyzer_worker',
    'web/sdk/engine',
    'web/sdk/photo',
    ports,
    'web/sdk/platform',
  ],
  'web/sdk/worker/liveness_worker': [
    ...words,
    'web/sdk/worker/protocol',
    'web/sdk/worker/analyzer_worker',
    'web/sdk/engine',
    ports,
    'web/sdk/platform',
  ],
  'web/sdk/worker/liveness_client': [...words, 'web/sdk/worker/protocol', 'web/sdk/worker/analyzer_client', ports],
  'web/sdk/worker/portrait_client': [...words, 'web/sdk/worker/protocol', 'web/sdk/worker/analyzer_client', ports],
  'web/sdk/camera': [...words, ports],
  'web/sdk/session': [
    ...words,
    'web/sdk/worker/analyzer_client',
    'web/sdk/worker/portrait_client',
    'web/sdk/worker/liveness_client',
    ports,
    'web/sdk/camera',
  ],
  'web/sdk/upload': [...words, ports],
  'web/sdk/photo': [...words, 'web/sdk/engine'],
  // What only the browser's entry is made of: it chooses the platform.
  'web/sdk/browser': [
    ...words,
    'web/sdk/capability',
    'web/sdk/camera',
    'web/sdk/worker/analyzer_client',
    'web/sdk/worker/portrait_client',
    'web/sdk/worker/liveness_client',
    'web/sdk/worker/protocol',
    ports,
    'web/sdk/platform',
  ],
  'web/sdk/index': [
    ...words,
    ports,
    'web/sdk/browser',
    'web/sdk/capability',
    'web/sdk/camera',
    'web/sdk/replay',
    'web/sdk/session',
    'web/sdk/text',
    'web/sdk/upload',
    'web/sdk/worker/analyzer_client',
    'web/sdk/worker/portrait_client',
    'web/sdk/worker/liveness_client',
    'web/sdk/worker/protocol',
  ],
  // node.ts and node/: Node's entry and what only it is made of.
  'web/sdk/node': [
    ...words,
    'web/sdk/engine',
    'web/sdk/photo',
    'web/sdk/replay',
    'web/sdk/text',
    ports,
    'web/sdk/platform',
  ],
  // The portrait's words are in no other bundle.
  'web/elements': ['web/sdk/index', 'web/sdk/text'],
  'web/lab': ['web/sdk/index', 'web/elements'],
  'web/app': ['web/sdk/index', 'web/elements'],
  cli: ['web/sdk/node'],
  // The thin server: seeing is done by the package's Node entry and by the two rooms with models of their own.
  'server/inference': [],
  'server/reading': ['server/inference', 'web/sdk/node'],
  'server/matching': ['server/inference', 'web/sdk/node'],
  'server/providers': [],
  sandbox: [],
};
