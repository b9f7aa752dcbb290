// Who may know whom, names and lengths. Ends with the counts.
import { report } from './check.js';
import { cppLayerChecks } from './cpp_layers.js';
import { originChecks } from './origin_checks.js';
import { shapeChecks } from './shape_checks.js';
import { tsLayerChecks } from './ts_layers.js';

const { passed, failed } = report([...cppLayerChecks(), ...tsLayerChecks(), ...shapeChecks(), ...originChecks()]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
