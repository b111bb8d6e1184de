// Starts the program on a free port, with a store that ends with it unless one is
// named, or takes the running server that is named.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function serve(url, program, store = 'memory:') {
  if (url) return { origin: new URL(url).origin, stop: () => {} };
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(program, ['serve', '--store', store, '--addr', address], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = [];
  child.stderr.on('data', (text) => said.push(text));
  let ended = null;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (status) => (ended ??= `exit status ${status}`));

  const origin = `http://${address}`;
  for (let waited = 0; waited < 60_000; waited += 200) {
    if (ended) throw new Error(`${program} ended: ${ended}\n${said.join('')}`);
    const ready = await fetch(`${origin}/readyz`).then((r) => r.ok).catch(() => false);
    if (ready) return { origin, stop: () => child.kill() };
    await new Promise((done) => setTimeout(done, 200));
  }
  child.kill();
  throw new Error(`${program} is not ready after a minute\n${said.join('')}`);
}

// ServeTexts serves a store of its own in which texts stand beside the built-in
// graph: those written here, by their names, or those of a folder. Store and texts
// go with the server.
export async function serveTexts(program, texts) {
  const folder = mkdtempSync(join(tmpdir(), 'stemma-'));
  const store = `bolt:${join(folder, 'store')}`;
  const files = typeof texts === 'string' ? [texts] : Object.entries(texts).map(([name, text]) => {
    writeFileSync(join(folder, `${name}.md`), text);
    return join(folder, `${name}.md`);
  });
  execFileSync(program, ['load', '--store', store, ...files], { stdio: 'ignore' });
  const server = await serve(undefined, program, store);
  const stop = () => {
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin: server.origin, folder, store, stop };
}

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
