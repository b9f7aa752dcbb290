// One measured figure, and how a measuring program prints it: one JSON object on a line of its own.
export interface Figure {
  figure: string;
  value: string | number;
  unit?: string;
  /** What it was measured on. */
  set: string;
  /** How many of them. */
  size?: number;
}

export interface Row extends Figure {
  command: string;
  date: string;
  commit: string;
}

function isFigure(value: unknown): value is Figure {
  return typeof value === 'object' && value !== null && 'figure' in value && 'value' in value && 'set' in value;
}

/** The figures among the lines a program printed; everything else it said is skipped. */
export function figuresIn(output: string): Figure[] {
  return output.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    try {
      const value: unknown = JSON.parse(line);
      return isFigure(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}
