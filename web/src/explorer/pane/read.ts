import type { Child } from '../dom';
import type { Node } from '../nodes';
import type { Page } from '../page';
import type { Change } from '../state';
import type { Evidence } from './evidence';
import type { Passage } from './passage';

// What the pane knows of a node or an edge, as queries.ts asks for it.

export interface Ref {
  id: string;
  label: string;
  date?: string | null;
  url?: string | null;
}
interface End {
  id: string;
  type: string;
  method: string;
  confidence: number;
  source: Node;
  target: Node;
}
export interface Ends {
  totalCount: number;
  edges: { node: End }[];
}
export interface Read extends Omit<Node, 'type'> {
  citation: string;
  bibtex: string;
  ris: string;
  spans?: Passage['spans'];
  mentions?: Passage['mentions'];
  said?: Passage['relations'];
  words?: { start: number; end: number; witness: { id: string } | null }[];
  type?: string | null;
  ref?: string;
  deadline?: string | null;
  quantities?: string[];
  hedge?: string | null;
  subset?: boolean;
  curator?: string | null;
  formerIds?: string[];
  en?: string | null;
  fr?: string | null;
  summaryEN?: string | null;
  summaryFR?: string | null;
  topics?: Ref[];
  meeting?: Ref | null;
  document?: Ref | null;
  addressees?: Ref[];
  madeBy?: Ref[];
  passage?: Passage | null;
  differences?: { kind: string; basis: string; values: { language: string; values: string[] }[] }[];
  from?: Ends;
  to?: Ends;
  series?: string | null;
  place?: string | null;
  country?: string | null;
  endDate?: string | null;
  forum?: Ref | null;
  presidency?: Ref | null;
  documents?: Ref[];
  previous?: Ref | null;
  next?: Ref | null;
  identifiers?: { scheme: string; value: string }[];
  note?: string | null;
  dataSource?: string | null;
  url?: string | null;
  language?: string | null;
  witnesses?: { id: string; language?: string; fileName?: string; sha256?: string }[];
  commitments?: { totalCount: number };
  textOf?: Ref | null;
  headings?: string[];
  aliases?: string[];
  parent?: Ref | null;
  adoptedAt?: Ref | null;
  unconfirmed?: boolean;
  scope?: string | null;
  broader?: Ref | null;
  narrower?: Ref[];
  fileName?: string | null;
  sha256?: string | null;
  method?: string;
  confidence?: number;
  status?: string;
  source?: Node;
  target?: Node;
  evidence?: Evidence[];
}

// Revision is the newest of what is read.
export interface Revision {
  id: string;
  sequence: number;
  time: string;
}

// Acts are what one can do from the pane to what stands beside it.
export interface Acts {
  select(id: string): void;
  expand?(id: string): void;
  collapse?(id: string): void;
  pin?(id: string): void;
  close?(): void; // where the place for reading can be put away
}

// Reading is what the parts of the pane share.
export interface Reading {
  page: Page;
  acts: Acts;
  revision: Revision | undefined;
  // Link reads what it names, or goes where a change leads.
  link(node: Ref, change?: Change, label?: Child): HTMLElement;
}
