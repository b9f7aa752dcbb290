// The module worker's entry: wires PortraitHost to this thread's messages.
import { serve } from './analyzer_worker/serve.js';
import { PortraitHost } from './portrait_worker/portrait_host.js';

serve(new PortraitHost());
