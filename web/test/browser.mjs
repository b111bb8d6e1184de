// Drives a real browser against a running server, as people do: the explorer and
// GraphiQL, in both languages, light and dark, narrow and wide, by mouse, by
// keyboard and without scripts; the pages of permalinks and evidence packs. Fails on any console error, any request to
// another host, and any accessibility violation of ours.
//
//   STEMMA_URL    the server; without it, STEMMA_BIN (bin/stemma) is started
//   STEMMA_SHOTS  where screenshots go (test/shots)
//   CHROMIUM      the browser (/usr/bin/chromium)
//   STEMMA_ONLY   only the cases whose names match this pattern
import { fileURLToPath } from 'node:url';
import { corpus } from './corpus.mjs';
import { compare } from './compare.mjs';
import { embed } from './embed.mjs';
import { documents } from './document.mjs';
import { explorer } from './explorer.mjs';
import { foreign } from './foreign.mjs';
import { graphiql } from './graphiql.mjs';
import { browser, counts } from './harness.mjs';
import { hostile } from './hostile.mjs';
import { ledger } from './ledger.mjs';
import { lineage } from './lineage.mjs';
import { matrix } from './matrix.mjs';
import { moment } from './moment.mjs';
import { pane } from './pane.mjs';
import { permalinks } from './permalinks.mjs';
import { serve } from './serve.mjs';
import { tasks } from './tasks.mjs';
import './texts.mjs';

const program = process.env.STEMMA_BIN ?? fileURLToPath(new URL('../../bin/stemma', import.meta.url));
const server = await serve(process.env.STEMMA_URL, program);
// Two at a time, since most of a case is waiting. The clipboard is one for all:
// what reads it stands in one lane.
const lanes = [
  [() => lineage(server), () => compare(program), () => documents(server, program), () => tasks(program), () => embed(server), () => graphiql(server)],
  [() => explorer(server), () => ledger(server), () => matrix(server), () => moment(server), () => pane(program), () => hostile(program), () => corpus(program), () => permalinks(server), () => foreign(server)],
];
try {
  await Promise.all(lanes.map(async (lane) => {
    for (const suite of lane) await suite();
  }));
} finally {
  await browser.close();
  server.stop();
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
