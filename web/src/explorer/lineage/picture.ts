import { svg } from '../dom';
import { by } from '../moment';
import { cut, kind, kinds } from '../nodes';
import type { Page } from '../page';
import { day, term } from '../text/text';
import { curve, dashes, names, shape } from './geometry';
import { methods, types, type Graph } from './graph';

// Picture is the whole drawing as a file: what is out of sight too, on white,
// with its legend, what it is a picture of, and on what terms.

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
const narrowest = 760; // the legend and the notes need as much

export interface Colours {
  node: Record<string, string>;
  edge: Record<string, string>;
}

// Subject is what there is a picture of.
export interface Subject {
  graph: Graph;
  there: Set<string> | undefined; // what had been said by the time; undefined: all
  title: string;
  citation?: string;
}

function pieces(page: Page, of: Subject, colours: Colours): { all: Piece[]; width: number; height: number } {
  const { graph, there, title } = of;
  const width = Math.max(graph.width + 20, narrowest);
  const shown = (id: string) => !there || there.has(id);
  const edges = graph.edges.filter((e) => shown(e.id));
  const places = [...graph.places.values()].filter((p) => shown(p.node.id));
  const all: Piece[] = [];
  let y = 34;
  for (const line of wrapped(title, width - 40, 18)) {
    all.push({ text: line, x: 20, y, size: 18, fill: ink, bold: true });
    y += 23;
  }
  const facts = [
    page.t('picture.counts', { n: places.length, m: edges.length }),
    page.state.asOf && by(page, page.state.asOf).replace(/\s*:$/, ''),
    page.state.at && `${page.t('moment.state')} ${page.state.at}`,
    page.t('picture.made', { date: day(page.lang, new Date().toISOString().slice(0, 10)) }),
  ];
  all.push({ text: facts.filter(Boolean).join(' · '), x: 20, y, size: 12, fill: soft });
  const top = y + 50;
  axis(page, graph, top, all);
  for (const e of edges) all.push({ d: curve(e), x: 0, y: top, stroke: colours.edge[e.type] ?? soft, width: 1.5, dash: dashes[e.method] });
  for (const p of places) {
    const { lines, words } = names(p, Math.floor((p.room - 6) / 6.7), Math.min(3, Math.floor((p.below - 20) / 12)));
    all.push({ d: shape(p.node.id), x: p.x, y: p.y + top, fill: colours.node[kind(p.node.id)] ?? soft });
    lines.forEach((line, i) => all.push({ text: line, x: p.x, y: p.y + top + 20 + 12 * i, size: 11.5, fill: ink, middle: true }));
    if (words) all.push({ text: words, x: p.x, y: p.y + top + 31, size: 9.5, fill: soft, middle: true });
  }
  y = graph.height + top + 24;
  all.push({ d: `M20,${y - 18}H${width - 20}`, x: 0, y: 0, stroke: '#c3ccd5', width: 1 });
  const rows: [string, (x: number, y: number, value: string) => Piece, string[]][] = [
    ['type', (x, at, t) => ({ d: `M${x},${at}h26`, x: 0, y: 0, stroke: colours.edge[t] ?? soft, width: 2 }), present(types, edges.map((e) => e.type))],
    ['method', (x, at, m) => ({ d: `M${x},${at}h26`, x: 0, y: 0, stroke: soft, width: 2, dash: dashes[m] }), present(methods, edges.map((e) => e.method))],
    ['kind', (x, at, k) => ({ d: shape(`${k.toLowerCase()}:`), x: x + 14, y: at, fill: colours.node[k.toLowerCase()] ?? soft }), kinds.filter((k) => places.some((p) => kind(p.node.id) === k)).map((k) => k.toUpperCase())],
  ];
  for (const [group, mark, values] of rows) {
    let x = 20;
    for (const value of values) {
      const name = term(page.lang, group, value);
      const room = 50 + name.length * 6.6;
      if (x > 20 && x + room > width - 20) [x, y] = [20, y + 22];
      all.push(mark(x, y, value), { text: name, x: x + 33, y: y + 4, size: 11.5, fill: ink });
      x += room;
    }
    if (values.length) y += 24;
  }
  for (const words of [page.t('picture.licence'), of.citation ?? ''])
    for (const line of wrapped(words, width - 40, 10.5)) {
      all.push({ text: line, x: 20, y: y + 6, size: 10.5, fill: soft });
      y += 15;
    }
  return { all, width, height: y + 16 };
}

