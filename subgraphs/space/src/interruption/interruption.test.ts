import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import type { Permission } from '@spaceport/kit/rights/permission'
import { appSpace, id, type App } from '../testing/app.js'
import { caller, MANAGER } from '../testing/callers.js'
import { mutate, type Payload } from '../testing/mutate.js'
import { named } from '../testing/rows.js'
import { codeOf, deployedTask, reportTask } from '../testing/tasks.js'

let app: App

beforeAll(async () => {
  app = await appSpace()
})
beforeEach(() => app.reset())
afterAll(() => app.space.close())

const FIELDS = `interruption { id type title isPending result notes hasResponsibility responsibleUser { id } resolvedBy { id }
  results responsibleTeams { name } task { hasPendingInterruptions } version }`

const raise = (task: number, more: Record<string, unknown> = {}, who: Caller = MANAGER) => {
  const input = { task: id('ServerTasks', task), type: 'MANUAL_INTERVENTION', title: 'Go on?', ...more }
  return mutate(app.space, 'raiseInterruption', input, who, FIELDS)
}
const take = (interruption: string, who: Caller = MANAGER, more: object = {}) =>
  mutate(app.space, 'takeResponsibility', { interruption, ...more }, who, FIELDS)
const submit = (interruption: string, result: string, who: Caller = MANAGER, more: object = {}) =>
  mutate(app.space, 'submitInterruption', { interruption, result, ...more }, who, FIELDS)

const idOf = (payload: Payload) => (payload.interruption as { id: string }).id

/** A running task that waits, and the interruption. */
async function waiting(more: Record<string, unknown> = {}): Promise<{ task: number; interruption: string }> {
  const { task } = await deployedTask(app)
  await reportTask(app, task, { state: 'EXECUTING' })
  return { task, interruption: idOf(await raise(task, more)) }
}

/** A team without any role, with one member. */
async function team(name: string, subject: string): Promise<string> {
  const { id: local } = await app.space.db.team.create({ data: { ...named(name), members: { create: { subject } } } })
  return id('Teams', local)
}

const VIEWS: Permission[] = ['InterruptionView', 'TaskView', 'DeploymentView']

