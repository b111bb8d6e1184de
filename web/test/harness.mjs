// What all browser tests stand on: a fresh profile for each case, and what holds
// for every case.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const shots = process.env.STEMMA_SHOTS ?? fileURLToPath(new URL('shots', import.meta.url));
mkdirSync(shots, { recursive: true });

export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

export const counts = { passed: 0, failed: 0 };
const only = process.env.STEMMA_ONLY ? new RegExp(process.env.STEMMA_ONLY) : undefined;

// Checker gives the function that runs cases against a server: nothing on the
// console, nothing asked of another host than those named. STEMMA_ONLY chooses
// among them. A case that provokes a refusal says by `expected` which console
// message comes with it.
export function checker(...origins) {
  return async function check(name, { expected, ...options }, run) {
    if (only && !only.test(name)) return;
    const context = await browser.newContext(options);
    const troubles = [];
    context.on('console', (message) => {
      if (expected?.test(message.text())) return;
      if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => troubles.push(`uncaught: ${error.error().message}`));
    context.on('dialog', (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (!['data:', 'blob:', 'file:'].includes(url.protocol) && !origins.includes(url.origin)) troubles.push(`asked elsewhere: ${url}`);
    });
    try {
      await run(await context.newPage());
      assert.deepEqual(troubles, []);
      counts.passed += 1;
      console.log(`ok   ${name}`);
    } catch (error) {
      counts.failed += 1;
      console.log(`FAIL ${name}\n     ${String(error.message ?? error).replaceAll('\n', '\n     ')}`);
      for (const trouble of troubles) console.log(`     ${trouble}`);
    } finally {
      await context.close();
    }
  };
}

export async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

export async function narrow(page) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `the page is ${overflow} pixels too wide`);
}
