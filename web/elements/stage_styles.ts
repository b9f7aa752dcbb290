export const stageStyles = `
:host {
  --qujing-accent: #3ddc97;
  --qujing-warn: #ffc65c;
  --qujing-ink: #f4f6f8;
  --qujing-ground: #0b0f14;
  display: block;
  position: relative;
  aspect-ratio: 3 / 4;
  overflow: hidden;
  border-radius: 16px;
  background: var(--qujing-ground);
  color: var(--qujing-ink);
  font: 400 1rem/1.45 system-ui, -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
}
:host([hidden]), [hidden] { display: none !important; }
.stage { position: absolute; inset: 0; overflow: hidden; }
video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
.ui {
  position: absolute; inset: 0; overflow: hidden auto; display: grid; grid-template: "head" auto "aim" minmax(140px, 1fr) "hint" auto "bar" auto / minmax(0, 1fr);
}
[data-shape="wide"] .ui { grid-template: "head bar" auto "aim bar" minmax(140px, 1fr) "hint bar" auto / minmax(0, 1fr) auto; }
.head { grid-area: head; display: flex; align-items: center; gap: 10px; padding: 12px 14px 4px; min-height: 3.5rem; box-sizing: border-box; }
.title { flex: 1; min-width: 0; margin: 0; font-size: 1.0625rem; font-weight: 650; text-shadow: 0 1px 4px rgb(0 0 0 / 60%); }
.step { display: inline-block; margin-right: 8px; padding: 1px 9px; border-radius: 999px; background: rgb(255 255 255 / 18%);
  font-size: 0.8125rem; font-weight: 600; text-shadow: none; vertical-align: 1px; }
.tools { display: flex; gap: 6px; }
.tools .label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.aim { grid-area: aim; position: relative; min-width: 0; display: grid; padding: 0 16px; }
.aim > .still { position: absolute; inset: 0 12px; }
.still > canvas { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; }
.foot { grid-area: hint; min-height: 5.6rem; padding: 6px 16px 0; box-sizing: border-box; display: flex; flex-direction: column; align-items: center; gap: 6px; }
.hint {
  max-width: 100%; box-sizing: border-box; padding: 9px 18px; border-radius: 22px; background: rgb(5 8 12 / 78%);
  font-size: 1.0625rem; font-weight: 600; text-align: center; text-wrap: balance; transition: background 160ms, color 160ms;
}
[data-face="review"] .foot { min-height: 0; padding: 0; }
[data-face="review"] .hint { display: none; }
.hint:empty { visibility: hidden; }
[data-tone="good"] .hint { background: var(--qujing-accent); color: #04130c; }
[data-tone="warn"] .hint { background: var(--qujing-warn); color: #1d1300; }
.reasons { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; justify-content: center; gap: 4px 6px; font-size: 0.875rem; }
.reasons li { padding: 2px 10px; border-radius: 999px; background: rgb(5 8 12 / 70%); color: var(--qujing-warn); }
.reasons .lead { color: var(--qujing-ink); }
.reasons:empty { display: none; }
.bar { grid-area: bar; padding: 10px 16px max(18px, env(safe-area-inset-bottom)); min-height: 74px; }
.bar[data-look="pills"] { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 12px; }
.bar[data-look="tools"] { display: grid; grid-template-columns: 1fr auto 1fr; align-items: center; justify-items: center; gap: 8px; }
.bar[data-look="tools"]::before { content: ""; grid-area: 1 / 2; width: 74px; height: 74px; }
.bar[data-look="tools"] .file { grid-area: 1 / 1; }
.bar[data-look="tools"] .shutter { grid-area: 1 / 2; }
.bar[data-look="tools"] .stop { grid-area: 1 / 3; }
[data-shape="wide"] .bar[data-look="tools"] { grid-template: 1fr auto 1fr / auto; padding: 16px; }
[data-shape="wide"] .bar[data-look="tools"]::before, [data-shape="wide"] .bar[data-look="tools"] .shutter { grid-area: 2 / 1; }
[data-shape="wide"] .bar[data-look="tools"] .stop { grid-area: 3 / 1; }
[data-shape="wide"] .bar[data-look="pills"] { flex-direction: column; align-content: center; }
.panel { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 20px; text-align: center; }
.panel p { margin: 0; max-width: 24em; text-wrap: balance; font-size: 1.0625rem; }
.badge { display: grid; place-items: center; width: 68px; height: 68px; border-radius: 50%; background: rgb(255 198 92 / 16%); color: var(--qujing-warn); }
.badge .icon { width: 38px; height: 38px; }
.spinner {
  width: 44px; height: 44px; border-radius: 50%; border: 3px solid rgb(255 255 255 / 22%); box-sizing: border-box;
  border-top-color: var(--qujing-accent); animation: turn 0.9s linear infinite;
}
.still .spinner { position: absolute; left: calc(50% - 22px); top: calc(50% - 22px); }
.flash { position: absolute; inset: 0; background: #fff; opacity: 0; pointer-events: none; }
.flash.now { animation: flash 220ms ease-out; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.focus { position: absolute; width: 72px; height: 72px; margin: -36px; border: 2px solid #fff; border-radius: 12px; opacity: 0; pointer-events: none; }
.focus.now { animation: focus 900ms ease-out; }
@keyframes turn { to { transform: rotate(1turn); } }
@keyframes flash { from { opacity: 0.55; } to { opacity: 0; } }
@keyframes focus { from { opacity: 1; transform: scale(1.3); } 30%, 80% { opacity: 1; transform: none; } to { opacity: 0; } }
@media (prefers-reduced-motion: reduce) {
  .spinner { animation-duration: 3s; }
  .flash.now { animation: none; }
  .hint { transition: none; }
}
`;
