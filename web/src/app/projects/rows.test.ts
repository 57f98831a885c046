import { expect, test } from '@jest/globals'
import { projectRows, UNREAD } from './rows'

const ZONE = { id: 'Zones-1', name: 'Brisbane' }
const NODE = {
  id: 'Spaces-1/Projects-7',
  name: 'Ledger API',
  space: { id: 'Spaces-1', name: 'Payments', instance: { zone: ZONE } },
  lifecycle: { name: 'Default' },
  latestRelease: { version: '1.2.3' },
  lastDeployment: {
    state: 'SUCCESS' as const,
    queuedAt: '2026-01-01T00:00:00.000Z',
    startedAt: '2026-01-01T00:01:00.000Z',
    completedAt: '2026-01-01T00:02:00.000Z',
    release: { version: '1.2.2' },
    environment: { name: 'Test' },
  },
  productionEnvironment: { name: 'Production', owner: { name: 'bne-1', zone: ZONE } },
}
const failure = (...path: (string | number)[]) => ({ message: 'Words.', path: ['projects', 'nodes', ...path] })

test('a whole project', () => {
  expect(projectRows([NODE], [])).toEqual([
    {
      id: 'Spaces-1/Projects-7',
      name: 'Ledger API',
      space: { id: 'Spaces-1', name: 'Payments' },
      zone: 'Brisbane',
      lifecycle: 'Default',
      latestRelease: '1.2.3',
      lastDeployment: { state: 'SUCCESS', at: '2026-01-01T00:02:00.000Z', environment: 'Test', release: '1.2.2' },
      owner: { environment: 'Production', instance: 'bne-1', zone: 'Brisbane', elsewhere: false },
    },
  ])
})

test('a deployment under way is as old as its start, one that waits as its queueing', () => {
  const last = NODE.lastDeployment
  const at = (changed: object) => {
    const [row] = projectRows([{ ...NODE, lastDeployment: { ...last, ...changed } }], [])
    return row?.lastDeployment
  }
  expect(at({ completedAt: null })).toMatchObject({ at: last.startedAt })
  expect(at({ completedAt: null, startedAt: null })).toMatchObject({ at: last.queuedAt })
})

test('an owner in another Zone is marked; one whose Zone is unknown is not', () => {
  const owned = (zone: typeof ZONE | null) =>
    projectRows([{ ...NODE, productionEnvironment: { name: 'P', owner: { name: 'x', zone } } }], [])[0]?.owner
  expect(owned({ id: 'Zones-2', name: 'Frankfurt' })).toMatchObject({ elsewhere: true })
  expect(owned(null)).toMatchObject({ elsewhere: false, zone: null })
})

test('what there is none of is empty; what could not be read says so, in its own row only', () => {
  const bare = { ...NODE, latestRelease: null, lastDeployment: null, productionEnvironment: null }
  const [first, second] = projectRows([bare, bare], [failure(1, 'latestRelease'), failure(1, 'productionEnvironment')])
  expect(first).toMatchObject({ latestRelease: null, lastDeployment: null, owner: null })
  expect(second).toMatchObject({ latestRelease: UNREAD, lastDeployment: null, owner: UNREAD })
})

test('an owner that could not be read is not taken for none', () => {
  const node = { ...NODE, productionEnvironment: { name: 'Production', owner: null } }
  expect(projectRows([node], [failure(0, 'productionEnvironment', 'owner')])[0]?.owner).toBe(UNREAD)
  expect(projectRows([node], [])[0]?.owner).toBeNull()
})

test('without the directory, a project still names its Space by id', () => {
  const [row] = projectRows([{ ...NODE, space: null }], [failure(0, 'space')])
  expect(row).toMatchObject({ space: { id: 'Spaces-1', name: 'Spaces-1' }, zone: null })
})

test('what the caller may not see is empty, and what they may is there', () => {
  const lastDeployment = { ...NODE.lastDeployment, release: null, environment: null }
  const [row] = projectRows([{ ...NODE, lifecycle: null, lastDeployment }], [])
  expect(row).toMatchObject({ lifecycle: null, lastDeployment: { state: 'SUCCESS', environment: null, release: null } })
})
