import { MANAGER } from '../callers.js'
import type { TestSpace } from '../space.js'
import { readKnown, type Known } from './known.js'
import { MUTATIONS, mutationNamed, operationOf, type Mutation } from './mutations.js'
import { bringBundles } from './bundles.js'
import { sendBundles } from './sent.js'
import { upload } from './uploaded.js'
import { validInput, type Input } from './valid.js'

/** What is made in a Space in which every mutation has something to change, in this order. */
const MAKERS: readonly (readonly [mutation: string, times: number, more?: Input])[] = [
  ['createProjectGroup', 3],
  ['createEnvironment', 3],
  ['createLifecycle', 3],
  ['createTagSet', 3],
  ['createProject', 4],
  ['createTenant', 4],
  ['createTeam', 3],
  ['createUserRole', 3],
  ['createSpaceKeys', 1],
  ['createTrust', 3],
  ['assignUserRole', 2],
  ['createMachinePolicy', 3],
  ['createWorkerPool', 3],
  ['createWorker', 3],
  ['createAccount', 3],
  ['createCertificate', 4],
  ['createFeed', 3],
  ['createLibraryVariableSet', 4],
  ['createDeploymentTarget', 3],
  ['createChannel', 3],
  ['createStepTemplate', 3],
  ['createRunbook', 4],
  ['setVariableTemplates', 1],
  ['createVariable', 3],
  ['updateDeploymentProcess', 1],
  ['updateRunbookProcess', 1],
  ['createRelease', 4],
  ['reportDefect', 1, { release: 'Spaces-1/Releases-2' }],
  ['createRunbookSnapshot', 3],
  ['pushBuildInformation', 3],
  ['createDeployment', 3],
  ['createDeploymentFreeze', 3],
]

/** What happens then: work goes on and waits for somebody, and the last of what can be archived is. */
const AFTER: readonly (readonly [mutation: string, more?: Input])[] = [
  ['reportTaskProgress'],
  ['raiseInterruption'],
  ['cancelTask', { task: 'Spaces-1/ServerTasks-3' }],
  ['archiveTenant'],
  ['archiveRunbook'],
  ['archiveLibraryVariableSet'],
  ['archiveCertificate'],
  ['archiveProject'],
]

/** The Space as it is then. */
export type Peopled = { known: Known; number(): number }

/** Fills a new Space by its own mutations, each with the input that is held to be valid. Throws for one that is refused. */
export async function people(space: TestSpace): Promise<Peopled> {
  // What every Space begins with is not what inputs are about.
  const builtIn = await readKnown(space)
  await upload(space)
  let count = 0
  const number = () => ++count
  const make = async (mutation: Mutation, more: Input = {}) => {
    const known = without(await readKnown(space), builtIn)
    const input = { ...validInput(mutation, { known, number: number() }), ...more }
    await must(space, mutation, input)
  }
  for (const [name, times, more] of MAKERS) {
    for (let n = 0; n < times; n++) await make(mutationNamed(name), more)
  }
  const named = new Set(MAKERS.map(([name]) => name))
  for (const mutation of MUTATIONS) {
    if (!mutation.name.startsWith('create') || named.has(mutation.name)) continue
    for (const _ of [1, 2, 3]) await make(mutation)
  }
  await bringBundles(space)
  await sendBundles(space)
  for (const [name, more] of AFTER) await make(mutationNamed(name), more)
  return { known: without(await readKnown(space), builtIn), number }
}

/** Executes a mutation that is expected to change something. */
export async function must(space: TestSpace, mutation: Mutation, input: Input): Promise<void> {
  const { data, errors } = await space.ask<{
    answer: { errors: { code: string; message: string; path: string[] }[] } | null
  }>(operationOf(mutation), { input }, MANAGER)
  const refused =
    errors[0]?.message ??
    data.answer?.errors.map(({ code, message, path }) => `${code} ${path.join('.')}: ${message}`)[0]
  if (refused) throw new Error(`${mutation.name} refuses ${JSON.stringify(input)}: ${refused}`)
}

function without(known: Known, builtIn: Known): Known {
  const less = (all: Known['ids'], some: Known['ids']) =>
    new Map([...all].map(([kind, ids]) => [kind, ids.filter((id) => !some.get(kind)?.includes(id))]))
  return { ids: less(known.ids, builtIn.ids), archived: known.archived }
}
