// npx tsx sandbox/main.ts: the sandbox as a program, configured by its environment.
import { createSandbox } from './sandbox.js';

const env = process.env;

// The defaults open a sandbox and nothing else: they are no secrets.
const sandbox = await createSandbox({
  port: Number(env['SANDBOX_PORT'] ?? 8090),
  host: env['SANDBOX_HOST'] ?? '127.0.0.1',
  secrets: {
    tencent: {
      secretId: env['SANDBOX_TENCENT_SECRET_ID'] ?? 'sandbox-secret-id',
      secretKey: env['SANDBOX_TENCENT_SECRET_KEY'] ?? 'sandbox-secret-key',
    },
    keyed: { account: env['SANDBOX_ACCOUNT'] ?? 'sandbox', secret: env['SANDBOX_SECRET'] ?? 'sandbox-secret' },
  },
});
console.log(`沙箱 ${sandbox.url} (短信: ${sandbox.url}/sms)`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close();
  });
}
