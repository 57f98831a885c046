import { SpaceportError } from '@spaceport/kit/errors'

/** The longest local path to which somebody is brought back, in UTF-16 units. */
const LONGEST = 2_000

/**
 * A path of our own pages to go to after sign-in. Throws `BAD_INPUT` for whatever a browser could take for another site's:
 * `//host`, `/\host`, a scheme, or white space and control characters that it would drop first.
 */
export function readReturnTo(text: string): string {
  const sound = text.length <= LONGEST && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) && isLocal(text)
  if (!sound) throw new SpaceportError('BAD_INPUT', 'returnTo is not a path of this site.')
  return text
}

function isLocal(path: string): boolean {
  const base = 'https://spaceport.invalid'
  return (
    URL.canParse(path, base) && new URL(path, base).origin === base && !new URL(path, base).pathname.startsWith('//')
  )
}