describe('an interruption', () => {
  it('is raised for a running task, which cannot succeed until somebody answers', async () => {
    const { task } = await deployedTask(app)
    expect(codeOf(await raise(task))).toBe('INVALID_STATE')
    await reportTask(app, task, { state: 'EXECUTING' })
    const raised = await raise(task, { instructions: 'Look at the charts.' })
    expect(raised.interruption).toMatchObject({
      type: 'MANUAL_INTERVENTION',
      title: 'Go on?',
      isPending: true,
      result: null,
      results: ['PROCEED', 'ABORT'],
      responsibleUser: null,
      hasResponsibility: false,
      task: { hasPendingInterruptions: true },
    })
    expect(codeOf(await reportTask(app, task, { state: 'SUCCESS' }))).toBe('INVALID_STATE')
    expect(await submit(idOf(raised), 'PROCEED', MANAGER, { notes: 'Looks good.' })).toMatchObject({
      interruption: {
        isPending: false,
        result: 'PROCEED',
        notes: 'Looks good.',
        resolvedBy: { id: 'Users-1' },
        responsibleUser: { id: 'Users-1' },
        task: { hasPendingInterruptions: false },
      },
    })
    expect(codeOf(await submit(idOf(raised), 'ABORT'))).toBe('INVALID_STATE')
    expect(codeOf(await reportTask(app, task, { state: 'SUCCESS' }))).toBeNull()
  })

  it('of two both must be answered', async () => {
    const { task, interruption } = await waiting()
    const second = idOf(await raise(task))
    expect(await submit(interruption, 'PROCEED')).toMatchObject({
      interruption: { task: { hasPendingInterruptions: true } },
    })
    expect(codeOf(await reportTask(app, task, { state: 'SUCCESS' }))).toBe('INVALID_STATE')
    await submit(second, 'PROCEED')
    expect(codeOf(await reportTask(app, task, { state: 'SUCCESS' }))).toBeNull()
  })

  it('is closed without an answer when its task ends otherwise', async () => {
    const { task, interruption } = await waiting()
    expect(await reportTask(app, task, { state: 'FAILED' })).toMatchObject({
      serverTask: { hasPendingInterruptions: false },
    })
    const row = await app.space.db.interruption.findFirstOrThrow({ where: { taskId: task } })
    expect(row).toMatchObject({ isPending: false, result: null, resolvedBy: null, resolvedAt: expect.any(Date) })
    expect(codeOf(await take(interruption))).toBe('INVALID_STATE')
    const events = await app.space.db.auditEvent.findMany({ where: { subject: interruption }, orderBy: { id: 'asc' } })
    expect(events.map(({ action }) => action)).toEqual(['raiseInterruption', 'reportTaskProgress'])
  })

  it('takes an answer of its type', async () => {
    const { interruption } = await waiting({ type: 'GUIDED_FAILURE' })
    expect(codeOf(await submit(interruption, 'PROCEED'))).toBe('BAD_INPUT')
    expect(codeOf(await submit(interruption, 'RETRY'))).toBeNull()
  })

  it('is answered by who took charge of it, who may be another', async () => {
    const { interruption } = await waiting()
    const other = await app.somebody([[...VIEWS, 'InterruptionSubmit']])
    expect(await take(interruption, other)).toMatchObject({
      interruption: { hasResponsibility: true, responsibleUser: { id: other.subject }, version: 2 },
    })
    expect(await take(interruption, other)).toMatchObject({ interruption: { version: 2 } })
    expect(codeOf(await submit(interruption, 'PROCEED'))).toBe('INVALID_STATE')
    expect(codeOf(await take(interruption, MANAGER, { expectedVersion: 1 }))).toBe('VERSION_CONFLICT')
    expect(codeOf(await take(interruption, MANAGER, { expectedVersion: 2 }))).toBeNull()
    expect(codeOf(await submit(interruption, 'PROCEED'))).toBeNull()
  })

  it.each([
    ['a blank title', { title: ' ' }],
    ['too long a title', { title: 'x'.repeat(201) }],
    ['too long instructions', { instructions: 'x'.repeat(20_001) }],
    ['too many teams', { responsibleTeams: Array.from({ length: 101 }, () => 'Spaces-1/Teams-1') }],
  ])('with %s is refused', async (_what, more) => {
    const { task } = await deployedTask(app)
    await reportTask(app, task, { state: 'EXECUTING' })
    expect(codeOf(await raise(task, more))).toBe('BAD_INPUT')
  })
})

describe('whoever answers', () => {
  it('has InterruptionSubmit there', async () => {
    const { interruption } = await waiting()
    const within = (environment: number) =>
      app.somebody([VIEWS], [['InterruptionSubmit'], { Environments: [environment] }])
    expect(codeOf(await take(interruption, await app.somebody([VIEWS])))).toBe('FORBIDDEN')
    expect(codeOf(await submit(interruption, 'PROCEED', await within(2)))).toBe('FORBIDDEN')
    expect(codeOf(await submit(interruption, 'PROCEED', await within(1)))).toBeNull()
    expect(codeOf(await take(interruption, await app.somebody([['InterruptionSubmit']])))).toBe('NOT_FOUND')
  })

  it('or is in a team that is responsible, with the permission for such', async () => {
    const responsible: Permission = 'InterruptionViewSubmitResponsible'
    const member = await app.somebody([[...VIEWS, responsible]])
    const grouped = { ...(await app.somebody([[...VIEWS, responsible]])), groups: ['Groups-5'] }
    const outside = await app.somebody([[...VIEWS, responsible]])
    const elsewhere = await app.somebody([VIEWS], [[responsible], { Environments: [2] }])
    const powerless = await app.somebody([VIEWS])
    const teams = [
      await team('Of one', member.subject),
      await team('Of a group', 'Groups-5'),
      await team('Of another', elsewhere.subject),
      await team('Of the powerless', powerless.subject),
    ]
    const { interruption } = await waiting({ responsibleTeams: teams })
    for (const who of [outside, elsewhere, powerless]) expect(codeOf(await take(interruption, who))).toBe('FORBIDDEN')
    for (const who of [member, grouped]) expect(codeOf(await take(interruption, who))).toBeNull()
    // Where no team is responsible it is whoever may submit any.
    expect(codeOf(await take((await waiting()).interruption, member))).toBe('FORBIDDEN')
    expect(codeOf(await submit(interruption, 'PROCEED', grouped))).toBeNull()
  })
})

