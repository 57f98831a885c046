import { keepSecret } from '../../secret/keep.js'
import { action, step } from '../../testing/processes.js'
import { named } from '../../testing/rows.js'
import type { TestSpace } from '../../testing/space.js'

const FEED = 'Spaces-1/Feeds-1'
/** What an action says that takes a package. */
export const web = (packageId: string) => ({ packages: [{ packageId, feed: FEED }] })
const sensitive = (name: string, value?: string) => ({ name, ...(value === undefined ? {} : { value }) })

/** The steps of a process. */
export const FIRST = [
  { ...step('Gone'), actions: [action('Gone')] },
  {
    name: 'Deploy',
    targetRoles: ['web'],
    actions: [
      action('Web', {
        ...web('Acme.Web'),
        properties: { Body: 'echo 1', Nulled: null, Same: 'x' },
        sensitiveProperties: [sensitive('Key', 'kept'), sensitive('Pin', 'old'), sensitive('Alike', 'alike')],
        environments: ['Spaces-1/Environments-1'],
      }),
      action('Old'),
      action('Quiet'),
    ],
  },
  step('Same'),
]

/** The same later: all that can be otherwise is. */
export const SECOND = [
  step('Same'),
  {
    name: 'Deploy',
    targetRoles: ['web', 'api'],
    condition: 'ALWAYS',
    actions: [
      action('Web', {
        ...web('Acme.Site'),
        isDisabled: false,
        properties: { Body: 'x'.repeat(20_001), Same: 'x', New: '' },
        sensitiveProperties: [sensitive('Key'), sensitive('Pin', 'new'), sensitive('Alike', 'alike')],
        environments: ['Spaces-1/Environments-1', 'Spaces-1/Environments-3'],
        workerPool: 'Spaces-1/WorkerPools-1',
      }),
      action('Fresh'),
      action('Quiet'),
    ],
  },
]

/** Keeps a sensitive value in a row of its own. */
async function secret(space: TestSpace, text: string): Promise<number> {
  return keepSecret(space.db, await space.contextOf(), text)
}

/** Gives a project its variables, or those that it has later. */
export async function keepVariables(space: TestSpace, projectId: number, second: boolean): Promise<void> {
  const { db } = space
  await db.variable.deleteMany({ where: { projectId } })
  const text = (name: string, value: string | null, more: object = {}) => ({
    projectId,
    ...named(name),
    value,
    ...more,
  })
  const scoped = (...environmentIds: number[]) => ({ environmentIds, isUnscoped: environmentIds.length === 0 })
  await db.variable.createMany({
    data: [
      text('Same', 'same'),
      text('Url', second ? 'https://b' : 'https://a'),
      text('Url', second ? 'https://dev-b' : 'https://dev-a', scoped(1)),
      text('Moved', 'm', scoped(second ? 2 : 1)),
      text('Asked', null, second ? { isPrompted: true, promptLabel: 'What?' } : { description: 'Soon asked.' }),
      ...(second ? [text('Added', 'a')] : [text('Removed', 'r')]),
      text('Alike', null, { type: 'SENSITIVE', secretId: await secret(space, 'alike') }),
      text('Password', null, {
        type: 'SENSITIVE',
        secretId: await secret(space, second ? 'new-secret' : 'old-secret'),
      }),
    ],
  })
}
