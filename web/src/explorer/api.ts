// The one door to the graph: the public GraphQL API, as any client has it.

// Refusal is an answer without data, with the API's own code, or OFFLINE where
// there was no answer.
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

export type Variables = Record<string, unknown>;

// Site is where the program's pages are: the page's folder, or, where the page
// stands deeper, what its body says.
export const site = () => new URL(document.body.dataset.root ?? './', document.baseURI);

const endpoint = () => new URL('graphql', site());

// Held is the state of the graph's knowledge that all is asked of; its newest where
// there is none.
let held: string | undefined;
export const hold = (at: string | undefined): void => void (held = at);

// Placed adds that state to what is asked, where the operation takes one.
const placed = (query: string, variables: Variables): Variables => (held && query.includes('$at: String') ? { at: held, ...variables } : variables);

const kept = new Map<string, { at: number; answer: Promise<unknown> }>();
const keepFor = 20_000; // ms: a running server shows a new revision within seconds
const keepMost = 100;

// Ask sends an operation. Answers are kept for a short while, so that going back
// shows at once what was there.
export function ask<T>(query: string, asked: Variables = {}): Promise<T> {
  const variables = placed(query, asked);
  const key = query + JSON.stringify(variables);
  const found = kept.get(key);
  if (found && Date.now() - found.at < keepFor) return found.answer as Promise<T>;
  const answer = send<T>(query, variables);
  kept.set(key, { at: Date.now(), answer });
  answer.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= keepMost) break;
    kept.delete(oldest);
  }
  return answer;
}

async function send<T>(query: string, variables: Variables): Promise<T> {
  let response: Response;
  try {
    response = await fetch(endpoint(), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json' },
      body: JSON.stringify({ query, variables }),
    });
  } catch (reason) {
    throw new Refusal('OFFLINE', String(reason));
  }
  const answer = (await response.json().catch(() => ({}))) as Answer<T>;
  const error = answer.errors?.[0];
  if (error) throw new Refusal(error.extensions?.code ?? 'UNKNOWN', error.message);
  if (!answer.data) throw new Refusal(response.status === 503 ? 'OFFLINE' : 'UNKNOWN', `status ${response.status}`);
  return answer.data;
}

// GraphiQL opens with an operation filled in.
export function graphiql(lang: string, query: string, variables: Variables): string {
  const values = Object.fromEntries(Object.entries(placed(query, variables)).filter(([, value]) => value !== undefined));
  const search = new URLSearchParams({ lang, query: `${query.trim()}\n`, variables: JSON.stringify(values, null, 2) });
  return `graphiql?${search}`;
}
