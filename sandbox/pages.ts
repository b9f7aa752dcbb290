// What a person sees: the codes "sent", and who is who.
import { kMark, type House } from './house.js';
import { kPeople } from './people.js';
import type { SmsEntry } from './sms_inbox.js';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

const style = `body{font:1.125rem/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.4rem .6rem;text-align:left}
.code{font:700 1.5rem ui-monospace,monospace;letter-spacing:.1em}.scroll{overflow-x:auto}`;

function shell(title: string, content: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width,initial-scale=1"><style>${style}</style></head>
<body><main><h1>${title}</h1>${content}</main></body></html>`;
}

function tableOf(caption: string, headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = headers.map((header) => `<th scope="col">${header}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** Shanghai's time of day. */
function timeOf(atMs: number): string {
  return new Date(atMs).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
}

function smsTable(entries: readonly SmsEntry[]): string {
  if (entries.length === 0) return '<p>还没有短信。</p>';
  const rows = entries.map(({ phone, code, signName, atMs }) => [
    escape(phone),
    `<span class="code">${escape(code)}</span>`,
    escape(signName),
    timeOf(atMs),
  ]);
  return tableOf('短信验证码，最新的在最前', ['手机号', '验证码', '签名', '时间'], rows);
}

// Without scripts the page stands still and says so; with them it looks every two seconds while the box is ticked.
const switchOfRefresh = `<noscript><p>请刷新本页查看新短信。</p></noscript>
<p><label><input type="checkbox" id="auto" checked> 每 2 秒自动更新</label></p>`;
const refresh = `<script>
const list = document.getElementById('list');
let shown = '';
setInterval(async () => {
  if (!document.getElementById('auto').checked) return;
  const html = await fetch('/sms/table').then((r) => r.text()).catch(() => shown);
  if (html !== shown) list.innerHTML = shown = html;
}, 2000);
</script>`;

const smsPage = (entries: readonly SmsEntry[]): string =>
  shell(
    `${kMark}短信`,
    `<p>本页只属于${kMark}：短信没有发给任何人。</p>${switchOfRefresh}
<div id="list" aria-live="polite">${smsTable(entries)}</div>${refresh}`,
  );

function homePage(): string {
  const rows = kPeople.map(({ phone, name, idNumber, behaviour, note }) => [phone, name, idNumber, behaviour, note]);
  const people = tableOf(
    '样本身份（地区码 119900 从未启用，不属于任何人）',
    ['手机号', '姓名', '身份证号', '行为', '说明'],
    rows,
  );
  return shell(
    `取景${kMark}`,
    `<p>本程序扮演外部服务（公安身份核验、短信、报名系统），供演示和测试。它<strong>不看照片</strong>：结果由下表中的身份决定；
表外的号码答为库中无此号，姓名不符答为姓名与身份证号不一致。</p><p><a href="/sms">短信验证码</a></p>${people}`,
  );
}

export function pageRoutes({ app, inbox }: House): void {
  const html = 'text/html; charset=utf-8';
  app.get('/', async (_, reply) => reply.type(html).send(homePage()));
  app.get('/sms', async (_, reply) => reply.type(html).send(smsPage(inbox.all())));
  app.get('/sms/table', async (_, reply) => reply.type(html).send(smsTable(inbox.all())));
  app.get('/sms.json', async (_, reply) => reply.send({ mark: kMark, messages: inbox.all() }));
}
