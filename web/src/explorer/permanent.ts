import type { Page } from './page';

// Permanent is the address of a node or an edge, with the day by which all had been
// said where the reader looks at one, and the state of the graph where it is named.
export function permanent(page: Page, id: string, at = page.state.at): string {
  const url = new URL(`id/${id}`, document.baseURI);
  if (page.state.asOf) url.searchParams.set('asOf', page.state.asOf);
  if (at) url.searchParams.set('at', at);
  return url.href;
}
