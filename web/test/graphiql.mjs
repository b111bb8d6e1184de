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
      assert.equal(await page.locator('.graphiql-tab').count(), 1);
      assert.equal(await page.locator('.questions li').count(), examples.filter((e) => e.lang === lang).length);
      assert.equal(await page.locator('.questions [aria-current]').count(), 1);
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

  for (const lang of ['en', 'fr']) {
    await check(`a question opens in a tab with its variables (${lang})`, {}, async (page) => {
      await open(page, `/graphiql?lang=${lang}`);
      await page.locator('.questions li button').nth(3).click();
      await page.waitForFunction(() => document.querySelectorAll('.graphiql-tab').length === 2);
      const answered = page.waitForRequest((r) => r.url().endsWith('/graphql') && r.postData()?.includes('meeting:toronto-2018'));
      await page.locator('button.graphiql-execute-button').click();
      const { variables, query } = (await answered).postDataJSON();
      assert.deepEqual(variables, { earlier: 'meeting:toronto-2018', later: 'meeting:paris-2019' });
      assert.match(query, /\$earlier: ID!/);
      await page.locator('.questions li button').nth(3).click();
      assert.equal(await page.locator('.graphiql-tab').count(), 2, 'a question opens twice');
    });

    await check(`a query is built by keyboard alone (${lang})`, {}, async (page) => {
      await open(page, `/graphiql?${new URLSearchParams({ lang, query: 'query Q { stats { revisions } }' })}`);
      await page.getByRole('button', { name: lang === 'en' ? 'Build a query' : 'Composer une requête' }).click();
      const field = page.locator('.builder [data-field-name=unresolved][role=checkbox]').first();
      await field.waitFor();
      assert.equal(await field.getAttribute('aria-checked'), 'false');
      await field.focus();
      await page.keyboard.press('Space');
      await page.waitForFunction(() => document.querySelector('.graphiql-query-editor').innerText.replace(/\s/g, '').includes('unresolved'));
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-checked')), 'true');
      const answer = await run(page);
      assert.ok(Number.isInteger(answer.data.stats.unresolved));
      await page.screenshot({ path: `${shots}/graphiql-builder-${lang}.png` });
      const own = (await violations(page)).filter((v) => !upstream.has(v.split(':')[0]));
      assert.deepEqual(own, []);
      assert.deepEqual((await violations(page)).filter((v) => v.includes('graphiql-explorer') || v.includes('questions')), []);
    });
  }

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
