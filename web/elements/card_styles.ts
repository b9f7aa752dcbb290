export const cardStyles = `
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
  font: 400 16px/1.5 system-ui, -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
}
:host([hidden]) { display: none; }
.stage, video, canvas, .stage > svg { position: absolute; inset: 0; width: 100%; height: 100%; }
video { object-fit: cover; }
canvas { object-fit: contain; }
svg { pointer-events: none; }
[hidden] { display: none !important; }
.veil { fill: rgb(5 8 12 / 55%); fill-rule: evenodd; }
.guide { fill: none; stroke: rgb(255 255 255 / 85%); stroke-width: 3; stroke-linecap: round; transition: stroke 200ms; }
[data-guidance="partlyOutside"] .guide { stroke: var(--qujing-warn); }
[data-guidance="hold"] .guide { stroke: transparent; }
.hint {
  position: absolute; left: 50%; bottom: 94px; transform: translateX(-50%);
  width: max-content; max-width: calc(100% - 32px); padding: 10px 18px; border-radius: 999px;
  background: rgb(5 8 12 / 78%); font-size: 17px; font-weight: 600; text-align: center; text-wrap: balance;
}
.hint:empty { display: none; }
.hint.spoken-only { inset: 0 auto auto 0; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
[data-guidance="hold"] .hint { background: var(--qujing-accent); color: #04130c; }
[data-guidance="partlyOutside"] .hint { background: var(--qujing-warn); color: #1d1300; }
.panel {
  position: absolute; inset: 0; display: flex; flex-direction: column; align-items: center; justify-content: center;
  gap: 20px; padding: 32px 24px 112px; text-align: center;
}
.panel p { margin: 0; max-width: 26em; text-wrap: balance; }
.emblem { position: static; width: 128px; height: auto; fill: none; stroke: rgb(255 255 255 / 26%); stroke-width: 3; stroke-linecap: round; }
.spinner {
  width: 44px; height: 44px; border-radius: 50%; border: 3px solid rgb(255 255 255 / 22%);
  border-top-color: var(--qujing-accent); animation: turn 0.9s linear infinite;
}
.bar {
  position: absolute; inset: auto 0 0; display: flex; flex-wrap: wrap; justify-content: center; gap: 12px;
  padding: 20px 16px max(24px, env(safe-area-inset-bottom));
}
button, .file {
  display: inline-flex; align-items: center; min-height: 48px; padding: 0 22px; box-sizing: border-box;
  border: 1px solid rgb(255 255 255 / 34%); border-radius: 999px; background: rgb(5 8 12 / 62%);
  color: inherit; font: inherit; font-weight: 600; cursor: pointer;
}
button.main { border-color: transparent; background: var(--qujing-accent); color: #04130c; }
button:focus-visible, .file:has(:focus-visible) { outline: 3px solid #fff; outline-offset: 3px; }
input[type="file"] { position: absolute; width: 1px; height: 1px; opacity: 0; }
@keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) {
  .spinner { animation-duration: 3s; }
  .guide { transition: none; }
}
`;
