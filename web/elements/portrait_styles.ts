export const portraitStyles = `
[data-kind="portrait"] .title { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; }
[data-kind="portrait"] .step { order: 1; margin: 0; padding: 3px 11px; }
[data-mirrored="yes"] video { transform: scaleX(-1); }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
[data-kind="portrait"][data-face="camera"] .aim { grid-row: 2 / 4; }
[data-kind="portrait"][data-face="camera"] .foot { min-height: 0; align-self: end; padding-bottom: 8px; z-index: 1; pointer-events: none; }
[data-kind="portrait"] .reasons li { border-radius: 12px; line-height: 1.35; }
[data-face="notes"] .aim, [data-face="review"][data-kind="portrait"] .aim, [data-face="adjust"] .aim { overflow: hidden auto; }
[data-face="notes"] .foot, [data-face="adjust"] .foot { min-height: 0; padding: 0; }
[data-face="notes"] .hint, [data-face="adjust"] .hint { display: none; }
[data-face="notes"] .bar .main, [data-face="notes"] .bar .file { flex: 1 1 38%; padding: 6px 10px; min-height: 52px; }
[data-face="notes"][data-shape="wide"] .bar .main, [data-face="notes"][data-shape="wide"] .bar .file { flex: none; }
.notes { display: flex; flex-direction: column; gap: 14px; padding-bottom: 4px; }
.notes ul { margin: 0; padding: 0; list-style: none; }
.examples { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 10px 8px; align-items: start; }
.examples li { position: relative; }
.examples .good { grid-area: span 2 / span 2; }
.examples .mark { position: absolute; right: 5px; top: 5px; }
.examples .good .mark { width: 30px; height: 30px; }
.examples .caption { display: block; margin-top: 3px; font-size: 0.8125rem; line-height: 1.25; text-align: center; color: rgb(255 255 255 / 78%); }
.examples .good .caption { font-size: 1rem; font-weight: 600; color: var(--qujing-accent); }
.mark { display: grid; place-items: center; width: 22px; height: 22px; border-radius: 50%; flex: none; }
.mark.good { background: var(--qujing-accent); color: #04130c; }
.mark.bad { background: #ff6b5e; color: #260500; }
.mark.warn { background: var(--qujing-warn); color: #1d1300; }
.mark .icon { width: 15px; height: 15px; stroke-width: 2.8; }
.rules li, .said li, .statement { display: flex; gap: 8px; align-items: flex-start; padding: 3px 0; line-height: 1.4; }
.rules .icon, .statement .icon { flex: none; width: 20px; height: 20px; margin-top: 1px; color: var(--qujing-accent); stroke-width: 2.6; }
.rule, .facts { margin: 8px 0 0; font-size: 0.875rem; color: rgb(255 255 255 / 68%); }
.attempts { margin: 8px 0 0; font-weight: 600; }
[data-shape="wide"] .notes { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 20px; }
.photos { display: flex; flex-direction: column; gap: 12px; width: 100%; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
.pair figure { flex-direction: column; align-items: center; gap: 6px; padding: 8px; }
.pair canvas { width: 100%; height: auto; aspect-ratio: auto; max-height: 52vh; object-fit: contain; border-radius: 6px; background: none; }
.pair figcaption { display: block; flex: none; margin-top: auto; font-weight: 600; }
.said ul { margin: 0; padding: 0; list-style: none; }
.said p { margin: 8px 0 0; }
.said small { display: block; font-size: 0.8125rem; color: rgb(255 255 255 / 68%); }
.statement { color: var(--qujing-accent); }
.statement:empty { display: none; }
[data-shape="wide"] .photos { flex-direction: row; }
[data-shape="wide"] .photos > * { flex: 1; min-width: 0; }
[data-shape="wide"] .pair { align-items: start; }
.adjust { display: flex; flex-direction: column; gap: 12px; align-items: center; }
.movable-frame { position: relative; overflow: hidden; border-radius: 10px; background: rgb(255 255 255 / 8%); min-height: 160px;
  width: 100%; flex: 1; }
.movable { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; touch-action: none; cursor: grab; }
.movable:active { cursor: grabbing; }
.movable:focus-visible { outline: 3px solid #fff; outline-offset: -3px; }
.movable-frame .spinner { position: absolute; right: 10px; top: 10px; width: 28px; height: 28px; }
.pad { display: grid; grid-template-columns: repeat(5, 1fr); gap: 8px; }
.pad button { display: grid; place-items: center; min-width: 48px; min-height: 48px; padding: 0; border: 1px solid rgb(255 255 255 / 34%); border-radius: 14px;
  background: rgb(255 255 255 / 8%); }
.pad button:disabled { opacity: 0.35; cursor: default; }
[data-shape="wide"] .adjust { flex-direction: row; align-items: stretch; }
[data-shape="wide"] .pad { grid-template-columns: repeat(3, 1fr); align-content: center; }
[data-kind="portrait"][data-face="review"] .bar { gap: 8px; }
[data-kind="portrait"][data-face="review"] .bar > :not(.main) { padding: 6px 14px; }
`;
