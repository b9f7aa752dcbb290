import { type Planner, screen, shade } from './object_plan.js';
import { hsl, rect } from './svg.js';

/** Things with screens and keys. */
const phone: Planner = (random) => {
  const width = random.range(138, 168);
  const back = random.chance(0.25);
  const base = back ? shade(random) : hsl(220, 5, random.int(3, 12));
  const bezel = random.range(18, 45);
  return {
    size: [width, width / random.range(1.95, 2.2)],
    radius: random.range(6, 12),
    thickness: random.range(7, 9),
    body: (w, h) =>
      rect(0, 0, w, h, base) +
      (back
        ? `<rect x="60" y="60" width="${h * 0.45}" height="${h * 0.45}" rx="60" fill="#222"/><circle cx="${60 + h * 0.12}" cy="${60 + h * 0.12}" r="${h * 0.07}" fill="#000"/><circle cx="${60 + h * 0.3}" cy="${60 + h * 0.3}" r="${h * 0.07}" fill="#000"/>`
        : screen(random, bezel, bezel, w - 2 * bezel, h - 2 * bezel, 60)),
  };
};

const tablet: Planner = (random) => {
  const width = random.range(195, 260);
  const bezel = random.range(80, 160);
  const base = random.chance(0.8) ? '#0b0b0d' : '#f2f2f2';
  return {
    size: [width, width / random.pick([1.33, 1.39, 1.43, 1.54, 1.6])],
    radius: random.range(6, 11),
    thickness: 7,
    body: (w, h) =>
      rect(0, 0, w, h, base) +
      `<circle cx="${bezel / 2}" cy="${h / 2}" r="12" fill="#333"/>` +
      screen(random, bezel, bezel, w - 2 * bezel, h - 2 * bezel, 0),
  };
};

const keyboard: Planner = (random) => {
  const [base, cap] = random.chance(0.5) ? ['#1a1a1c', '#2c2c30'] : ['#d6d7da', '#f7f7f8'];
  return {
    size: [random.range(280, 440), random.range(110, 140)],
    radius: 5,
    thickness: 14,
    body: (w, h) => {
      const keys: string[] = [];
      const pitch = h / 6.4;
      for (let r = 0; r < 6; r++) {
        for (let x = pitch * 0.2 + (r % 3) * pitch * 0.2; x < w - pitch;) {
          const size = (r === 5 && x > w * 0.25 && x < w * 0.3 ? 5 : random.chance(0.1) ? 1.6 : 1) * pitch;
          keys.push(
            `<rect x="${x}" y="${(r + 0.25) * pitch}" width="${size * 0.88}" height="${pitch * 0.86}" rx="${pitch * 0.1}" fill="${cap}"/>`,
          );
          keys.push(rect(x + pitch * 0.2, (r + 0.45) * pitch, pitch * 0.2, pitch * 0.25, '#888'));
          x += size;
        }
      }
      return rect(0, 0, w, h, base) + keys.join('');
    },
  };
};

const monitor: Planner = (random) => {
  const width = random.range(330, 520);
  const bezel = random.range(60, 200);
  return {
    size: [width, width / random.pick([1.28, 1.35, 1.9, 2.2])],
    radius: 3,
    thickness: 12,
    picture: false,
    body: (w, h) =>
      rect(0, 0, w, h, random.pick(['#111', '#2a2a2c', '#ddd'])) +
      screen(random, bezel, bezel, w - 2 * bezel, h - 2 * bezel, 0),
  };
};

/** The lower half of an open laptop: keys above, a touch pad below. */
const laptop: Planner = (random) => {
  const [base, cap, pad] = random.pick([
    ['#b9bbbf', '#1d1d1f', '#c1c3c7'],
    ['#2a2b2e', '#17181a', '#303236'],
    ['#e6e2dc', '#f4f2ee', '#dedad2'],
    ['#8d9096', '#222326', '#979aa0'],
  ] as const);
  const width = random.range(290, 350);
  return {
    size: [width, width / random.range(1.3, 1.44)],
    radius: 8,
    thickness: 10,
    body: (w, h) => {
      const pitch = w / 15.5;
      const keys = Array.from(
        { length: 70 },
        (_, i) =>
          `<rect x="${pitch * (0.8 + (i % 14))}" y="${h * 0.08 + pitch * Math.floor(i / 14)}" width="${pitch * 0.86}" height="${pitch * 0.86}" rx="18" fill="${cap}"/>`,
      ).join('');
      const padWidth = w * random.range(0.32, 0.42);
      return (
        rect(0, 0, w, h, base) +
        keys +
        `<rect x="${(w - padWidth) / 2}" y="${h * 0.64}" width="${padWidth}" height="${h * 0.32}" rx="40" fill="${pad}" stroke="#777" stroke-width="5"/>`
      );
    },
  };
};

export const kDevicePlans = { phone, tablet, keyboard, monitor, laptop };
