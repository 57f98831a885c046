import { writeFile } from 'node:fs/promises'
import { sdl } from './schema.js'

/** Writes the SDL where it is committed, reviewed and compared: `npm run schema -w @spaceport/zone`. */
await writeFile(new URL('../schema/schema.graphql', import.meta.url), `${sdl}\n`)
