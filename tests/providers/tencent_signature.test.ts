// A request is signed as the vendor's own example is.
import assert from 'node:assert/strict';
import test from 'node:test';
import { tc3Authorization } from '../../server/providers/tencent/tc3_signature.js';

// CVM DescribeInstances of the page "签名方法 v3" (cloud.tencent.com/document/api/213/30654, same text in 1427/56189).
// The page prints its keys with asterisks, and its results are of the keys as printed: with seven in one edition,
// with thirty-two in the present one.
const request = {
  host: 'cvm.tencentcloudapi.com',
  service: 'cvm',
  action: 'DescribeInstances',
  body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
  timestampSeconds: 1551113065,
};

test("the vendor's published example is signed letter by letter", () => {
  const key = { secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******', secretKey: 'Gu5t9xGARNpq86cd98joQYCN3*******' };
  assert.equal(
    tc3Authorization(key, request),
    'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request, ' +
      'SignedHeaders=content-type;host;x-tc-action, ' +
      'Signature=be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3',
  );
});

test('so is the example of the present page', () => {
  const key = { secretId: `AKID${'*'.repeat(32)}`, secretKey: '*'.repeat(32) };
  assert.match(
    tc3Authorization(key, request),
    /Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f$/,
  );
});

test('another body, action, host, second or key is another signature', () => {
  const key = { secretId: 'id', secretKey: 'key' };
  const others = [
    tc3Authorization(key, request),
    tc3Authorization(key, { ...request, body: `${request.body} ` }),
    tc3Authorization(key, { ...request, action: 'DescribeZones' }),
    tc3Authorization(key, { ...request, host: 'cvm.example' }),
    tc3Authorization(key, { ...request, timestampSeconds: request.timestampSeconds + 1 }),
    tc3Authorization({ ...key, secretKey: 'kez' }, request),
  ];
  assert.equal(new Set(others).size, 6);
});
