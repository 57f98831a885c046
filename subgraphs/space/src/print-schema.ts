import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { sdl } from './schema.js'

/**
 * Writes the SDL where it is committed, reviewed and compared, and keeps it among the released ones, named by the first 12 digits
 * of its SHA-256: `npm run schema -w @spaceport/space`. An Instance that serves any other SDL is quarantined.
 */
const folder = new URL('../schema/', import.meta.url)
const digest = createHash('sha256').update(sdl).digest('hex').slice(0, 12)
await mkdir(new URL('history/', folder), { recursive: true })
await writeFile(new URL('schema.graphql', folder), sdl)
await writeFile(new URL(`history/${digest}.graphql`, folder), sdl)
