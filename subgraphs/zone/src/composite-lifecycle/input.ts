import { isUniqueViolation, refuse } from '@spaceport/kit/write/outcome'
import type { Lifecycle } from './load.js'

/** Turns the database's word for a taken name into ours. */
export function taken(error: unknown): never {
  if (isUniqueViolation(error)) {
    throw refuse('CONFLICT', 'Another composite lifecycle has this name.', 'input', 'name')
  }
  throw error
}

/** What the audit keeps of a composite lifecycle. */
export function shown({ name, description, steps }: Pick<Lifecycle, 'name' | 'description' | 'steps'>): object {
  return {
    name,
    description,
    steps: steps.map(({ name: step, space, spaceName, root, environments, after }) => ({
      ...{ name: step, space, spaceName, root, environments, after },
    })),
  }
}
