import { keepCommitted } from '@spaceport/kit/schema/committed'
import { createHash } from 'node:crypto'
import { sdl } from './sdl.js'

/**
 * Writes the SDL to `schema/schema.graphql`, which is committed; with `--check` fails if it is out of date. With `--release` it also
 * keeps the SDL among the released ones in `schema/history/`, named by the first 12 digits of its SHA-256: an Instance that serves
 * neither the newest SDL nor a released one is quarantined.
 */
const folder = new URL('../schema/', import.meta.url)
keepCommitted(new URL('schema.graphql', folder), sdl)
if (process.argv.includes('--release')) {
  const digest = createHash('sha256').update(sdl).digest('hex').slice(0, 12)
  keepCommitted(new URL(`history/${digest}.graphql`, folder), sdl)
}
