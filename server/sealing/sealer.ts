// Secrets of one master key: sealed bytes (AES-256-GCM), keyed hashes for looking up, and hashes of tokens.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const kNonceBytes = 12;
const kTagBytes = 16;
/** First byte of what is sealed, so that another form can follow. */
const kForm = 1;

export class Sealer {
  private readonly sealingKey: Buffer;
  private readonly hashingKey: Buffer;

  /** @param masterKey 32 bytes. */
  constructor(masterKey: Uint8Array) {
    if (masterKey.byteLength !== 32) throw new Error(`the master key has ${masterKey.byteLength} bytes, needs 32`);
    const derived = (purpose: string): Buffer =>
      Buffer.from(hkdfSync('sha256', masterKey, new Uint8Array(), `qujing/${purpose}`, 32));
    this.sealingKey = derived('sealing');
    this.hashingKey = derived('hashing');
  }

  /** @param place what the bytes belong to; they open for the same place only. */
  seal(bytes: Uint8Array, place: string): Buffer {
    const nonce = randomBytes(kNonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.sealingKey, nonce).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([Buffer.of(kForm), nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws Error when the bytes were altered, belong elsewhere, or were sealed with another key. */
  open(sealed: Uint8Array, place: string): Buffer {
    const all = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (all[0] !== kForm || all.length < 1 + kNonceBytes + kTagBytes) throw new Error(`${place}: not sealed here`);
    const nonce = all.subarray(1, 1 + kNonceBytes);
    const tag = all.subarray(1 + kNonceBytes, 1 + kNonceBytes + kTagBytes);
    const cipher = createDecipheriv('aes-256-gcm', this.sealingKey, nonce, { authTagLength: kTagBytes });
    cipher.setAAD(Buffer.from(place)).setAuthTag(tag);
    return Buffer.concat([cipher.update(all.subarray(1 + kNonceBytes + kTagBytes)), cipher.final()]);
  }

  sealJson(value: unknown, place: string): Buffer {
    return this.seal(Buffer.from(JSON.stringify(value)), place);
  }

  /** What sealJson() was given; the caller knows its type. */
  openJson(sealed: Uint8Array, place: string): unknown {
    return JSON.parse(this.open(sealed, place).toString('utf8'));
  }

  /** A keyed hash in hex: the same for the same words, not to be found by trying without the key. */
  hash(purpose: string, ...words: readonly string[]): string {
    return createHmac('sha256', this.hashingKey)
      .update([purpose, ...words].map((word) => `${Buffer.byteLength(word)}:${word}`).join())
      .digest('hex');
  }
}
