import { refuse } from '@spaceport/kit/write/outcome'
import { readName } from '../write/text.js'

/** The longest name, in code points, and the longest path, in bytes of UTF-8. */
const LONGEST_NAME = 100
const LONGEST_PATH = 4_096

/** A view's name as it is stored, and the key that it is compared and ordered by. Throws `BAD_INPUT`. */
export function readViewName(name: string): { name: string; nameKey: string } {
  if ([...name.trim()].length > LONGEST_NAME) {
    throw refuse('BAD_INPUT', `A view's name has at most ${LONGEST_NAME} characters.`, 'input', 'name')
  }
  return readName(name, 'input', 'name')
}

/** A page of the web app, as it is stored. Throws `BAD_INPUT` for whatever a browser could take for another site's. */
export function readPath(path: string): string {
  if (Buffer.byteLength(path) > LONGEST_PATH) {
    throw refuse('BAD_INPUT', `A path has at most ${LONGEST_PATH} bytes.`, 'input', 'path')
  }
  if (!path.isWellFormed() || !/^\/(?!\/)[^\\\p{Cc}]*$/u.test(path) || !isLocal(path)) {
    const rule = 'A path begins with one "/", and has no host, no backslash and no control characters.'
    throw refuse('BAD_INPUT', rule, 'input', 'path')
  }
  return path
}

/** Whether it leads to the site that it is resolved against, and still does when `.` and `..` in it are followed. */
function isLocal(path: string): boolean {
  const base = 'https://spaceport.invalid'
  if (!URL.canParse(path, base)) return false
  const { origin, pathname } = new URL(path, base)
  return origin === base && !pathname.startsWith('//')
}
