import sharp from 'sharp';
import { makeTexture, type Level, type Texture } from './texture.js';

/** SVG text and its pixels; widths in the drawing's own units. */
export function svg(width: number, height: number, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${body}</svg>`;
}

export interface TextStyle {
  size: number;
  fill: string;
  family?: string;
  weight?: number;
  spacing?: number;
  anchor?: 'start' | 'middle' | 'end';
  opacity?: number;
}

/** Text whose box begins at (x, y), as the layout tables give it. */
export function text(x: number, y: number, content: string, style: TextStyle): string {
  const { size, fill, family = 'Noto Sans CJK SC', weight = 400, spacing = 0, anchor = 'start', opacity = 1 } = style;
  const escaped = content.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<text x="${x}" y="${y + size * 0.86}" font-family="${family}" font-size="${size}" font-weight="${weight}" letter-spacing="${spacing}" text-anchor="${anchor}" fill="${fill}" fill-opacity="${opacity}">${escaped}</text>`;
}

export async function renderSvg(markup: string, width: number, height: number, under?: Level): Promise<Texture> {
  const drawing = sharp(Buffer.from(markup)).resize(width, height, { fit: 'fill' });
  const base = under
    ? sharp(under.data, { raw: { width: under.width, height: under.height, channels: 3 } })
        .resize(width, height, { fit: 'fill' })
        .composite([{ input: await drawing.png({ compressionLevel: 1 }).toBuffer() }])
    : drawing.flatten({ background: '#ffffff' });
  const { data } = await base.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return makeTexture(width, height, new Uint8Array(data));
}

export function rect(x: number, y: number, width: number, height: number, fill: string, extra = ''): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${extra}/>`;
}

export function rgb(r: number, g: number, b: number): string {
  return `rgb(${Math.round(r)},${Math.round(g)},${Math.round(b)})`;
}

export function hsl(h: number, s: number, l: number): string {
  return `hsl(${Math.round(((h % 360) + 360) % 360)},${Math.round(s)}%,${Math.round(l)}%)`;
}
