import type { Caller } from '@spaceport/kit/caller'
import type { Permission } from '@spaceport/kit/rights/permission'
import type { Scope } from '@spaceport/kit/rights/scope'
import { caller, MANAGER } from '../../testing/callers.js'
import { giveRole } from '../../testing/grants.js'
import { mutate } from '../../testing/mutate.js'
import { action, processSpace, type ProcessSpace } from '../../testing/processes.js'
import { named } from '../../testing/rows.js'
import type { TestSpace } from '../../testing/space.js'
import { FIRST, keepVariables, SECOND, web } from './content.js'
import { FIELDS, type Comparison } from './shown.js'

/** A Space with releases to compare. */
export type ComparedSpace = {
  world: ProcessSpace
  space: TestSpace
  /** Releases of one project: before and after all that could change did; and one of another project. */
  before: string
  after: string
  other: string
  release(project: string, version: string, packages?: object[]): Promise<string>
  asked(from: string, to: string, who?: Caller): ReturnType<typeof askCounted>
  /** The same, of which no error is expected. */
  compare(from: string, to: string, who?: Caller): Promise<Comparison>
  /** A new person with these permissions, as far as a scope reaches. */
  somebody(permissions: Permission[], scope?: Partial<Scope>): Promise<Caller>
}

function askCounted(space: TestSpace, from: string, to: string, who: Caller) {
  const query = `query ($from: ID!, $to: ID!) { compareReleases(from: $from, to: $to) { ${FIELDS} } }`
  return space.askCounted<{ compareReleases: Comparison | null }>(query, { from, to }, who)
}

/** Makes `Spaces-1` so. */
export async function comparedSpace(): Promise<ComparedSpace> {
  const world = await processSpace()
  const { space } = world
  let people = 90

  async function release(project: string, version: string, packages: object[] = []) {
    const input = { project, version, packages, notes: version === '2.0' ? 'New.' : null }
    const { errors, ...payload } = await mutate(space, 'createRelease', input, MANAGER, 'release { id }')
    if (errors[0]) throw new Error(errors[0].message)
    return (payload.release as { id: string }).id
  }

  const asked = (from: string, to: string, who = MANAGER) => askCounted(space, from, to, who)
  const app = await world.newProject()
  const { id: elsewhere } = await world.newProject()
  await world.updated(app.id, FIRST)
  await keepVariables(space, app.local, false)
  const before = await release(app.id, '1.0', [{ action: 'Web', version: '1.0' }])
  await world.updated(app.id, SECOND)
  await keepVariables(space, app.local, true)
  const after = await release(app.id, '2.0', [{ action: 'Web', version: '2.0' }])
  await world.updated(elsewhere, [{ name: 'deploy', actions: [action('WEB', web('Acme.Web'))] }])
  const other = await release(elsewhere, '1.0', [{ action: 'WEB', version: '1.0' }])
  return {
    ...{ world, space, before, after, other, release, asked },
    async compare(from, to, who = MANAGER) {
      const { result } = await asked(from, to, who)
      if (!result.data.compareReleases) throw new Error(result.errors[0]?.message)
      return result.data.compareReleases
    },
    async somebody(permissions, scope = {}) {
      const who = caller(`Users-${people++}`)
      const { id } = await space.db.userRole.create({ data: { ...named(`Role ${people}`), permissions } })
      await giveRole(space.db, who.subject, id, scope)
      return who
    },
  }
}
