// Front-ends of other people, at another origin: the two in docs/embedding.md run as
// they stand there, and what other origins may and may not do.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { elsewhere } from './elsewhere.mjs';
import { checker, shots } from './harness.mjs';

const docs = readFileSync(fileURLToPath(new URL('../../docs/embedding.md', import.meta.url)), 'utf8');
const examples = [...docs.matchAll(/^```html\n(.*?)^```$/gms)].map(([, code]) => code);
const library = (path) => readFileSync(fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url)), 'utf8');

export async function foreign(server) {
  assert.equal(examples.length, 2, 'docs/embedding.md has two front-ends');
  const icon = '<link rel="icon" href="data:,">'; // which a browser asks for otherwise
  // The address of the server is all that is changed.
  const page = (code) => {
    assert.ok(code.trimEnd().split('\n').length <= 40, 'a front-end has more than 40 lines');
    assert.equal(code.split("'http://127.0.0.1:8080'").length, 2);
    return code.replace('http://127.0.0.1:8080', server.origin).replace('<title>', `${icon}<title>`);
  };
  const site = {
    '/d3.html': page(examples.find((code) => code.includes('d3.min.js'))),
    '/d3.min.js': library('d3/dist/d3.min.js'),
    '/cytoscape.html': page(examples.find((code) => code.includes('cytoscape.min.js'))),
    '/cytoscape.min.js': library('cytoscape/dist/cytoscape.min.js'),
    '/empty.html': `<!doctype html><title>Elsewhere</title>${icon}`,
  };
  const other = await elsewhere(site);
  const check = checker(server.origin, other.origin);

  try {
    await check('a front-end with D3 draws what GraphQL answers', {}, async (page) => {
      await page.goto(`${other.origin}/d3.html`, { waitUntil: 'networkidle' });
      await page.waitForSelector('svg circle');
      assert.ok((await page.locator('svg circle').count()) >= 5);
      assert.ok((await page.locator('svg path').count()) >= 5);
      assert.match(await page.locator('svg').textContent(), /Paris 2019, B2/);
      const places = await page.locator('svg g > g').evaluateAll((all) => new Set(all.map((g) => g.getAttribute('transform'))).size);
      assert.equal(places, await page.locator('svg circle').count(), 'nodes lie on each other');
      await page.locator('svg path').first().dispatchEvent('click');
      assert.doesNotMatch(await page.locator('#words').textContent(), /^Choose/);
      await page.screenshot({ path: `${shots}/foreign-d3.png` });
    });

    await check('a front-end with Cytoscape.js draws an export', {}, async (page) => {
      await page.goto(`${other.origin}/cytoscape.html`, { waitUntil: 'networkidle' });
      await page.waitForSelector('#graph canvas');
      // The library keeps itself at its element.
      const drawn = await page.evaluate(() => {
        const { cy } = document.querySelector('#graph')._cyreg;
        const places = new Set(cy.nodes().map((n) => `${Math.round(n.position('x'))},${Math.round(n.position('y'))}`));
        return { nodes: cy.nodes().length, edges: cy.edges().length, places: places.size, labels: cy.nodes().map((n) => n.data('label')) };
      });
      assert.ok(drawn.nodes >= 5 && drawn.edges >= 4, JSON.stringify(drawn));
      assert.equal(drawn.places, drawn.nodes, 'nodes lie on each other');
      assert.ok(drawn.labels.includes('Paris 2019, B2'));
      await page.waitForFunction(() => [...document.querySelectorAll('#graph canvas')].some((c) =>
        c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v > 0)));
      await page.evaluate(() => document.querySelector('#graph')._cyreg.cy.edges()[0].emit('tap'));
      assert.doesNotMatch(await page.locator('#words').textContent(), /^Choose/);
      await page.screenshot({ path: `${shots}/foreign-cytoscape.png` });
    });

    await check('pages of other origins may read', {}, async (page) => {
      await page.goto(`${other.origin}/empty.html`);
      const read = (path, init) => page.evaluate(async ([url, init]) => {
        const response = await fetch(url, init);
        return { status: response.status, type: response.headers.get('content-type'), etag: response.headers.get('etag'), text: await response.text() };
      }, [server.origin + path, init]);
      const query = '{ stats { revisions } }';
      const json = { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' };
      const posted = await read('/graphql', { method: 'POST', headers: json, body: JSON.stringify({ query }) });
      assert.ok(JSON.parse(posted.text).data.stats.revisions > 0);
      const got = await read(`/graphql?query=${encodeURIComponent(query)}`, { headers: { Accept: 'application/json' } });
      assert.equal(got.text, posted.text);
      const file = await read('/export/nodelink?root=commitment:paris-2019/B2');
      assert.ok(JSON.parse(file.text).nodes.length > 1);
      assert.ok(file.etag, 'the tag is not told');
      const data = await read('/id/actor:gifct', { headers: { Accept: 'application/ld+json' } });
      assert.match(data.type, /^application\/ld\+json/);
      assert.match((await read('/id/actor:gifct', { headers: { Accept: 'text/html' } })).text, /^<!doctype html>/i);
    });

    await check('pages of other origins may not do anything else', { expected: /CORS policy|status of 403|net::ERR_FAILED/ }, async (page) => {
      await page.goto(`${other.origin}/empty.html`);
      const tried = (path, init) => page.evaluate(async ([url, init]) =>
        fetch(url, init).then((r) => r.status, () => 'stopped'), [server.origin + path, init]);
      const json = { 'Content-Type': 'application/json' };
      const body = JSON.stringify({ query: '{ __typename }' });
      // What needs no asking is refused by the server, the rest by the browser, which asked.
      assert.equal(await tried('/graphql', { method: 'POST', body }), 403);
      assert.equal(await tried('/graphql', { method: 'POST', body: new URLSearchParams({ query: '{ __typename }' }).toString(), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }), 403);
      assert.equal(await tried('/export/nodelink', { method: 'POST' }), 403);
      assert.equal(await tried('/graphql', { method: 'PUT', headers: json, body }), 'stopped');
      assert.equal(await tried('/id/actor:gifct', { method: 'DELETE' }), 'stopped');
      assert.equal(await tried('/graphql', { method: 'POST', headers: { ...json, Authorization: 'Basic eA==' }, body }), 'stopped');
      assert.equal(await tried('/graphql', { method: 'POST', headers: json, body, credentials: 'include' }), 'stopped');
      assert.equal(await tried('/export/nodelink', { method: 'POST', headers: json, body }), 403);
      const mutation = await page.evaluate(async ([url, headers]) =>
        (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: 'mutation { add }' }) })).json(), [`${server.origin}/graphql`, json]);
      assert.ok(mutation.errors.length > 0 && !mutation.data);
    });
  } finally {
    other.stop();
  }
}
