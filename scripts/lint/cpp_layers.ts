// Reads #include lines and holds them against the table in layers.ts.
import { readFileSync } from 'node:fs';
import { inRoot } from '../lib/paths.js';
import { sources } from '../lib/sources.js';
import type { Check } from './check.js';
import { cppOutsiders, cppRooms } from './layers.js';

interface Include {
  file: string;
  room: string;
  header: string;
}

function roomOf(file: string): string {
  if (file.startsWith('wasm/')) return 'wasm';
  const [first = ''] = file.replace(/^src\//, '').split('/');
  return first.replace(/\.h$/, '');
}

function includes(): Include[] {
  return sources('.cpp', '.h')
    .filter((file) => /^(src|wasm)\//.test(file))
    .flatMap((file) =>
      [...readFileSync(inRoot(file), 'utf8').matchAll(/^\s*#\s*include\s*[<"]([^>"]+)[>"]/gm)].map((match) => ({
        file,
        room: roomOf(file),
        header: match[1] ?? '',
      })),
    );
}

/** The room a header belongs to, or undefined when it is none of ours. */
function ownerOf({ room, header }: Include): string | undefined {
  const [first = ''] = header.split('/');
  if (header === 'analysis.h' || header === 'portrait_analysis.h') return header.replace(/\.h$/, '');
  if (header.includes('/')) return first in cppRooms ? first : undefined;
  return header.endsWith('.h') && room === 'wasm' ? 'wasm' : undefined;
}

function unknownNeighbours(all: readonly Include[]): string[] {
  return all.flatMap((include) => {
    const known = cppRooms[include.room];
    if (!known) return [`${include.file}: no room named ${include.room} in scripts/lint/layers.ts`];
    const owner = ownerOf(include);
    if (owner === undefined || owner === include.room || known.includes(owner)) return [];
    return [`${include.file}: ${include.room} may not know ${owner} (${include.header})`];
  });
}

function strangers(all: readonly Include[]): string[] {
  return all.flatMap(({ file, room, header }) => {
    const rule = cppOutsiders.find((outsider) => outsider.header.test(header));
    return rule && !rule.rooms.includes(room) ? [`${file}: <${header}> is not for ${room}`] : [];
  });
}

/** OpenCV's types live in .cpp files and in headers that no other room includes. */
function openCvInPublic(all: readonly Include[]): string[] {
  const withOpenCv = new Set(
    all.filter(({ file, header }) => file.endsWith('.h') && header.startsWith('opencv2/')).map(({ file }) => file),
  );
  return all.flatMap((include) => {
    const path = `src/${include.header}`;
    return withOpenCv.has(path) && ownerOf(include) !== include.room
      ? [`${include.file}: includes ${include.header}, which speaks OpenCV's types`]
      : [];
  });
}

export function cppLayerChecks(): Check[] {
  const all = includes();
  return [
    { name: 'layers: C++ rooms', problems: unknownNeighbours(all) },
    { name: 'layers: outside headers', problems: strangers(all) },
    { name: 'layers: OpenCV stays private', problems: openCvInPublic(all) },
  ];
}
