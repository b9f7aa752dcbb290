// Codes that every product of Tencent Cloud's API 3.0 shares (tencentcloud.com/document/api/1131/45350).

export type CommonCode = 'rateLimited' | 'trouble' | 'refusesUs' | 'badRequest' | 'otherCode';

/** Longest of the beginnings first where one begins another. */
const beginnings: readonly (readonly [string, CommonCode])[] = [
  ['RequestLimitExceeded', 'rateLimited'],
  ['LimitExceeded', 'rateLimited'],
  ['InternalError', 'trouble'],
  ['ServiceUnavailable', 'trouble'],
  ['ResourceUnavailable', 'trouble'],
  ['AuthFailure', 'refusesUs'],
  ['UnauthorizedOperation', 'refusesUs'],
  ['ResourceInsufficient', 'refusesUs'],
  ['InvalidAction', 'refusesUs'],
  ['ActionOffline', 'refusesUs'],
  ['NoSuchVersion', 'refusesUs'],
  ['NoSuchProduct', 'refusesUs'],
  ['UnsupportedRegion', 'refusesUs'],
  ['UnsupportedProtocol', 'refusesUs'],
  ['OperationDenied', 'refusesUs'],
  ['InvalidParameter', 'badRequest'],
  ['MissingParameter', 'badRequest'],
  ['UnknownParameter', 'badRequest'],
  ['RequestSizeLimitExceeded', 'badRequest'],
  ['InvalidRequest', 'badRequest'],
  ['UnsupportedOperation', 'badRequest'],
];

/** refusesUs: wrong key, clock, account or product: every request will end so until the operator acts. */
export function commonCode(code: string): CommonCode {
  return beginnings.find(([beginning]) => code === beginning || code.startsWith(`${beginning}.`))?.[1] ?? 'otherCode';
}
