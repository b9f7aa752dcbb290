// npm run build: tool chain, engine, package, testing page.
import { buildPackage, setUp } from './steps.js';

await setUp();
await buildPackage();