// Present are the values that are there, those that are known first.
function present(known: string[], values: string[]): string[] {
  const there = new Set(values);
  return [...known.filter((v) => there.has(v)), ...[...there].filter((v) => !known.includes(v)).sort()];
}

function axis(page: Page, graph: Graph, top: number, all: Piece[]): void {
  let last = -Infinity;
  for (const c of graph.columns) {
    const x = c.x + c.width / 2;
    all.push({ d: `M${x},${top - 8}V${(graph.undated || graph.height) + top}`, x: 0, y: 0, stroke: '#dde3e9', width: 1 });
    if (x - last < 110) continue; // no room for its name beside the one before
    last = x;
    const named = c.label !== c.date;
    all.push({ text: cut(named ? c.label : day(page.lang, c.date), 20), x, y: top - 26, size: 12, fill: ink, bold: true, middle: true });
    if (named) all.push({ text: day(page.lang, c.date), x, y: top - 12, size: 10, fill: soft, middle: true });
  }
  if (!graph.undated) return;
  all.push({ d: `M0,${graph.undated + top}H${graph.width}`, x: 0, y: 0, stroke: '#8494a3', width: 1, dash: '2 4' });
  all.push({ text: page.t('drawing.undated'), x: 8, y: graph.undated + top + 14, size: 11, fill: soft });
}

// Wrapped breaks words into lines that are not wider than a width, as near as
// can be told without a font.
function wrapped(words: string, width: number, size: number): string[] {
  const most = Math.max(Math.floor(width / (size * 0.56)), 20);
  const lines: string[] = [];
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < most) lines[lines.length - 1] = `${line} ${word}`;
    else for (let i = 0; i < word.length; i += most) lines.push(word.slice(i, i + most));
  }
  return lines;
}

export function asSVG(page: Page, of: Subject, colours: Colours): Blob {
  const { all, width, height } = pieces(page, of, colours);
  const root = svg('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': 'system-ui, sans-serif', lang: page.lang, role: 'img' },
    svg('title', {}, of.title),
    svg('desc', {}, [page.t('picture.licence'), of.citation].filter(Boolean).join(' ')),
    svg('rect', { width, height, fill: '#ffffff' }),
    ...all.map((p) =>
      p.text !== undefined
        ? svg('text', { x: p.x, y: p.y, fill: p.fill, 'font-size': p.size, 'font-weight': p.bold && 700, 'text-anchor': p.middle && 'middle', stroke: p.middle && '#ffffff', 'stroke-width': p.middle && 3, 'paint-order': p.middle && 'stroke' }, p.text)
        : svg('path', { d: p.d, transform: `translate(${p.x},${p.y})`, stroke: p.stroke, fill: p.fill ?? 'none', 'stroke-width': p.width, 'stroke-dasharray': p.dash })));
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' });
}

// AsPNG draws on a canvas itself, since the page's policy lets no image in that
// is not a file of the server.
export async function asPNG(page: Page, of: Subject, colours: Colours): Promise<Blob> {
  const { all, width, height } = pieces(page, of, colours);
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
      if (p.middle) {
        c.strokeStyle = '#ffffff'; // lines that run below stay legible beside it
        c.lineWidth = 3;
        c.lineJoin = 'round';
        c.strokeText(p.text, p.x, p.y);
      }
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
