import type { Language } from './language';

// An example is an operation an analyst starts from, one file per language in
// resolvers/examples: its name gives slug and language, its first comment line
// the question that it answers.
export interface Example {
  slug: string;
  lang: Language;
  question: string;
  query: string;
}

// Examples reads the files of resolvers/examples, given as path -> content, in
// the order of their names.
export function examples(files: Record<string, string>): Example[] {
  return Object.keys(files)
    .sort()
    .flatMap((path) => {
      const name = /([^/]+)[-_.](en|fr)\.graphql$/.exec(path);
      const query = files[path];
      if (!name || !query) return [];
      const slug = name[1]!.replace(/^\d+[-_.]/, '');
      const question = /^#\s*(.+)$/m.exec(query)?.[1]?.trim() ?? slug;
      return [{ slug, lang: name[2] as Language, question, query }];
    });
}
