// The built pages: hashed files for ever, pages never, each as .br where the browser takes it.
import { relative } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** name-1a2b3c4d.js, and everything in name-1a2b3c4d/ */
const kHashed = /-[0-9a-zA-Z]{8,}(\.\w+$|\/)/;

export async function addPages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const file = relative(folder, path).replace(/\.(br|gz)$/, '');
      reply.setHeader('cache-control', kHashed.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
