// Why fetch failed, and whether the request can have reached the other side.

/** A connection was never made; every other failure may have come after the request was read. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
  // TLS ended before the first byte of HTTP.
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
}

/** Codes are words of the runtime's; a message could quote what was sent, so none is read. */
function codeOf(error: unknown): string | undefined {
  const code = fieldOf(error, 'code');
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,63}$/.test(code)) return code;
  const inner: unknown[] = [fieldOf(error, 'cause')];
  const several = fieldOf(error, 'errors');
  if (Array.isArray(several)) inner.push(several[0]);
  for (const cause of inner) {
    const found = cause === undefined ? undefined : codeOf(cause);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function transportFailure(error: unknown): { kind: 'notSent' | 'unknown'; code: string } {
  const code = codeOf(error) ?? 'CONNECTION_LOST';
  return { kind: neverSent.has(code) ? 'notSent' : 'unknown', code };
}
