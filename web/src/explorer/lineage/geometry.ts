import { symbol, symbolCircle, symbolSquare, symbolTriangle, type SymbolType } from 'd3-shape';
import { cut, gist, kind } from '../nodes';
import type { Edge, Place } from './graph';

// The shapes of the drawing, for the screen and for the picture that is saved.

const hexagon: SymbolType = {
  draw(context, size) {
    const r = Math.sqrt(size / 2.6);
    for (let i = 0; i < 6; i += 1) {
      const [x, y] = [r * Math.cos((i * Math.PI) / 3), r * Math.sin((i * Math.PI) / 3)];
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.closePath();
  },
};
const diamond: SymbolType = {
  draw(context, size) {
    const r = Math.sqrt(size / 2);
    context.moveTo(0, -r);
    context.lineTo(r, 0);
    context.lineTo(0, r);
    context.lineTo(-r, 0);
    context.closePath();
  },
};
const sheet: SymbolType = {
  draw(context) {
    context.moveTo(-6, -8);
    context.lineTo(2, -8);
    context.lineTo(6, -4);
    context.lineTo(6, 8);
    context.lineTo(-6, 8);
    context.closePath();
  },
};

// Each kind has a shape of its own, so that nothing rests on colour alone.
const shapes: Record<string, string> = Object.fromEntries(
  ([
    ['commitment', symbolCircle, 150], ['convention', hexagon, 210], ['actor', symbolSquare, 150],
    ['meeting', diamond, 190], ['document', sheet, 0], ['passage', symbolCircle, 50], ['topic', symbolTriangle, 140],
  ] as [string, SymbolType, number][]).map(([name, type, size]) => [name, symbol(type, size)() ?? '']),
);

export const shape = (id: string): string => shapes[kind(id)] ?? shapes.commitment!;

// Dashes tell the methods: what words or people say is drawn through, what the
// program chose dashed, what it inferred dotted.
export const dashes: Record<string, string> = { ALIGNED: '7 4', INFERRED: '1.5 4', STRUCTURE: '1 6' };

// Pattern is the same on the screen at every scale from afar.
export const pattern = (method: string, k: number): string | undefined =>
  dashes[method]?.split(' ').map((n) => Number(n) / Math.min(k, 1)).join(' ');

// Curve runs from the later text to the earlier one; beside itself where both
// stand in one column.
export function curve(e: Edge): string {
  const { from, to } = e;
  const [a, b] = pulls(e);
  return `M${from.x},${from.y}C${a},${from.y} ${b},${to.y} ${to.x},${to.y}`;
}

// Pulls are where the two ends of a curve are drawn to, across.
function pulls({ from, to }: Edge): [number, number] {
  const dx = to.x - from.x;
  if (Math.abs(dx) < 60) {
    const bend = 40 + Math.min(Math.abs(to.y - from.y) / 4, 60);
    return [from.x - bend, to.x - bend];
  }
  const pull = Math.max(Math.abs(dx) * 0.45, 40) * Math.sign(dx);
  return [from.x + pull, to.x - pull];
}

// Away is how far a point is from an edge, as near as a finger needs it; at least
// most where it is outside of a box around it.
export function away(e: Edge, x: number, y: number, most: number): number {
  const { from, to } = e;
  const [a, b] = pulls(e);
  if (x < Math.min(from.x, to.x, a, b) - most || x > Math.max(from.x, to.x) + most) return most;
  if (y < Math.min(from.y, to.y) - most || y > Math.max(from.y, to.y) + most) return most;
  let least = Infinity;
  let [px, py] = [from.x, from.y];
  const steps = 24;
  for (let i = 1; i <= steps; i += 1) {
    const t = i / steps;
    const u = 1 - t;
    const qx = u * u * u * from.x + 3 * u * u * t * a + 3 * u * t * t * b + t * t * t * to.x;
    const qy = u * u * u * from.y + 3 * u * u * t * from.y + 3 * u * t * t * to.y + t * t * t * to.y;
    const [dx, dy] = [qx - px, qy - py];
    const along = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - px - along * dx, y - py - along * dy));
    [px, py] = [qx, qy];
  }
  return least;
}

// Middle of an edge, where its name stands.
export function middle(e: Edge): [number, number] {
  const { from, to } = e;
  if (Math.abs(to.x - from.x) < 60) return [from.x - 34 - Math.min(Math.abs(to.y - from.y) / 6, 40), (from.y + to.y) / 2];
  return [(from.x + to.x) / 2, (from.y + to.y) / 2];
}

// Names is what stands below a node in the drawing: its name in lines, and what
// the node says.
export interface Names {
  lines: string[];
  words: string;
}

// Names of a node in at most so many lines of so many characters. Where a
// promise's whole name has no room, its number has: the column says the meeting.
export function names(p: Place, most: number, rows: number): Names {
  const { label, symbol } = p.node;
  if (/^(commitment|passage)$/.test(kind(p.node.id))) {
    const number = label.slice(label.lastIndexOf(', ') + 1).trim();
    return { lines: [cut(label.length <= most ? label : number, most)], words: cut(gist(p.node), 32) };
  }
  // What a text is cited by says more than the first words of its name.
  if (symbol && label.length > most) return { lines: [cut(symbol, most)], words: '' };
  const lines: string[] = [];
  let rest = label;
  while (rest.length > most && lines.length < rows - 1) {
    const end = rest.lastIndexOf(' ', most);
    if (end <= 0) break;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end + 1);
  }
  return { lines: [...lines, cut(rest, most)], words: '' };
}