describe('interruptions', () => {
  type Listed = { interruptions: { totalCount: number; nodes: { title: string }[] } }

  async function listed(args: string, who: Caller = MANAGER): Promise<string[]> {
    const query = `{ interruptions(first: 9, ${args}) { totalCount nodes { title } } }`
    const { data, errors } = await app.space.ask<Listed>(query, {}, who)
    expect(errors).toEqual([])
    expect(data.interruptions.nodes).toHaveLength(data.interruptions.totalCount)
    return data.interruptions.nodes.map(({ title }) => title)
  }

  it('are found by what they are about and who is to answer, and counted', async () => {
    const mine = await app.somebody([[...VIEWS, 'InterruptionSubmit', 'TeamView']])
    const first = await waiting({ title: 'A' })
    const second = await waiting({ title: 'B', type: 'GUIDED_FAILURE' })
    await submit(first.interruption, 'PROCEED')
    await take(second.interruption, mine)
    const { task } = await waiting({ title: 'C', responsibleTeams: [await team('Unnamed', 'Users-77')] })
    for (const [filter, expected] of [
      ['isPending: true', ['C', 'B']],
      ['type: [GUIDED_FAILURE]', ['B']],
      ['result: [PROCEED]', ['A']],
      [`task: ["Spaces-1/ServerTasks-${task}"]`, ['C']],
      ['project: ["Spaces-1/Projects-1"]', ['C', 'B', 'A']],
      ['environment: ["Spaces-1/Environments-2"]', []],
      ['tenant: ["Spaces-1/Tenants-1"]', []],
      ['created: { to: "2001-01-01T00:00:00Z" }', []],
      ['text: "b"', ['B']],
    ] as const) {
      expect([filter, await listed(`filter: { ${filter} }`)]).toEqual([filter, expected])
    }
    expect(await listed('orderBy: { field: TITLE, direction: ASC }')).toEqual(['A', 'B', 'C'])
    expect(await listed('filter: { mine: true }', mine)).toEqual(['B'])
    expect(await listed('filter: { mine: false }', mine)).toEqual(['C', 'A'])
    const facets = `{ interruptionFacets { type { values { name count } } state { values { name count } } result { values { name } } } }`
    expect((await app.space.ask(facets)).data).toEqual({
      interruptionFacets: {
        type: {
          values: [
            { name: 'MANUAL_INTERVENTION', count: 2 },
            { name: 'GUIDED_FAILURE', count: 1 },
          ],
        },
        state: {
          values: [
            { name: 'pending', count: 2 },
            { name: 'resolved', count: 1 },
          ],
        },
        result: { values: [{ name: 'PROCEED' }] },
      },
    })
  })

  it('of a team by which somebody has a role are theirs', async () => {
    const who = await app.somebody([VIEWS])
    const { team: own } = await app.space.db.scopedUserRole.findFirstOrThrow({
      where: { team: { members: { some: { subject: who.subject } } } },
      select: { team: true },
    })
    await waiting({ title: 'Theirs', responsibleTeams: [id('Teams', own.id)] })
    await waiting({ title: 'Not theirs' })
    expect(await listed('filter: { mine: true }', who)).toEqual(['Theirs'])
    expect(await listed('filter: { mine: false }', who)).toEqual(['Not theirs'])
  })

  it('exist for whoever may view them there, and come with their tasks in one statement', async () => {
    await waiting()
    const there = await app.somebody([['InterruptionView'], { Environments: [1] }])
    const elsewhere = await app.somebody([['InterruptionView'], { Environments: [2] }])
    expect(await listed('', there)).toEqual(['Go on?'])
    expect(await listed('', elsewhere)).toEqual([])
    const query =
      '{ serverTasks(first: 9) { nodes { interruptions(first: 5) { totalCount nodes { title task { name } } } } } }'
    const { result, count } = await app.space.askCounted(query)
    expect(result).toMatchObject({ errors: [] })
    expect(count).toBe(1)
    const { data } = await app.space.ask('{ interruptions(first: 1) { nodes { task { name } } } }', {}, there)
    expect(data).toEqual({ interruptions: { nodes: [{ task: null }] } })
    expect((await app.space.ask('{ interruptions(first: 1) { totalCount } }', {}, caller('Users-999'))).data).toEqual({
      interruptions: { totalCount: 0 },
    })
  })
})
