// Which outside services are asked, out of environment variables; docs/providers.md.
import type { PoliceConfig, RegistrationConfig, SmsConfig } from '../providers/create_providers.js';
import type { ServiceKey } from '../providers/http/keyed_signature.js';
import type { TencentKey } from '../providers/tencent/tc3_signature.js';
import { type Environment, needed } from './settings.js';

export interface ProviderSettings {
  readonly police: PoliceConfig;
  readonly sms: SmsConfig;
  /** A service, or a file of registrations (CSV). */
  readonly registration: RegistrationConfig | { readonly kind: 'csv'; readonly file: string };
}

const kTencentPolice = 'https://faceid.tencentcloudapi.com';
const kTencentSms = 'https://sms.tencentcloudapi.com';

function tencentKey(env: Environment, prefix: string): TencentKey {
  return { secretId: needed(env, `${prefix}_SECRET_ID`), secretKey: needed(env, `${prefix}_SECRET_KEY`) };
}

function serviceKey(env: Environment, prefix: string): ServiceKey {
  return { account: needed(env, `${prefix}_ACCOUNT`), secret: needed(env, `${prefix}_SECRET`) };
}

const kThisMachine = ['127.0.0.1', 'localhost', '[::1]'];

/** Unencrypted to this machine, or where QUJING_PLAIN_HTTP=1 says that the network in between is one's own. */
function addressOf(env: Environment, url: string): { readonly url: string; readonly plainHttp: boolean } {
  return { url, plainHttp: env['QUJING_PLAIN_HTTP'] === '1' || kThisMachine.includes(new URL(url).hostname) };
}

function thresholdOf(env: Environment, name: string): { readonly threshold?: number } {
  const text = env[name];
  if (text === undefined || text === '') return {};
  const threshold = Number(text);
  if (!(threshold > 0 && threshold <= 100)) throw new Error(`${name} must be above 0 and at most 100`);
  return { threshold };
}

function policeSettings(env: Environment): PoliceConfig {
  const kind = needed(env, 'QUJING_POLICE');
  const threshold = thresholdOf(env, 'QUJING_POLICE_THRESHOLD');
  if (kind === 'tencent') {
    const address = addressOf(env, env['QUJING_POLICE_URL'] ?? kTencentPolice);
    return { kind, ...address, key: tencentKey(env, 'QUJING_POLICE'), ...threshold };
  }
  if (kind === 'generic') {
    const address = addressOf(env, needed(env, 'QUJING_POLICE_URL'));
    return { kind, ...address, key: serviceKey(env, 'QUJING_POLICE'), ...threshold };
  }
  throw new Error('QUJING_POLICE must be tencent or generic');
}

function smsSettings(env: Environment): SmsConfig {
  const region = env['QUJING_SMS_REGION'];
  const further = env['QUJING_SMS_PARAMETERS'];
  return {
    kind: 'tencent',
    ...addressOf(env, env['QUJING_SMS_URL'] ?? kTencentSms),
    key: tencentKey(env, 'QUJING_SMS'),
    sdkAppId: needed(env, 'QUJING_SMS_APP_ID'),
    templateId: needed(env, 'QUJING_SMS_TEMPLATE_ID'),
    signName: needed(env, 'QUJING_SMS_SIGN_NAME'),
    ...(region !== undefined && { region }),
    ...(further !== undefined && { furtherParameters: further.split(',') }),
  };
}

function registrationSettings(env: Environment): ProviderSettings['registration'] {
  const kind = needed(env, 'QUJING_REGISTRATION');
  if (kind === 'csv') return { kind, file: needed(env, 'QUJING_REGISTRATION_FILE') };
  if (kind !== 'http') throw new Error('QUJING_REGISTRATION must be http or csv');
  const address = addressOf(env, needed(env, 'QUJING_REGISTRATION_URL'));
  return { kind, ...address, key: serviceKey(env, 'QUJING_REGISTRATION') };
}

/** @throws Error naming the variable that is missing or wrong */
export function providerSettingsFrom(env: Environment): ProviderSettings {
  return { police: policeSettings(env), sms: smsSettings(env), registration: registrationSettings(env) };
}
