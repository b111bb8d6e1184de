import type { State } from './state';
import type { Key } from './text/text';

// Wrong is a value in the address that has no meaning there, and what would.
export interface Wrong {
  key: string;
  value: string;
  wanted: Key;
}

const whole = (most: number) => (value: string) => /^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= most;

const forms: Record<string, [fits: (value: string) => boolean, wanted: Key]> = {
  depth: [whole(15), 'wrong.depth'],
  first: [whole(2000), 'wrong.first'],
  min: [(value) => /^\d*\.?\d+$/.test(value) && Number(value) <= 1, 'wrong.min'],
  asOf: [isDate, 'wrong.date'],
  from: [isDate, 'wrong.date'],
  to: [isDate, 'wrong.date'],
};

// Of the numbers and dates in an address each view reads some.
const read: Record<string, string[]> = {
  lineage: ['depth', 'min', 'first'], results: ['first'], ledger: ['from', 'to'], matrix: ['from', 'to'],
};

// Wrong finds what a view could not ask by, so that it is said in the words of the
// address before the graph refuses it in those of its own questions.
export function wrong(state: State, view: string): Wrong | undefined {
  for (const key of ['asOf', ...(read[view] ?? [])]) {
    const value = state[key];
    const [fits, wanted] = forms[key]!;
    if (value !== undefined && !fits(value)) return { key, value, wanted };
  }
  return undefined;
}

// IsDate tells a year, a month or a day that there is.
export function isDate(value: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
  if (!year) return false;
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
}
