// The module worker's entry: wires LivenessHost to this thread's messages.
import { serve } from './analyzer_worker/serve.js';
import { LivenessHost } from './liveness_worker/liveness_host.js';

serve(new LivenessHost());
