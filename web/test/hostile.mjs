// A text that tries to be markup, that turns the direction of writing, and that
// has a word of 10,000 letters: it must be shown as the words it is.
import assert from 'node:assert/strict';
import { checker, narrow, shots, violations } from './harness.mjs';
import { serveTexts } from './serve.mjs';

const image = '<img src=x onerror="document.title=\'owned\'">';
const text = `---
title: ${image} Communiqué of the Namur meeting
date: 2031-05-14
---
# ${image} Communiqué, Namur, 13-14 May 2031

We, the ministers of the interior of the G7, met in Namur on 13-14 May 2031.

## 1. Ports <script>alert(2)</script>

1. We reaffirm our commitment to implement the Budapest Convention ${image}, \u202edesrever si siht\u202c and act.

2. We commit to share ${'x'.repeat(10_000)} between our ports by 2033, building on the Toronto commitments of 2018.

3. We ask the Roma-Lyon Group to report on "><svg onload=alert(3)> by 2032.
`;

export async function hostile(program) {
  const server = await serveTexts(program, { namur: text });
  const check = checker(server.origin);
  try {
    for (const width of [360, 1280]) {
      await check(`hostile text is only text (${width})`, { viewport: { width, height: 900 } }, async (page) => {
        const see = async (path, name) => {
          await page.goto(`${server.origin}/?lang=en&${path}`, { waitUntil: 'networkidle' });
          assert.equal(await page.locator('main img, main script, svg svg').count(), 0);
          assert.notEqual(await page.title(), 'owned');
          await narrow(page);
          assert.deepEqual(await violations(page), []);
          await page.screenshot({ path: `${shots}/hostile-${name}-${width}.png` });
        };
        await see('view=start', 'start');
        await see('view=lineage&of=commitment:namur-2031/1', 'markup');
        assert.match(await page.locator('.pane').innerText(), /<img src=x onerror=/);
        await see('view=lineage&of=commitment:namur-2031/2', 'word');
        await see('view=lineage&of=document:namur-2031&dir=BOTH&rows=list', 'document');
        await see('view=results&q=ports', 'results');
        await see('view=compare&earlier=meeting:toronto-2018&later=meeting:namur-2031', 'compare');
        await see('view=matrix&open=all&meeting=meeting:namur-2031', 'matrix');
        await see('view=document&of=document:namur-2031&mark=names,acts,cues&open=passage:namur-2031/1%7CIMPLEMENTS', 'reading');
        assert.match(await page.locator('.unit[data-unit="passage:namur-2031/1"] .words').innerText(), /<img src=x onerror=/);
        await see('view=document', 'documents');
        await page.fill('#search', 'namur');
        await page.waitForSelector('#found li');
        assert.equal(await page.locator('#found img').count(), 0);
        await narrow(page);
      });
    }
  } finally {
    server.stop();
  }
}
