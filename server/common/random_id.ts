import { randomBytes } from 'node:crypto';

/** 128 random bits as 22 characters of base64url. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
}

/** 256 random bits as 43 characters: for tokens. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}
