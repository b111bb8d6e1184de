import { parse, valueFromASTUntyped } from 'graphql';

// VariablesOf gives the variables of an operation with the values that stand beside
// their names, as the editor of variables has them; nothing where there are none.
export function variablesOf(query: string): string | undefined {
  const values: Record<string, unknown> = {};
  for (const definition of parse(query).definitions) {
    if (definition.kind !== 'OperationDefinition') continue;
    for (const { variable, defaultValue } of definition.variableDefinitions ?? [])
      if (defaultValue) values[variable.name.value] = valueFromASTUntyped(defaultValue);
  }
  return Object.keys(values).length > 0 ? JSON.stringify(values, null, 2) : undefined;
}
