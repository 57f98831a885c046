import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { corpus } from '../../../subgraphs/space/src/step-template/corpus.js'
import { commonFleet } from '../../harness/common-fleet.js'
import { ROOT, type Fleet } from '../../harness/fleet.js'

/** All templates, or one in so many: which ones, the seed tells. */
const ONE_IN = process.env.SPACEPORT_LONG === '1' ? 1 : 5
const SEED = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)

let fleet: Fleet
let folder: string
beforeAll(async () => {
  fleet = await commonFleet()
  folder = mkdtempSync(join(tmpdir(), 'spaceport-templates-'))
  mkdirSync(join(folder, 'in'))
  for (const [n, { name, text }] of (await corpus()).entries()) {
    if ((n + SEED) % ONE_IN === 0) writeFileSync(join(folder, 'in', name), text)
  }
})
afterAll(() => {
  if (folder) rmSync(folder, { recursive: true, force: true })
})

/** Runs the command as a person would, and gives its exit code and what it printed. */
function spaceport(...args: string[]): Promise<{ code: number; printed: string }> {
  const env = { ...process.env, SPACEPORT_URL: fleet.graphql, SPACEPORT_API_KEY: fleet.adminKey, NODE_OPTIONS: '' }
  return new Promise((resolve) => {
    const all = [join(ROOT, 'cli/bin/spaceport.mjs'), ...args]
    execFile(process.execPath, all, { env, cwd: folder, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, printed: stdout + stderr }),
    )
  })
}

type Parameter = { name: string; label: unknown; helpText: unknown; defaultValue: unknown; displaySettings: unknown }
type Template = {
  space: { id: string }
  communityId: string | null
  name: string
  actionType: string
  version: number
  parameters: Parameter[]
  properties: unknown
  versions: { version: number; source: string }[]
}

/** The templates that came from files. */
async function templates(): Promise<Template[]> {
  const all: Template[] = []
  for (let after: string | null = null; ;) {
    const answer = await fleet.post(
      `query ($after: String) { stepTemplates(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
          space { id } communityId name actionType version properties versions { version source }
          parameters { name label helpText defaultValue displaySettings } } } }`,
      { variables: { after } },
    )
    const { data, errors } = (await answer.json()) as {
      data: { stepTemplates: { nodes: Template[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
      errors?: unknown
    }
    expect(errors).toBeUndefined()
    all.push(...data.stepTemplates.nodes.filter(({ communityId }) => communityId !== null))
    if (!data.stepTemplates.pageInfo.hasNextPage) return all
    after = data.stepTemplates.pageInfo.endCursor
  }
}

const files = () => readdirSync(join(folder, 'in')).map((name) => readFileSync(join(folder, 'in', name), 'utf8'))

test(`real step templates go in by one command and come out of the graph as they were (seed ${SEED})`, async () => {
  const count = files().length
  const first = await spaceport('step-templates', 'import', 'in', '--space', fleet.spaces[1]!)
  expect(first.printed).toContain(`${count} created, 0 updated, 0 unchanged, 0 failed`)
  expect(first.code).toBe(0)

  const held = new Map((await templates()).map((template) => [template.communityId, template]))
  expect(held.size).toBe(count)
  for (const source of files()) {
    const file = JSON.parse(source.replace(/^\ufeff/, '')) as Record<string, never>
    const template = held.get(file.Id!)!
    expect(template).toMatchObject({ name: file.Name, actionType: file.ActionType, version: file.Version })
    expect(template.space.id).toBe(fleet.spaces[1])
    expect(JSON.stringify(template.properties)).toBe(JSON.stringify(file.Properties))
    expect(template.parameters).toEqual(
      ((file.Parameters ?? []) as Record<string, unknown>[]).map((parameter) => ({
        name: parameter.Name,
        label: parameter.Label ?? null,
        helpText: parameter.HelpText ?? null,
        defaultValue: parameter.DefaultValue ?? null,
        displaySettings: parameter.DisplaySettings ?? null,
      })),
    )
    expect(template.versions.map((version) => version.source)).toEqual([source])
  }
})

test('a second run changes nothing; a newer version is kept beside the old; a broken file is named and stops no other', async () => {
  const before = await templates()
  const again = await spaceport('step-templates', 'import', 'in', '--space', fleet.spaces[1]!)
  expect(again.printed).toContain(`0 created, 0 updated, ${before.length} unchanged, 0 failed`)
  expect(await templates()).toEqual(before)

  const [name] = readdirSync(join(folder, 'in')) as [string]
  const path = join(folder, 'in', name)
  const file = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, '')) as { Id: string; Version: number }
  writeFileSync(path, JSON.stringify({ ...file, Version: file.Version + 1, Properties: { changed: 'yes' } }))
  writeFileSync(join(folder, 'in', 'broken.json'), '{ "Name": "half a')
  const third = await spaceport('step-templates', 'import', 'in', '--space', fleet.spaces[1]!)
  expect(third.printed).toContain(`0 created, 1 updated, ${before.length - 1} unchanged, 1 failed`)
  expect(third.printed).toMatch(/broken\.json.*JSON/)
  expect(third.code).toBe(1)
  const updated = (await templates()).find(({ communityId }) => communityId === file.Id)!
  expect(updated).toMatchObject({ version: file.Version + 1, properties: { changed: 'yes' } })
  expect(updated.versions.map(({ version }) => version).sort()).toEqual([file.Version, file.Version + 1].sort())
})
