import { hiddenCorners, hiddenShares, outlineShare } from './arrange_hands.js';
import { sheetCorners } from './arrange_cards.js';
import { countsAsSeen } from './arrange_objects.js';
import { edgesOf, type Point, type Quad } from './geometry.js';
import type { Scene } from './scene.js';

/** What is true of a drawn frame; pixels with (0,0) at the top-left corner of the top-left pixel. */
export interface Truth {
  cards: CardTruth[];
  /** The other flat things that are seen well enough to count. */
  objects: ObjectTruth[];
}

export interface ObjectTruth {
  quad: Quad;
  /** Long side by short side, seen square. */
  aspect: number;
}

export interface CardTruth {
  /** Clockwise as seen, the first corner starting the long edge nearest the picture's top; where straight edges meet. */
  quad: Quad;
  /** The same corners in the order of the card as printed. */
  printed: Quad;
  side: 'portrait' | 'emblem' | null;
  isResidentId: boolean;
  partlyOutside: boolean;
  /** Share of each edge of `quad` under fingers, and of the whole outline. */
  occludedEdges: number[];
  occludedShare: number;
  cornerHidden: boolean;
}

const kOutsideShare = 0.03;

export function truthOf(scene: Scene): Truth {
  return {
    objects: objectsInView(scene),
    cards: scene.cards.map((card) => {
      const quad = asSeen(card.corners);
      const covering = [...scene.fingersInFront, ...scene.thingsOver];
      const shares = hiddenShares(quad, covering);
      return {
        quad,
        printed: card.corners,
        side: card.side,
        isResidentId: card.side !== null,
        partlyOutside: quad.some((corner) => outside(corner, scene.camera.width, scene.camera.height) > kOutsideShare),
        occludedEdges: shares,
        occludedShare: outlineShare(quad, shares),
        cornerHidden: hiddenCorners(quad, covering).some(Boolean),
      };
    }),
  };
}

function objectsInView(scene: Scene): ObjectTruth[] {
  return scene.objects.flatMap(({ sheet }) => {
    const quad = sheetCorners(scene.camera, scene.pose, sheet);
    return countsAsSeen(scene.camera, quad)
      ? [{ quad, aspect: Math.max(sheet.width, sheet.height) / Math.min(sheet.width, sheet.height) }]
      : [];
  });
}

/** How far beyond the frame, in frame widths or heights; negative inside. */
export function outside([x, y]: Point, width: number, height: number): number {
  return Math.max(-x / width, x / width - 1, -y / height, y / height - 1);
}

/** Long edges are printed[0]-[1] and [2]-[3]. */
function asSeen(printed: Quad): Quad {
  const [top, , bottom] = edgesOf(printed) as [[Point, Point], [Point, Point], [Point, Point], [Point, Point]];
  const height = ([a, b]: [Point, Point]): number => a[1] + b[1];
  return height(top) <= height(bottom) ? printed : [printed[2], printed[3], printed[0], printed[1]];
}
