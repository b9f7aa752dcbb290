import { type Planner, shade, words } from './object_plan.js';
import { hsl, rect, text } from './svg.js';

/** Books, papers, boxes and what else lies on tables. */
const book: Planner = (random) => {
  const width = random.range(170, 260);
  const picture = random.chance(0.35);
  const [base, ink] = [shade(random), shade(random)];
  return {
    size: [width, width / random.range(1.28, 1.44)],
    radius: 0.8,
    thickness: random.range(8, 35),
    picture,
    body: (w, h) =>
      (picture ? '' : rect(0, 0, w, h, base)) +
      rect(0, h * 0.94, w, h * 0.06, ink, 'opacity="0.5"') +
      `<g transform="translate(0 ${h}) rotate(-90)">${text(h / 2, w * 0.15, random.pick(['样本之书', 'A NOVEL', 'SPECIMEN', 'Handbook', '测试教程']), { size: h * random.range(0.08, 0.16), fill: ink, weight: 700, anchor: 'middle' })}${words(random, h * 0.25, w * 0.7, h * 0.5, w * 0.1, w * 0.04, ink)}</g>`,
  };
};

const sheet: Planner = (random) => {
  const scale = random.pick([1, 0.707, 0.5, 1]);
  const paper = hsl(random.int(30, 220), random.int(0, 8), random.int(90, 99));
  return {
    size: [297 * scale, 210 * scale],
    radius: 0.1,
    thickness: 0.3,
    body: (w, h) =>
      rect(0, 0, w, h, paper) +
      `<g transform="translate(0 ${h}) rotate(-90)">${words(random, h * 0.1, w * 0.08, h * 0.8, w * random.range(0.3, 0.84), w * random.range(0.012, 0.03), '#444')}${random.chance(0.4) ? rect(h * 0.15, w * 0.6, h * 0.7, w * 0.25, shade(random)) : ''}</g>`,
  };
};

const note: Planner = (random) => ({
  size: [76, 76 / random.range(1, 1.1)],
  radius: 0.2,
  thickness: random.range(0.3, 6),
  body: (w, h) =>
    rect(0, 0, w, h, hsl(random.pick([52, 340, 90, 195, 30]), random.int(55, 95), random.int(65, 85))) +
    (random.chance(0.6) ? words(random, w * 0.1, h * 0.15, w * 0.8, h * 0.7, h * 0.13, '#334') : ''),
});

const notebook: Planner = (random) => {
  const width = random.range(140, 250);
  const rules = random.chance(0.6);
  return {
    size: [width, width / random.range(1.3, 1.44)],
    radius: random.range(1, 5),
    thickness: random.range(4, 16),
    body: (w, h) =>
      rect(0, 0, w, h, rules ? '#f5f2e8' : shade(random, 0.5)) +
      (rules
        ? Array.from({ length: 22 }, (_, i) => rect(((i + 1) * w) / 23, 0, 3, h, '#9db4d6')).join('')
        : rect(0, h * 0.86, w, 14, '#111')) +
      Array.from(
        { length: random.chance(0.4) ? 24 : 0 },
        (_, i) => `<circle cx="${((i + 0.5) * w) / 24}" cy="40" r="22" fill="#333"/>`,
      ).join(''),
  };
};

const envelope: Planner = (random) => {
  const base = random.pick(['#f4f1ea', '#c9a67a', '#ffffff', '#e8e4da']);
  return {
    size: random.pick<[number, number]>([
      [220, 110],
      [229, 162],
      [162, 114],
    ]),
    radius: 0.3,
    thickness: 1,
    body: (w, h) =>
      rect(0, 0, w, h, base) +
      `<path d="M0 0 L${w / 2} ${h * 0.55} L${w} 0" fill="none" stroke="#999" stroke-width="5"/>` +
      (random.chance(0.5)
        ? rect(w * 0.1, h * 0.55, w * 0.35, h * 0.3, '#dde6ee')
        : words(random, w * 0.45, h * 0.55, w * 0.4, h * 0.3, h * 0.08, '#445')),
  };
};

const box: Planner = (random) => {
  const width = random.range(80, 200);
  return {
    size: [width, width / random.pick([random.range(1, 1.4), random.range(1.85, 2.6)])],
    radius: 0.8,
    thickness: random.range(10, 45),
    picture: random.chance(0.3),
    body: (w, h) =>
      rect(0, 0, w, h, shade(random), `opacity="${random.pick([1, 0.3])}"`) +
      rect(0, h * random.range(0, 0.6), w, h * 0.25, shade(random)) +
      text(w * 0.1, h * 0.4, random.pick(['TEST 500g', '样本', 'BRAND X', 'Tea', '纸巾']), {
        size: h * 0.2,
        fill: shade(random),
        weight: 700,
      }) +
      words(random, w * 0.1, h * 0.7, w * 0.6, h * 0.25, h * 0.05, shade(random)),
  };
};

const frame: Planner = (random) => {
  const width = random.range(150, 320);
  const b = random.range(80, 260);
  const wood = shade(random, 0.5);
  return {
    size: [width, width / random.pick([1, 1.25, 1.33, 1.4])],
    radius: 0.5,
    thickness: 12,
    picture: true,
    body: (w, h) =>
      `<path d="M0 0 H${w} V${h} H0 z M${b} ${b} V${h - b} H${w - b} V${b} z" fill="${wood}" fill-rule="evenodd"/>`,
  };
};

const passport: Planner = (random) => ({
  size: [125, 88],
  radius: 3,
  thickness: 3,
  body: (w, h) =>
    rect(0, 0, w, h, random.pick(['#5b1a24', '#1d2b4d', '#14352a'])) +
    `<g transform="translate(0 ${h}) rotate(-90)">${text(h / 2, w * 0.12, '护照 样本', { size: 90, fill: '#c8a95a', anchor: 'middle' })}<circle cx="${h / 2}" cy="${w * 0.5}" r="${h * 0.2}" fill="none" stroke="#c8a95a" stroke-width="14"/>${text(h / 2, w * 0.78, 'SPECIMEN', { size: 70, fill: '#c8a95a', anchor: 'middle' })}</g>`,
});

const mat: Planner = (random) => {
  const width = random.range(200, 420);
  const [base, line] = [shade(random, 0.5), shade(random)];
  const grid = random.chance(0.3)
    ? Array.from(
        { length: 18 },
        (_, i) => rect(i * width * 0.55, 0, 4, width * 10, line) + rect(0, i * width * 0.55, width * 10, 4, line),
      ).join('')
    : '';
  const border = random.chance(0.5) ? random.range(15, 80) : 0;
  return {
    size: [width, width / random.pick([1.1, 1.2, 1.3, 1.4, 2])],
    radius: random.range(0, 12),
    thickness: random.range(0.5, 3),
    body: (w, h) =>
      rect(0, 0, w, h, base) +
      grid +
      (border > 0
        ? `<rect x="${border}" y="${border}" width="${w - 2 * border}" height="${h - 2 * border}" fill="none" stroke="${line}" stroke-width="${border * 0.4}"/>`
        : ''),
  };
};

export const kPaperPlans = { book, sheet, note, notebook, envelope, box, frame, passport, mat };
