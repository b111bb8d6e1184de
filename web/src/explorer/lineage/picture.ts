import { svg } from '../dom';
import { cut, kind } from '../nodes';
import type { Page } from '../page';
import { day, term } from '../text/text';
import { curve, dashes, names, shape } from './geometry';
import type { Graph } from './graph';

// Picture is the whole drawing as a file: what is out of sight too, on white,
// with its legend in words.

interface Piece {
  d?: string;
  text?: string;
  x: number;
  y: number;
  stroke?: string;
  fill?: string;
  dash?: string;
  width?: number;
  size?: number;
  bold?: boolean;
  middle?: boolean;
}

const ink = '#17212b';
const soft = '#4a5866';

export interface Colours {
  node: Record<string, string>;
  edge: Record<string, string>;
}

function pieces(page: Page, graph: Graph, there: Set<string> | undefined, title: string, colours: Colours): { all: Piece[]; width: number; height: number } {
  const top = 84;
  const all: Piece[] = [
    { text: cut(title, 120), x: 20, y: 28, size: 18, fill: ink, bold: true },
  ];
  const shown = (id: string) => !there || there.has(id);
  for (const c of graph.columns) {
    const x = c.x + c.width / 2;
    all.push({ d: `M${x},${top - 8}V${graph.undated ? graph.undated + top : graph.height + top}`, x: 0, y: 0, stroke: '#dde3e9', width: 1 });
    all.push({ text: c.label === c.date ? day(page.lang, c.date) : c.label, x, y: top - 26, size: 12, fill: ink, bold: true, middle: true });
    if (c.label !== c.date) all.push({ text: day(page.lang, c.date), x, y: top - 12, size: 10, fill: soft, middle: true });
  }
  if (graph.undated) {
    all.push({ d: `M0,${graph.undated + top}H${graph.width}`, x: 0, y: 0, stroke: '#8494a3', width: 1, dash: '2 4' });
    all.push({ text: page.t('drawing.undated'), x: 8, y: graph.undated + top + 14, size: 11, fill: soft });
  }
  for (const e of graph.edges)
    if (shown(e.id)) all.push({ d: curve(e), x: 0, y: top, stroke: colours.edge[e.type] ?? soft, width: 1.5, dash: dashes[e.method] });
  for (const p of graph.places.values()) {
    if (!shown(p.node.id)) continue;
    const [name, words] = names(p);
    all.push({ d: shape(p.node.id), x: p.x, y: p.y + top, fill: colours.node[kind(p.node.id)] ?? soft });
    all.push({ text: name, x: p.x, y: p.y + top + 20, size: 11.5, fill: ink, middle: true });
    if (words) all.push({ text: words, x: p.x, y: p.y + top + 31, size: 9, fill: soft, middle: true });
  }
  const used = [...new Set(graph.edges.map((e) => e.type))].sort();
  let x = 20;
  const y = graph.height + top + 20;
  for (const type of used) {
    const name = term(page.lang, 'type', type);
    all.push({ d: `M${x},${y}h26`, x: 0, y: 0, stroke: colours.edge[type] ?? soft, width: 2 });
    all.push({ text: name, x: x + 32, y: y + 4, size: 11, fill: ink });
    x += 60 + name.length * 6.5;
  }
  return { all, width: Math.max(graph.width + 20, x, title.length * 9), height: y + 24 };
}

export function asSVG(page: Page, graph: Graph, there: Set<string> | undefined, title: string, colours: Colours): Blob {
  const { all, width, height } = pieces(page, graph, there, title, colours);
  const root = svg('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': 'system-ui, sans-serif' },
    svg('title', {}, title),
    svg('rect', { width, height, fill: '#ffffff' }),
    ...all.map((p) =>
      p.text !== undefined
        ? svg('text', { x: p.x, y: p.y, fill: p.fill, 'font-size': p.size, 'font-weight': p.bold && 700, 'text-anchor': p.middle && 'middle' }, p.text)
        : svg('path', { d: p.d, transform: `translate(${p.x},${p.y})`, stroke: p.stroke, fill: p.fill ?? 'none', 'stroke-width': p.width, 'stroke-dasharray': p.dash })));
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' });
}

// AsPNG draws on a canvas itself, since the page's policy lets no image in that
// is not a file of the server.
export async function asPNG(page: Page, graph: Graph, there: Set<string> | undefined, title: string, colours: Colours): Promise<Blob> {
  const { all, width, height } = pieces(page, graph, there, title, colours);
  const k = Math.min(2, 8000 / width, 8000 / height);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.ceil(width * k), Math.ceil(height * k)];
  const c = canvas.getContext('2d')!;
  c.scale(k, k);
  c.fillStyle = '#ffffff';
  c.fillRect(0, 0, width, height);
  for (const p of all) {
    c.save();
    if (p.text !== undefined) {
      c.font = `${p.bold ? '700 ' : ''}${p.size}px system-ui, sans-serif`;
      c.textAlign = p.middle ? 'center' : 'left';
      c.fillStyle = p.fill!;
      c.fillText(p.text, p.x, p.y);
    } else {
      c.translate(p.x, p.y);
      const path = new Path2D(p.d);
      c.setLineDash(p.dash ? p.dash.split(' ').map(Number) : []);
      if (p.fill) {
        c.fillStyle = p.fill;
        c.fill(path);
      }
      if (p.stroke) {
        c.strokeStyle = p.stroke;
        c.lineWidth = p.width ?? 1;
        c.stroke(path);
      }
    }
    c.restore();
  }
  return new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png'));
}
