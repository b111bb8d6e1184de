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

// Curve runs from the later text to the earlier one; beside itself where both
// stand in one column.
export function curve(e: Edge): string {
  const { from, to } = e;
  const dx = to.x - from.x;
  if (Math.abs(dx) < 60) {
    const bend = 40 + Math.min(Math.abs(to.y - from.y) / 4, 60);
    return `M${from.x},${from.y}C${from.x - bend},${from.y} ${to.x - bend},${to.y} ${to.x},${to.y}`;
  }
  const pull = Math.max(Math.abs(dx) * 0.45, 40) * Math.sign(dx);
  return `M${from.x},${from.y}C${from.x + pull},${from.y} ${to.x - pull},${to.y} ${to.x},${to.y}`;
}

// Middle of an edge, where its name stands.
export function middle(e: Edge): [number, number] {
  const { from, to } = e;
  if (Math.abs(to.x - from.x) < 60) return [from.x - 34 - Math.min(Math.abs(to.y - from.y) / 6, 40), (from.y + to.y) / 2];
  return [(from.x + to.x) / 2, (from.y + to.y) / 2];
}

// Names of a node in the drawing: the short one, and what it says.
export function names(p: Place): [string, string] {
  const words = gist(p.node);
  return [cut(p.node.label, 26), words && kind(p.node.id) !== 'convention' ? cut(words, 32) : ''];
}
