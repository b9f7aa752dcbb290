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

/** What every rule of the server speaks: its services, and how things are said, kept and told of. */
const serverRules = [
  'build/openapi',
  'server/audit',
  'server/common',
  'server/database',
  'server/providers',
  'server/sealing',
  'server/services',
  'server/texts',
  'server/vision',
];
/** The candidate's steps, which only HTTP brings together. */
const serverSteps = [
  'server/cards',
  'server/challenges',
  'server/flow',
  'server/idempotency',
  'server/parts',
  'server/person',
  'server/portraits',
  'server/sign_in',
  'server/verifications',
];

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
  'web/app': ['web/sdk/index', 'web/elements', 'build/openapi'],
  cli: ['web/sdk/node'],
  // The thin server: seeing is done by the package's Node entry and by the two rooms with models of their own.
  'server/inference': [],
  'server/reading': ['server/inference', 'web/sdk/node'],
  'server/matching': ['server/inference', 'web/sdk/node'],
  'server/providers': [],
  'server/common': ['build/openapi'],
  'server/sealing': [],
  'server/texts': [],
  'server/artifacts': ['server/sealing'],
  'server/database': [],
  'server/audit': ['server/database'],
  'server/config': ['server/providers'],
  'server/vision': ['web/sdk/node', 'server/common', 'server/cards', 'server/reading', 'server/matching'],
  'server/services': [
    'server/artifacts',
    'server/common',
    'server/config',
    'server/database',
    'server/providers',
    'server/sealing',
    'server/texts',
    'server/vision',
  ],
  'server/counting': ['server/common', 'server/database', 'server/audit'],
  'server/idempotency': ['server/common', 'server/services'],
  'server/sign_in': [...serverRules, 'server/flow'],
  'server/flow': [...serverRules, 'server/counting', 'server/cards', 'server/sign_in'],
  'server/parts': serverRules,
  'server/cards': [...serverRules, 'server/flow', 'server/parts', 'server/sign_in'],
  'server/portraits': [...serverRules, 'server/counting', 'server/flow', 'server/parts'],
  'server/challenges': [
    ...serverRules,
    'web/sdk/node',
    'server/counting',
    'server/flow',
    'server/parts',
    'server/sign_in',
  ],
  'server/verifications': [...serverRules, 'server/counting', 'server/cards', 'server/flow', 'server/sign_in'],
  'server/person': [...serverRules, 'server/cards', 'server/sign_in'],
  'server/retention': [...serverRules, 'server/person'],
  'server/http': [...serverRules, ...serverSteps],
  'server/create_server': [
    ...serverRules,
    'web/sdk/node',
    'server/config',
    'server/artifacts',
    'server/http',
    'server/retention',
  ],
  'server/main': ['server/config', 'server/create_server'],
  sandbox: [],
};
