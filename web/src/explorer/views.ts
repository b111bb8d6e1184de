import type { View } from './page';
import { compare } from './views/compare';
import { ledger } from './views/ledger';
import { documentView } from './views/document';
import { lineage } from './views/lineage';
import { matrix } from './views/matrix';
import { results } from './views/results';
import { start } from './views/start';

// The views, in the order of the navigation. The first is shown where the
// address names none.
export const views: View[] = [
  start,
  lineage,
  compare,
  ledger,
  matrix,
  documentView,
  results,
];
