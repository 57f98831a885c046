import { keepCommitted } from '@spaceport/kit/schema/committed'
import { sdl } from './schema.js'

/** Writes the subgraph's SDL to `schema/schema.graphql`, which is committed; with `--check` fails if it is out of date. */
keepCommitted(new URL('../schema/schema.graphql', import.meta.url), sdl)
