// "Who may know whom" of docs/architecture.md, as data. A room not listed here may not exist.

/** C++: room -> the rooms whose headers it may include, besides its own. `analysis` is src/analysis.h. */
export const cppRooms: Readonly<Record<string, readonly string[]>> = {
  common: [],
  config: ['common'],
  quality: ['common'],
  card: ['common'],
  face: ['common'],
  resident_id: ['common', 'config', 'quality', 'card'],
  portrait: ['common', 'config', 'quality', 'face'],
  liveness: ['common', 'config', 'quality', 'face'],
  analysis: ['common', 'resident_id', 'portrait', 'liveness'],
  guidance: ['common', 'analysis'],
  artifact: ['common', 'analysis'],
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
    'guidance',
    'artifact',
  ],
  wasm: ['common', 'analysis', 'analyzer'],
};

/** Headers that only these rooms may include. */
export const cppOutsiders: readonly { header: RegExp; rooms: readonly string[] }[] = [
  { header: /^emscripten\b/, rooms: ['wasm'] },
  { header: /^nlohmann\//, rooms: ['config', 'artifact'] },
  // The core has no files, no clock, no threads and no terminal.
  { header: /^(fstream|filesystem|iostream|cstdio|chrono|ctime|thread|mutex|atomic|future)$/, rooms: [] },
];

/**
 * TypeScript: a room is the longest of these paths that a file's path starts with. It may import itself and what is
 * listed; `build/wasm` is the border's generated module.
 */
export const tsRooms: Readonly<Record<string, readonly string[]>> = {
  'web/sdk/types': [],
  'web/sdk/errors': ['web/sdk/types'],
  'web/sdk/capability': ['web/sdk/types', 'web/sdk/errors'],
  'web/sdk/text': ['web/sdk/types', 'web/sdk/errors'],
  'web/sdk/worker/protocol': ['web/sdk/types', 'web/sdk/errors'],
  'web/sdk/platform/ports': ['web/sdk/types', 'web/sdk/errors'],
  'web/sdk/platform': ['web/sdk/types', 'web/sdk/errors', 'web/sdk/platform/ports'],
  'web/sdk/replay': ['web/sdk/types', 'web/sdk/errors', 'web/sdk/platform/ports'],
  'web/sdk/camera': ['web/sdk/types', 'web/sdk/errors', 'web/sdk/platform/ports'],
  'web/sdk/engine': ['web/sdk/types', 'web/sdk/errors', 'web/sdk/capability', 'web/sdk/platform/ports', 'build/wasm'],
  'web/sdk/worker/analyzer_worker': [
    'web/sdk/types',
    'web/sdk/errors',
    'web/sdk/capability',
    'web/sdk/worker/protocol',
    'web/sdk/engine',
    'web/sdk/platform',
    'web/sdk/platform/ports',
  ],
  'web/sdk/worker/analyzer_client': [
    'web/sdk/types',
    'web/sdk/errors',
    'web/sdk/capability',
    'web/sdk/worker/protocol',
    'web/sdk/platform/ports',
  ],
  'web/sdk/session': [
    'web/sdk/types',
    'web/sdk/errors',
    'web/sdk/capability',
    'web/sdk/worker/analyzer_client',
    'web/sdk/platform/ports',
    'web/sdk/camera',
    'web/sdk/replay',
  ],
  'web/sdk/upload': ['web/sdk/types', 'web/sdk/errors', 'web/sdk/platform/ports'],
  'web/sdk/index': [
    'web/sdk/types',
    'web/sdk/errors',
    'web/sdk/capability',
    'web/sdk/worker/protocol',
    'web/sdk/worker/analyzer_client',
    'web/sdk/session',
    'web/sdk/camera',
    'web/sdk/replay',
    'web/sdk/text',
    'web/sdk/upload',
    'web/sdk/platform',
    'web/sdk/platform/ports',
  ],
  'web/sdk/node': [
    'web/sdk/types',
    'web/sdk/errors',
    'web/sdk/capability',
    'web/sdk/engine',
    'web/sdk/replay',
    'web/sdk/text',
    'web/sdk/platform',
    'web/sdk/platform/ports',
  ],
  'web/elements': ['web/sdk/index'],
  'web/lab': ['web/sdk/index', 'web/elements'],
  'web/app': ['web/sdk/index', 'web/elements'],
  cli: ['web/sdk/node'],
};
