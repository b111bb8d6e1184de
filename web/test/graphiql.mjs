// GraphiQL, as people use it: the examples run, shared queries open as they were
// sent, and nothing is kept that the reader did not want kept.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checker, shots, violations } from './harness.mjs';

// What GraphiQL 5.4 itself gets wrong; anything beyond is ours.
const upstream = new Set(['color-contrast', 'nested-interactive']);

export const examples = readdirSync(fileURLToPath(new URL('../../resolvers/examples', import.meta.url)))
  .map((name) => /^(?:\d+[-_.])?(.+)[-_.](en|fr)\.graphql$/.exec(name))
  .filter(Boolean)
  .map(([, slug, lang]) => ({ slug, lang }));

export async function graphiql(server) {
  const check = checker(server.origin);
  const open = (page, path) => page.goto(server.origin + path, { waitUntil: 'networkidle' });

  // Run presses the button and returns the answer that GraphiQL then shows.
  async function run(page) {
    const button = page.locator('button[aria-label*="Execute"], button.graphiql-execute-button').first();
    await button.waitFor();
    await page.waitForFunction(() => document.querySelector('.graphiql-query-editor .view-line'));
    const answered = page.waitForResponse(
      (r) => r.url().endsWith('/graphql') && !r.request().postData()?.includes('IntrospectionQuery'),
    );
    await button.click();
    const answer = await (await answered).json();
    await page.waitForFunction(() => document.querySelector('.result-window')?.textContent.includes('data'));
    return answer;
  }

  assert.ok(examples.length > 0, 'no example operations');
  for (const { slug, lang } of examples) {
    await check(`graphiql runs the example ${slug} (${lang})`, {}, async (page) => {
      await open(page, `/graphiql?lang=${lang}&example=${slug}`);
      const answer = await run(page);
      assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
      assert.ok(Object.values(answer.data).some((value) => value !== null), 'nothing but null');
      const tabs = await page.locator('[role=tab]').count();
      assert.equal(tabs, examples.filter((e) => e.lang === lang).length);
    });
  }

  for (const colorScheme of ['light', 'dark']) {
    await check(`graphiql is accessible but for what it brings (${colorScheme})`, { colorScheme }, async (page) => {
      await open(page, '/graphiql?lang=en');
      await run(page);
      await page.screenshot({ path: `${shots}/graphiql-${colorScheme}.png` });
      const own = (await violations(page)).filter((v) => !upstream.has(v.split(':')[0]));
      assert.deepEqual(own, []);
    });
  }

  await check('a shared query opens as it was sent', {}, async (page) => {
    const query = 'query Shared($first: Int) { meetings(first: $first) { totalCount } }';
    const variables = '{"first": 1}';
    await open(page, `/graphiql?${new URLSearchParams({ lang: 'en', query, variables })}`);
    const answer = await run(page);
    assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
    assert.ok(answer.data.meetings.totalCount > 0);
  });

  await check('a link to the query can be copied', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await open(page, '/graphiql?lang=en');
    await page.waitForFunction(() => document.querySelector('.graphiql-query-editor .view-line'));
    await page.click('button[aria-label="Copy a link to this query"]');
    await page.waitForSelector('button[aria-label="Link copied"]');
    const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    assert.equal(copied.pathname, '/graphiql');
    assert.match(copied.searchParams.get('query'), /\{/);
  });

  await check('what was asked is kept only where the reader wants it', {}, async (page) => {
    await open(page, '/graphiql?lang=en');
    await run(page);
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('graphiql:')));
    assert.deepEqual(await kept(), []);
    await page.check('#keep');
    assert.notDeepEqual(await kept(), []);
    await page.uncheck('#keep');
    assert.deepEqual(await kept(), []);
  });
}
