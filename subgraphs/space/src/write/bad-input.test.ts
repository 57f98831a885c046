import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { isErrorCode } from '@spaceport/kit/errors'
import { badInputs, type BadInput } from '../testing/everywhere/bad-inputs.js'
import { digestOf } from '../testing/everywhere/digest.js'
import { MUTATIONS, operationOf, type Mutation } from '../testing/everywhere/mutations.js'
import { people, type Peopled } from '../testing/everywhere/peopled.js'
import { doing, undoing, type Outcome } from '../testing/everywhere/undone.js'
import { validInput } from '../testing/everywhere/valid.js'
import { testSpace, type TestSpace } from '../testing/space.js'

/** All ways to spoil every input, or one in so many of each. */
const LONG = process.env.SPACEPORT_LONG === '1'
const ONE_IN = 4

/** What can be done once only, and so is tried where it was not yet. */
const ONCE: ReadonlySet<string> = new Set(['createSpaceKeys'])

let space: TestSpace
let bare: TestSpace
let peopled: Peopled

beforeAll(async () => {
  ;[space, bare] = await Promise.all([testSpace(), testSpace()])
  peopled = await people(space)
})

afterAll(() => Promise.all([space.close(), bare.close()]))

const spaceFor = ({ name }: Mutation) => (ONCE.has(name) ? bare : space)

/** The code with which something was refused; null if it was not. */
function codeOf({ data, errors }: Outcome): string | null {
  return errors?.[0]?.extensions.code ?? data?.answer?.errors[0]?.code ?? null
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

describe.each(MUTATIONS.map((mutation) => [mutation.name, mutation] as const))('%s', (_name, mutation) => {
  it('takes the input that is then spoilt', async () => {
    const { data, errors } = await undoing(spaceFor(mutation))(operationOf(mutation), {
      input: validInput(mutation, making()),
    })
    expect(errors ?? data?.answer?.errors).toEqual([])
  })

  it('refuses an input of which one field is wrong, and changes nothing', async () => {
    const before = await digestOf(spaceFor(mutation))
    const faults: string[] = []
    let n = mutation.name.length
    for (const one of badInputs(mutation, making())) {
      if (LONG || n++ % ONE_IN === 0) faults.push(...(await faultOf(mutation, one)))
    }
    expect(faults).toEqual([])
    const after = await digestOf(spaceFor(mutation))
    expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual([])
  })
})
