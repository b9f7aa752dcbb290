// npm run format: writes what the formatters want.
import { mustRun } from '../lib/run.js';
import { cppSources } from '../lib/sources.js';

await mustRun('clang-format-19', ['-i', ...cppSources()]);
await mustRun('npx', ['--no-install', 'prettier', '--write', '--log-level=warn', '.']);
