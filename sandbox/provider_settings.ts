// How a server is told of the sandbox: the settings of its providers, all at one address.
import type { Secrets } from './house.js';

/** In the form of the server's provider settings, which the sandbox does not know. */
export function settingsFor(url: string, { tencent, keyed }: Secrets) {
  const common = { url, plainHttp: true } as const;
  return {
    police: { kind: 'tencent', ...common, key: tencent },
    sms: {
      kind: 'tencent',
      ...common,
      key: tencent,
      sdkAppId: '1400000001',
      templateId: '100001',
      signName: '沙箱',
    },
    registration: { kind: 'http', ...common, key: keyed },
  } as const;
}
