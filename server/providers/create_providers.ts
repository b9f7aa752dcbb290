// Adapters from typed configuration: the one place that knows which there are.
import { systemClock, type Clock } from './clock.js';
import { Breaker, kBreakerDefaults, type BreakerPolicy } from './http/breaker.js';
import type { FetchLike } from './http/exchange.js';
import type { ServiceKey } from './http/keyed_signature.js';
import type { RetryPolicy, Tools } from './http/tries.js';
import { createGenericPolice, kGenericMaxPortraitBytes } from './police/generic_police.js';
import { createTencentPolice, kTencentThreshold } from './police/tencent_police.js';
import type { PoliceProvider, RegistrationProvider, SmsProvider } from './ports.js';
import { createHttpRegistration } from './registration/http_registration.js';
import { createTencentSms } from './sms/tencent_sms.js';
import type { TencentKey } from './tencent/tc3_signature.js';

interface Common {
  readonly url: string;
  /** Allows http:. Meant for a service on this machine or in this cluster; personal data goes unencrypted otherwise. */
  readonly plainHttp?: boolean;
  readonly retry?: Partial<RetryPolicy>;
  readonly breaker?: Partial<BreakerPolicy>;
}

export type PoliceConfig = Common &
  (
    | { readonly kind: 'tencent'; readonly key: TencentKey; readonly threshold?: number }
    | {
        readonly kind: 'generic';
        readonly key: ServiceKey;
        readonly threshold?: number;
        readonly maxPortraitBytes?: number;
      }
  );

export interface SmsConfig extends Common {
  readonly kind: 'tencent';
  readonly key: TencentKey;
  readonly region?: string;
  readonly sdkAppId: string;
  readonly templateId: string;
  readonly signName: string;
  readonly furtherParameters?: readonly string[];
}

export interface RegistrationConfig extends Common {
  readonly kind: 'http';
  readonly key: ServiceKey;
}

/** What tests play. */
export interface Surroundings {
  readonly fetch?: FetchLike;
  readonly clock?: Clock;
}

/** A comparison takes the vendor up to some seconds; a candidate waits for all tries together. */
const kPoliceRetry: RetryPolicy = {
  timeoutMs: 8_000,
  maxTries: 3,
  deadlineMs: 20_000,
  backoffMs: 200,
  maxBackoffMs: 2_000,
};
const kSmsRetry: RetryPolicy = { ...kPoliceRetry, timeoutMs: 5_000, maxTries: 2, deadlineMs: 8_000 };
const kRegistrationRetry: RetryPolicy = { ...kPoliceRetry, timeoutMs: 3_000, deadlineMs: 8_000 };

function baseUrl({ url, plainHttp = false }: Common): string {
  const { protocol, search, hash, username } = new URL(url);
  const allowed = protocol === 'https:' || (plainHttp && protocol === 'http:');
  if (!allowed) throw new TypeError(`${protocol}// as a provider's address, https:// expected (or plainHttp)`);
  if (search + hash + username !== '') throw new TypeError("a provider's address has no query, fragment or user");
  return url.replace(/\/+$/, '');
}

/** Its signature is over the path "/". */
function tencentUrl(config: Common): string {
  const url = baseUrl(config);
  if (new URL(url).pathname !== '/') throw new TypeError('the address of Tencent Cloud has no path');
  return url;
}

function toolsOf(
  provider: string,
  { retry, breaker }: Common,
  defaults: RetryPolicy,
  { fetch = globalThis.fetch, clock = systemClock }: Surroundings,
): Tools & { fetch: FetchLike } {
  const policy = { ...kBreakerDefaults, ...breaker };
  return { fetch, clock, retry: { ...defaults, ...retry }, breaker: new Breaker(provider, clock, policy) };
}

/** @throws TypeError on an address that is none or is not encrypted */
export function createPoliceProvider(config: PoliceConfig, surroundings: Surroundings = {}): PoliceProvider {
  const url = config.kind === 'tencent' ? tencentUrl(config) : baseUrl(config);
  const tools = toolsOf(`police ${config.kind}`, config, kPoliceRetry, surroundings);
  if (config.kind === 'tencent') {
    const { key, threshold = kTencentThreshold } = config;
    return createTencentPolice({ url, key, threshold }, tools);
  }
  const { key, threshold = null, maxPortraitBytes = kGenericMaxPortraitBytes } = config;
  return createGenericPolice({ url, key, threshold, maxPortraitBytes }, tools);
}

/** @throws TypeError on an address that is none or is not encrypted */
export function createSmsProvider(config: SmsConfig, surroundings: Surroundings = {}): SmsProvider {
  const { key, region = 'ap-guangzhou', sdkAppId, templateId, signName, furtherParameters = [] } = config;
  const url = tencentUrl(config);
  const tools = toolsOf('sms tencent', config, kSmsRetry, surroundings);
  return createTencentSms({ url, key, region, sdkAppId, templateId, signName, furtherParameters }, tools);
}

/** @throws TypeError on an address that is none or is not encrypted */
export function createRegistrationProvider(
  config: RegistrationConfig,
  surroundings: Surroundings = {},
): RegistrationProvider {
  const endpoint = { url: baseUrl(config), key: config.key };
  return createHttpRegistration(endpoint, toolsOf('registration http', config, kRegistrationRetry, surroundings));
}
