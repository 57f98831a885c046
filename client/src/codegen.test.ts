import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spaceport-codegen-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The file that the README gives to API users. */
async function readmeConfig(): Promise<string> {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  const file = /```ts\n(\/\/ codegen\.ts[^]*?)```/.exec(readme)?.[1]
  if (!file) throw new Error('the README has no codegen.ts')
  return file
}

test('the codegen.ts of the README gives API users types for their own documents', async () => {
  const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))
  await symlink(modules, join(folder, 'node_modules'))
  await mkdir(join(folder, 'src'))
  await writeFile(join(folder, 'codegen.ts'), await readmeConfig())
  const query = 'query Zones($first: Int!) { zones(first: $first) { nodes { name kind createdAt } } }'
  await writeFile(join(folder, 'src/zones.ts'), `export const zones = graphql(\`${query}\`)\n`)

  const codegen = join(modules, '@graphql-codegen/cli/esm/bin.js')
  const run = promisify(execFile)
  await run(process.execPath, [codegen, '--config', 'codegen.ts'], { cwd: folder, env: { PATH: process.env.PATH } })

  const types = await readFile(join(folder, 'src/generated/graphql.ts'), 'utf8')
  expect(types).toMatch(/export type ZonesQueryVariables = Exact<\{\s*first: number/)
  expect(types).toMatch(/name: string, kind: ZoneKind, createdAt: string/)
  expect(types).toContain('class TypedDocumentString')
})
