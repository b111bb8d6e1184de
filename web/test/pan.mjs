// Measures how smoothly the drawing moves: 2,000 nodes (NODES) with three edges each
// (EDGES), made up here and handed to the page in place of the server's answers. Prints
// the times of frames; run by hand, since they are those of the machine.
//
//   node test/pan.mjs
import { fileURLToPath } from 'node:url';
import { browser } from './harness.mjs';
import { serve } from './serve.mjs';

const count = Number(process.env.NODES ?? 2000);
const perNode = Number(process.env.EDGES ?? 3);
const columns = 40;
const rows = Math.ceil(count / columns);
const place = (i) => ({ x: 115 + Math.floor(i / rows) * 170, y: 54 + (i % rows) * 48 });
let seed = 1;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
const types = ['REAFFIRMS', 'BUILDS_ON', 'CALLS_ON', 'CITES'];
const methods = ['STATED', 'CURATED', 'ALIGNED', 'INFERRED'];
const date = (i) => `${1985 + Math.floor(i / rows)}-05-14`;
const nodes = Array.from({ length: count }, (_, i) => ({
  __typename: 'Commitment', id: `commitment:d-${i}/1`, label: `Namur ${1985 + Math.floor(i / rows)}, ${i % rows}`,
  force: 'COMMIT', date: date(i), summary: 'We share what we know of ports and act together', text: null,
}));
const edges = Array.from({ length: Math.round(perNode * count) }, (_, i) => {
  const from = rows + Math.floor(random() * (count - rows));
  const to = Math.max(0, from - rows - Math.floor(random() * rows * 4));
  return {
    id: `edge:${i}`, type: types[i % 4], method: methods[i % 4], confidence: 0.9,
    source: { id: nodes[from].id }, target: { id: nodes[to].id },
  };
});
const layout = {
  width: 230 + columns * 170, height: 100 + rows * 48, undated: 0,
  columns: Array.from({ length: columns }, (_, c) => ({ date: date(c * rows), label: `Namur ${1985 + c}`, x: 115 + c * 170, width: 0 })),
  nodes: nodes.map((n, i) => ({ id: n.id, ...place(i) })),
};

const server = await serve(process.env.STEMMA_URL, process.env.STEMMA_BIN ?? fileURLToPath(new URL('../../bin/stemma', import.meta.url)));
const page = await browser.newPage({ viewport: { width: 2560, height: 1440 } });
await page.route('**/graphql', async (route) => {
  const { query } = route.request().postDataJSON();
  if (query.startsWith('query PartNodes')) return route.fulfill({ json: { data: { part: { truncated: false, nodes } } } });
  if (query.startsWith('query PartEdges')) return route.fulfill({ json: { data: { part: { edges } } } });
  if (query.startsWith('query PartPlaces')) return route.fulfill({ json: { data: { part: { layout } } } });
  return route.continue();
});
const begun = Date.now();
await page.goto(`${server.origin}/?lang=en&view=lineage`);
await page.waitForSelector('.node');
console.log(`${count} nodes, ${edges.length} edges, first shown after ${Date.now() - begun} ms`);

// Measure counts frames while something is done to the drawing.
async function measure(words, run) {
  const box = await page.locator('.stage').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.evaluate(() => {
    window.frames_ = [];
    window.measuring = true;
    let last = performance.now();
    const step = () => {
      const now = performance.now();
      window.frames_.push(now - last);
      last = now;
      if (window.measuring) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  await run(x, y);
  const times = await page.evaluate(() => {
    window.measuring = false;
    return window.frames_.sort((a, b) => a - b);
  });
  const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(1);
  const elements = await page.locator('.node').count();
  console.log(`${words}: ${elements} nodes with elements, ${times.length} frames, median ${at(0.5)} ms, 95 % under ${at(0.95)} ms, longest ${at(1)} ms`);
}

async function drag(x, y) {
  await page.mouse.down();
  for (let i = 0; i < 120; i += 1) await page.mouse.move(x + 300 * Math.sin(i / 10), y + 120 * Math.sin(i / 17));
  await page.mouse.up();
}

async function wheel() {
  for (let i = 0; i < 40; i += 1) {
    await page.mouse.wheel(0, i % 20 < 10 ? -60 : 60);
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(400);
}

await page.waitForTimeout(1000);
await measure('moved, as opened', drag);
await page.click('.zoomers button:nth-child(3)');
await page.waitForTimeout(1000);
await measure('moved, all in sight', drag);
await measure('by the wheel, all in sight', wheel);
await page.waitForTimeout(1000);
const chosen = Date.now();
await page.locator('.rows tbody tr[data-id]').nth(5).locator('.c-label').click();
await page.waitForSelector('.node.selected');
console.log(`a node chosen in the table is marked after ${Date.now() - chosen} ms`);
await browser.close();
server.stop();
