import { list, type State } from '../state';

// What the matrix is made of, and which of its rows are shown.

export interface Column {
  date?: string | null;
  count: number;
  noTopic: number;
  meeting: { id: string; label: string; place?: string | null };
}
export interface Topic {
  id: string;
  name: string;
  scope?: string | null;
  broader?: { id: string } | null;
}
export interface Answer {
  figures: {
    commitments: number;
    columns: Column[];
    matrixSize: number;
    matrix: { count: number; main: number; topic: { id: string }; meeting: { id: string } }[];
  };
  topics: { totalCount: number; edges: { node: Topic }[] };
}

export interface Cell {
  count: number;
  main: number;
}
export interface Row {
  topic: Topic;
  cells: Map<string, Cell>; // by meeting
  total: number;
  narrower: Row[];
  wider: Row | undefined;
  level: number; // from 1
}
export interface Matrix {
  columns: Column[];
  tops: Row[];
  rows: Map<string, Row>;
  commitments: number;
  whole: boolean; // no cell was left out
  // The least counts of the shades; the first is 1.
  steps: number[];
}

const shades = 5;

// Build hangs the counted topics under each other.
export function build({ figures, topics }: Answer): Matrix {
  const rows = new Map<string, Row>();
  for (const { node } of topics.edges) rows.set(node.id, { topic: node, cells: new Map(), total: 0, narrower: [], wider: undefined, level: 1 });
  for (const cell of figures.matrix) {
    const row = rows.get(cell.topic.id);
    if (!row) continue;
    row.cells.set(cell.meeting.id, cell);
    row.total += cell.count;
  }
  for (const [id, row] of rows) if (row.total === 0) rows.delete(id);
  for (const row of rows.values()) {
    const wider = rows.get(row.topic.broader?.id ?? '');
    // A ring of topics has no top: its links are not followed.
    if (!wider || within(rows, wider, row)) continue;
    row.wider = wider;
    wider.narrower.push(row);
  }
  const tops = [...rows.values()].filter((r) => !r.wider);
  const deepen = (row: Row, level: number) => {
    row.level = level;
    for (const r of row.narrower) deepen(r, level + 1);
  };
  for (const row of tops) deepen(row, 1);
  // A topic that holds all others would leave one shade to them.
  const counts = [...rows.values()].filter((r) => r.wider || r.narrower.length === 0).flatMap((r) => [...r.cells.values()].map((c) => c.count));
  const most = Math.max(1, ...counts);
  const steps = [...new Set(Array.from({ length: shades }, (_, i) => Math.max(1, Math.round(most * (i / shades) ** 2))))];
  const whole = figures.matrixSize <= figures.matrix.length && topics.totalCount <= topics.edges.length;
  return { columns: figures.columns, tops, rows, commitments: figures.commitments, whole, steps };
}

function within(rows: Map<string, Row>, from: Row, wanted: Row): boolean {
  const seen = new Set<Row>();
  for (let at: Row | undefined = from; at && !seen.has(at); at = rows.get(at.topic.broader?.id ?? '')) {
    if (at === wanted) return true;
    seen.add(at);
  }
  return false;
}

export const shade = (steps: number[], count: number) => steps.filter((s) => count >= s).length;

// Opened are the topics whose narrower ones are shown: the widest, until the
// reader says otherwise, and always those above the one chosen.
export function opened(matrix: Matrix, state: State): Set<string> {
  const open = state.open === 'all'
    ? new Set(matrix.rows.keys())
    : new Set(state.open === undefined ? matrix.tops.map((r) => r.topic.id) : list(state.open));
  for (let row = matrix.rows.get(state.topic ?? '')?.wider; row; row = row.wider) open.add(row.topic.id);
  return open;
}

// Shown are the rows in the order of the screen.
export function shown(matrix: Matrix, open: Set<string>, sort: string | undefined, lang: string): Row[] {
  const name = new Intl.Collator(lang).compare;
  const order = (a: Row, b: Row) => (sort === 'name' ? 0 : b.total - a.total) || name(a.topic.name, b.topic.name);
  const out: Row[] = [];
  const walk = (rows: Row[]) => {
    for (const row of [...rows].sort(order)) {
      out.push(row);
      if (open.has(row.topic.id)) walk(row.narrower);
    }
  };
  walk(matrix.tops);
  return out;
}
