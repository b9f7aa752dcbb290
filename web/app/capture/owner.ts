import type { Flow } from '../api/flow_client.js';

/** Whose pictures are kept on this device; masked as the server masks them. */
export function ownerOf(flow: Flow | null): string {
  return flow === null ? '' : `${flow.person.name} ${flow.person.number}`;
}
