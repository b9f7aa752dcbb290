// Answers that are none: late, broken, or never sent.
import type { FastifyReply } from 'fastify';
import { kMark, type House, type Spoiled } from './house.js';

const kGarbage = `<html><body>${kMark}: 502 Bad Gateway</body></html>`;

/** @returns whether the answer that was made may still be sent. */
export async function spoil(fault: Spoiled, { script, pause }: House, reply: FastifyReply): Promise<boolean> {
  switch (fault) {
    case 'slow':
      await pause(script.slowMs);
      return !reply.raw.destroyed;
    case 'serverError':
      await reply.code(500).type('text/plain; charset=utf-8').send(`${kMark}: internal error`);
      return false;
    case 'garbage':
      await reply.code(200).type('text/html; charset=utf-8').send(kGarbage);
      return false;
    case 'hangUp':
      reply.hijack();
      reply.raw.destroy();
      return false;
  }
}
