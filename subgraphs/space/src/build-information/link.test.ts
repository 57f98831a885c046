import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'
import type { Tx } from '../write/change.js'
import { holdBuildInformation } from './link.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  const packages = { create: { packageId: 'Web', packageKey: 'web', feedId: 1 } }
  const actions = { create: { ...named('Web'), position: 0, actionType: 'Octopus.Script', packages } }
  const process = { create: { steps: { create: { ...named('Deploy'), position: 0, actions } } } }
  await space.db.project.create({ data: { ...project('App'), process } })
})

afterAll(() => space.close())

/** Waits until somebody waits for a lock of the database. */
async function somebodyWaits(tx: Tx): Promise<void> {
  for (let waiting = 0; waiting === 0;) {
    const [row] = await tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pg_locks
      WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
    waiting = row?.count ?? 0
  }
}

/** Does one thing while another is not committed that has the lock. */
function during<T>(to: 'link' | 'change', first: (tx: Tx) => Promise<unknown>, then: () => Promise<T>): Promise<T> {
  const racing = space.db.$transaction(
    async (tx) => {
      await holdBuildInformation(tx, to)
      await first(tx)
      const second = then()
      await somebodyWaits(tx)
      return { second }
    },
    { timeout: 30_000 },
  )
  return racing.then(({ second }) => second)
}

const linked = async (version: string) => {
  const { buildInformation } = await space.db.releasePackage.findFirstOrThrow({
    where: { version },
    select: { buildInformation: { select: { packageVersion: true } } },
  })
  return buildInformation?.packageVersion
}

const kept = (version: string) => ({
  packageId: 'Web',
  packageKey: 'web',
  packageVersion: version,
  nameKey: `web ${version}`,
})

it('a release that is made while its package is pushed knows how that was built', async () => {
  const input = { project: 'Spaces-1/Projects-1', version: '1.0', packages: [{ action: 'Web', version: '1.0' }] }
  const { errors } = await during(
    'change',
    (tx) => tx.buildInformation.create({ data: kept('1.0') }),
    () => mutate(space, 'createRelease', input, MANAGER),
  )
  expect(errors).toEqual([])
  expect(await linked('1.0')).toBe('1.0')
})

it('and so does one that is made while that is to be pushed', async () => {
  const input = { space: 'Spaces-1', packageId: 'Web', packageVersion: '2.0' }
  const packages = { create: { actionName: 'Web', packageId: 'Web', packageKey: 'web', version: '2.0' } }
  const { errors } = await during(
    'link',
    (tx) => tx.release.create({ data: { projectId: 1, ...named('2.0'), packages } }),
    () => mutate(space, 'pushBuildInformation', input, MANAGER),
  )
  expect(errors).toEqual([])
  expect(await linked('2.0')).toBe('2.0')
})

it('and one that is made while that is deleted lacks it', async () => {
  const { id } = await space.db.buildInformation.create({ data: kept('3.0') })
  const input = { project: 'Spaces-1/Projects-1', version: '3.0', packages: [{ action: 'Web', version: '3.0' }] }
  const { errors } = await during(
    'change',
    (tx) => tx.buildInformation.delete({ where: { id } }),
    () => mutate(space, 'createRelease', input, MANAGER),
  )
  expect(errors).toEqual([])
  expect(await linked('3.0')).toBeUndefined()
})
