/** --type: what large type multiplies sizes by; rem follows the reader's own setting besides. */
export const livenessStyles = `
:host { --type: 1; --art: clamp(72px, 13vh, 104px); }
:host([large]) { --type: 1.3; }
[data-mirrored="yes"] video { transform: scaleX(-1); }
[data-kind="liveness"] :is(.focus, .tools) { display: none; }
[data-kind="liveness"] .hint, [data-kind="liveness"] .panel p { font-size: calc(1.0625rem * var(--type)); }
[data-kind="liveness"] .bar[data-look="pills"] > * { font-size: calc(1rem * var(--type)); }
[data-kind="liveness"] .bar[data-look="pills"] .main { font-size: calc(1.0625rem * var(--type)); }
[data-kind="liveness"] .bar[data-look="tools"] > * { font-size: calc(0.8125rem * var(--type)); }
[data-kind="liveness"] .bar[data-look="tools"]::before { display: none; }
[data-kind="liveness"] .bar[data-look="tools"] { grid-template: auto / 1fr 1fr; }
[data-kind="liveness"] .bar[data-look="tools"] .handOver { grid-area: 1 / 1; }
[data-kind="liveness"] .bar[data-look="tools"] .stop { grid-area: 1 / 2; }
[data-kind="liveness"] .bar .handOver:not(.main) { order: 2; }
[data-face="camera"] .head .action-art { flex: none; width: 84px; height: 84px; }
[data-kind="liveness"]:not([data-face="camera"]) .head .action-art { display: none; }
[data-kind="liveness"][data-face="camera"] .head { justify-content: center; gap: 14px; min-height: 104px; padding-bottom: 8px; }
[data-kind="liveness"][data-face="camera"] .title { flex: 0 1 auto; font-size: calc(1.75rem * var(--type)); line-height: 1.25; text-wrap: balance; }
[data-kind="liveness"][data-face="camera"] .step { position: absolute; left: 14px; top: 14px; margin: 0; font-size: calc(0.875rem * var(--type)); }
[data-kind="liveness"][data-face="camera"][data-shape="even"] .step { position: static; display: table; margin-bottom: 4px; }
[data-kind="liveness"][data-face="camera"] .foot { min-height: calc(4.2rem * var(--type)); }
[data-kind="liveness"][data-shape="tall"][data-face="camera"] .head { flex-direction: column; gap: 6px; min-height: calc(var(--art) + 20px + 2.4rem * var(--type)); text-align: center; }
[data-kind="liveness"][data-shape="tall"][data-face="camera"]:not(:lang(zh)) .head { min-height: calc(var(--art) + 20px + 4.6rem * var(--type)); }
[data-kind="liveness"][data-shape="tall"] .head .action-art { width: var(--art); height: var(--art); }
[data-kind="liveness"][data-shape="wide"][data-face="camera"] .ui { grid-template: "aim head bar" 1fr "aim hint bar" 1fr / minmax(0, 1fr) minmax(0, 0.9fr) auto; }
[data-kind="liveness"][data-shape="wide"][data-face="camera"] .head { flex-direction: column; justify-content: flex-end; text-align: center; }
[data-kind="liveness"][data-shape="wide"][data-face="camera"] .aim { padding: 0 8px 0 16px; }
[data-kind="liveness"][data-shape="wide"][data-face="camera"] .bar[data-look="tools"] { grid-template: 1fr 1fr / auto; align-content: center; }
[data-kind="liveness"][data-shape="wide"][data-face="camera"] .bar[data-look="tools"] .stop { grid-area: 2 / 1; }
[data-kind="liveness"][data-face="notes"] .hint { display: none; }
[data-kind="liveness"] .reasons li { text-align: center; text-wrap: balance; color: inherit; animation: appear 300ms 3s both; }
@keyframes appear { from { opacity: 0; } }
@keyframes pop { from { opacity: 0; transform: scale(0.4); } }
`;
