import { refuse } from '@spaceport/kit/write/outcome'

/** Throws `BAD_INPUT` for a name with a slash: it parts a set from its tag in canonical names. */
export function requireNoSlash(name: string, ...path: string[]): void {
  if (name.includes('/')) throw refuse('BAD_INPUT', 'The name of a set or a tag has no slash.', ...path)
}
