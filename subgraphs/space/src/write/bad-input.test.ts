import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { isErrorCode } from '@spaceport/kit/errors'
import { badInputs, type BadInput } from '../testing/everywhere/bad-inputs.js'
import { digestOf } from '../testing/everywhere/digest.js'
import { MUTATIONS, operationOf, type Mutation } from '../testing/everywhere/mutations.js'
import { people, type Peopled } from '../testing/everywhere/peopled.js'
import { doing, undoing, type Outcome } from '../testing/everywhere/undone.js'
import { validInput } from '../testing/everywhere/valid.js'
import { testSpace, type TestSpace } from '../testing/space.js'

/** All ways to spoil every input, or one in so many of each: which ones, the seed tells. */
const ONE_IN = process.env.SPACEPORT_LONG === '1' ? 1 : 8
const SEED = Number(process.env.SPACEPORT_SEED ?? Date.now() % 2 ** 31)

/** What can be done once only, and so is tried where it was not yet. */
const ONCE: ReadonlySet<string> = new Set(['createSpaceKeys'])

let space: TestSpace
let bare: TestSpace
let peopled: Peopled

beforeAll(async () => {
  ;[space, bare] = await Promise.all([testSpace(), testSpace()])
  peopled = await people(space)
  for (const one of [space, bare]) await changed(one)
})

afterAll(() => Promise.all([space.close(), bare.close()]))

const spaceFor = ({ name }: Mutation) => (ONCE.has(name) ? bare : space)

/** The code with which something was refused; null if it was not. */
function codeOf({ data, errors }: Outcome): string | null {
  return errors?.[0]?.extensions.code ?? data?.answer?.errors[0]?.code ?? null
}

/** What each Space held when it was last looked at. */
const digests = new Map<TestSpace, Record<string, string>>()

/** The tables of a Space that are not as they were when it was last looked at. */
async function changed(space: TestSpace): Promise<string[]> {
  const [before, after] = [digests.get(space) ?? {}, await digestOf(space)]
  digests.set(space, after)
  return Object.keys(after).filter((table) => after[table] !== before[table])
}

function making() {
  return { known: peopled.known, number: peopled.number() }
}

/** What is wrong with how a mutation answers something wrong: nothing, or that it takes it, or fails by it. */
async function faultOf(mutation: Mutation, { path, what, input, must }: BadInput): Promise<string[]> {
  const ask = must ? doing(spaceFor(mutation)) : undoing(spaceFor(mutation))
  const code = codeOf(await ask(operationOf(mutation), { input }))
  const fault = code === null ? (must ? 'is taken' : null) : !isErrorCode(code) || code === 'INTERNAL' ? code : null
  return fault ? [`${path.join('.')}: ${what}: ${fault}`] : []
}

describe.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))(
  `%s (seed ${SEED})`,
  (_name, mutation) => {
    it('takes the input that is then spoilt', async () => {
      const { data, errors } = await undoing(spaceFor(mutation))(operationOf(mutation), {
        input: validInput(mutation, making()),
      })
      expect(errors ?? data?.answer?.errors).toEqual([])
    })

    it('refuses an input of which one field is wrong, and changes nothing', async () => {
      const faults: string[] = []
      let n = SEED
      for (const one of badInputs(mutation, making())) {
        if (n++ % ONE_IN === 0) faults.push(...(await faultOf(mutation, one)))
      }
      expect(faults).toEqual([])
      expect(await changed(spaceFor(mutation))).toEqual([])
    })
  },
)
