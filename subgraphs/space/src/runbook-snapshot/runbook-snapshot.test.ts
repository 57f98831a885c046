import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFrozenVariables } from '../variable/snapshot.js'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { step } from '../testing/processes.js'
import { basics, named, project } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
  await space.db.project.create({ data: project('Billing') })
  await space.db.runbook.create({ data: { projectId: 1, ...named('Restart'), process: { create: {} } } })
  await space.db.variable.create({ data: { projectId: 1, ...named('Port'), value: '80' } })
})

afterAll(() => space.close())

const RUNBOOK = 'Spaces-1/Runbooks-1'
const SNAPSHOT = `runbookSnapshot { id name notes isPublished version process { version steps { name } } runbook { name } project { name } }`
const PUBLISHED = 'runbook { version publishedSnapshot { id } }'

const act = (mutation: string, input: object, fields: string) => mutate(space, mutation, { ...input }, MANAGER, fields)

async function taken(name: string): Promise<string> {
  const { runbookSnapshot, errors } = await act('createRunbookSnapshot', { runbook: RUNBOOK, name }, SNAPSHOT)
  expect(errors).toEqual([])
  return (runbookSnapshot as { id: string }).id
}

async function setSteps(...names: string[]): Promise<void> {
  const { errors } = await act('updateRunbookProcess', { runbook: RUNBOOK, steps: names.map((name) => step(name)) }, '')
  expect(errors).toEqual([])
}

async function read(id: string) {
  const fields = SNAPSHOT.slice(SNAPSHOT.indexOf('{'))
  const { data, errors } = await space.ask<{ node: object }>(
    `query ($id: ID!) { node(id: $id) { ... on RunbookSnapshot ${fields} } }`,
    { id },
  )
  expect(errors).toEqual([])
  return data.node
}

describe('a snapshot', () => {
  it('holds what the runbook and the variables were when it was taken', async () => {
    const empty = await taken('Empty')
    await setSteps('Stop', 'Start')
    const full = await taken('Full')
    await setSteps('Something else')
    await space.db.variable.updateMany({ data: { value: '443' } })
    expect(await read(empty)).toMatchObject({ name: 'Empty', process: { version: null, steps: [] } })
    expect(await read(full)).toMatchObject({
      process: { version: null, steps: [{ name: 'Stop' }, { name: 'Start' }] },
      runbook: { name: 'Restart' },
      project: { name: 'Billing' },
    })
    const { variableSnapshot, createdBy } = await space.db.runbookSnapshot.findFirstOrThrow({
      where: { name: 'Full' },
      include: { variableSnapshot: true },
    })
    expect(createdBy).toBe('Users-1')
    expect(readFrozenVariables(variableSnapshot!.content).variables).toMatchObject([{ name: 'Port', value: '80' }])
    const twice = await act('createRunbookSnapshot', { runbook: RUNBOOK, name: 'FULL' }, SNAPSHOT)
    expect(twice.errors[0]).toMatchObject({ code: 'CONFLICT', path: ['input', 'name'] })
    const { runbookSnapshot } = await act(
      'updateRunbookSnapshot',
      { id: full, notes: 'Why', expectedVersion: 1 },
      SNAPSHOT,
    )
    expect(runbookSnapshot).toMatchObject({ name: 'Full', notes: 'Why', version: 2 })
  })

  it('is published in the place of another, and then cannot be deleted', async () => {
    const [first, second] = [await taken('First'), await taken('Second')]
    expect(await act('publishRunbookSnapshot', { id: first, expectedVersion: 1 }, PUBLISHED)).toMatchObject({
      runbook: { version: 2, publishedSnapshot: { id: first } },
    })
    const late = await act('publishRunbookSnapshot', { id: second, expectedVersion: 1 }, PUBLISHED)
    expect(late).toMatchObject({ runbook: null, errors: [{ code: 'VERSION_CONFLICT' }] })
    expect((await act('deleteRunbookSnapshot', { id: first }, 'deletedId')).errors).toEqual([
      {
        code: 'IN_USE',
        message: 'It is the published snapshot of "Restart": publish another one first.',
        path: ['input', 'id'],
      },
    ])
    await act('publishRunbookSnapshot', { id: second }, PUBLISHED)
    // Once more changes nothing.
    expect(await act('publishRunbookSnapshot', { id: second }, PUBLISHED)).toMatchObject({ runbook: { version: 3 } })
    expect(await act('deleteRunbookSnapshot', { id: first }, 'deletedId')).toEqual({ deletedId: first, errors: [] })
    const query = (filter: string) =>
      space.ask<{ runbookSnapshots: { nodes: { name: string }[] } }>(
        `{ runbookSnapshots(first: 9, filter: { ${filter} }) { nodes { name } } }`,
      )
    const namesOf = async (filter: string) => (await query(filter)).data.runbookSnapshots.nodes.map(({ name }) => name)
    expect(await namesOf('isPublished: true')).toEqual(['Second'])
    expect(await namesOf('isPublished: false')).toEqual(['Full', 'Empty'])
    expect(await namesOf('createdBy: ["Users-1"], text: "ful"')).toEqual(['Full'])
    expect(await namesOf(`runbook: ["${RUNBOOK}"], project: ["Spaces-1/Projects-9"]`)).toEqual([])
    const values = 'values { name count }'
    const { data } = await space.ask(
      `{ runbookSnapshotFacets { runbook { ${values} } project { ${values} } state { ${values} } } }`,
    )
    expect(data).toEqual({
      runbookSnapshotFacets: {
        runbook: { values: [{ name: 'Restart', count: 3 }] },
        project: { values: [{ name: 'Billing', count: 3 }] },
        state: {
          values: [
            { name: 'unpublished', count: 2 },
            { name: 'published', count: 1 },
          ],
        },
      },
    })
    const nested = await space.ask(
      `{ runbooks(first: 1) { nodes { publishedSnapshot { name } snapshots(first: 9) { nodes { name } } } } }`,
    )
    expect(nested.data).toEqual({
      runbooks: {
        nodes: [
          {
            publishedSnapshot: { name: 'Second' },
            snapshots: { nodes: ['Second', 'Full', 'Empty'].map((name) => ({ name })) },
          },
        ],
      },
    })
  })

  it('is not taken, published or changed of an archived runbook', async () => {
    const id = await taken('Before')
    await space.db.runbook.update({ where: { id: 1 }, data: { archivedAt: new Date() } })
    const code = async (mutation: string, input: object) => (await act(mutation, input, '')).errors[0]?.code
    expect(await code('createRunbookSnapshot', { runbook: RUNBOOK, name: 'After' })).toBe('INVALID_STATE')
    for (const mutation of ['publishRunbookSnapshot', 'updateRunbookSnapshot', 'deleteRunbookSnapshot']) {
      expect({ mutation, code: await code(mutation, { id }) }).toEqual({ mutation, code: 'INVALID_STATE' })
    }
  })
})
