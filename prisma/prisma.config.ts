import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

/**
 * Prisma's settings for one of the three databases, chosen by `SPACEPORT_DATABASE_KIND` (`directory`, `space` or `zone`).
 * `npm run generate` and `npm run migrate` set it; `DATABASE_URL` is where the migrate commands work.
 */
const kind = process.env.SPACEPORT_DATABASE_KIND ?? ''
if (!['directory', 'space', 'zone'].includes(kind)) {
  throw new Error('Set SPACEPORT_DATABASE_KIND to directory, space or zone, or use "npm run migrate".')
}

/** Prisma's native schema engine is a download of its own; without it the stand-in speaks for it. */
const engines = dirname(
  createRequire(createRequire(import.meta.url).resolve('prisma/package.json')).resolve('@prisma/engines/package.json'),
)
const isNative = (file: string) => file.startsWith('schema-engine-')
if (!process.env.PRISMA_SCHEMA_ENGINE_BINARY && !readdirSync(engines).some(isNative)) {
  const standIn = join(dirname(fileURLToPath(import.meta.url)), 'engine-stand-in', 'main.mjs')
  if (existsSync(standIn)) process.env.PRISMA_SCHEMA_ENGINE_BINARY = standIn
}

export default defineConfig({
  schema: `${kind}/schema.prisma`,
  migrations: { path: `${kind}/migrations` },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
