import type { Random } from './random.js';
import { hsl } from './svg.js';

/** A drawn head and shoulders without a face of anyone: skin, hair, clothes by chance. */
export function avatar(random: Random, x: number, y: number, width: number, height: number, ground?: string): string {
  const skin = hsl(random.int(18, 32), random.int(35, 60), random.int(58, 80));
  const hair = hsl(random.int(15, 40), random.int(5, 30), random.int(6, 26));
  const clothes = hsl(random.int(0, 359), random.int(5, 50), random.int(14, 70));
  const cx = x + width / 2;
  const u = width / 26;
  const longHair = random.chance(0.45);
  const headY = y + 12.5 * u;
  const parts = [
    ground ? `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${ground}"/>` : '',
    longHair ? `<ellipse cx="${cx}" cy="${headY + 3 * u}" rx="${6.6 * u}" ry="${9.5 * u}" fill="${hair}"/>` : '',
    `<path d="M${cx - 11.5 * u} ${y + height} C ${cx - 11 * u} ${y + 22 * u}, ${cx - 5 * u} ${y + 22 * u}, ${cx} ${y + 22 * u} S ${cx + 11 * u} ${y + 22 * u}, ${cx + 11.5 * u} ${y + height} z" fill="${clothes}"/>`,
    `<rect x="${cx - 2.1 * u}" y="${y + 18 * u}" width="${4.2 * u}" height="${5 * u}" fill="${skin}"/>`,
    `<ellipse cx="${cx}" cy="${headY}" rx="${5.2 * u}" ry="${7 * u}" fill="${skin}"/>`,
    `<path d="M${cx - 5.5 * u} ${headY - 0.5 * u} C ${cx - 6 * u} ${headY - 9.5 * u}, ${cx + 6 * u} ${headY - 9.5 * u}, ${cx + 5.5 * u} ${headY - 0.5 * u} C ${cx + 4 * u} ${headY - 5 * u}, ${cx - 3 * u} ${headY - 5 * u}, ${cx - 5.5 * u} ${headY - 0.5 * u} z" fill="${hair}"/>`,
    `<ellipse cx="${cx - 2.1 * u}" cy="${headY - 0.2 * u}" rx="${0.7 * u}" ry="${0.35 * u}" fill="#222"/><ellipse cx="${cx + 2.1 * u}" cy="${headY - 0.2 * u}" rx="${0.7 * u}" ry="${0.35 * u}" fill="#222"/>`,
    `<path d="M${cx - 1.5 * u} ${headY + 4 * u} q ${1.5 * u} ${0.6 * u} ${3 * u} 0" stroke="#a55" stroke-width="${0.4 * u}" fill="none"/>`,
  ];
  return parts.join('');
}
