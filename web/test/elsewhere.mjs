// A small server at another origin than the program's: somebody else's site, with
// the pages and files it is given.
import { createServer } from 'node:http';

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };

// Elsewhere serves a map of path -> content, which may grow.
export async function elsewhere(files) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://any').pathname;
    const content = files[path];
    response.writeHead(content === undefined ? 404 : 200, { 'Content-Type': types[/\.\w+$/.exec(path)?.[0]] ?? 'text/plain' });
    response.end(content);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
