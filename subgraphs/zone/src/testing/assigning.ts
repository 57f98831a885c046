import { closeConnections } from '@spaceport/kit/client'
import { startOwner, type FakeOwner } from '../ownership/testing/owners.js'
import { ADMINISTRATOR, openWorld, type World } from './world.js'

/** An environment of Space 1, what is assigned as it in Space 3 on the other Instance, and another in Space 2 on its own. */
export const HOME = 'Spaces-1/Environments-3'
export const THERE = 'Spaces-3/Environments-5'
export const ELSEWHERE = 'Spaces-2/Environments-6'

/** The first assignment of it. */
export const FIRST = { kind: 'ENVIRONMENT', subject: HOME, entityId: THERE, expectedEpoch: 0 } as const

const ASSIGN = `mutation ($input: AssignOwnerInput!) {
  assignOwner(input: $input) { ownership { subject entityId owner { id } epoch } transfer { state } errors { code path } }
}`

/** What an assignment answers. */
export type Outcome = { ownership: object | null; errors: { code: string; path: string[] }[] }

/** A zone of which two Instances take part in changes of owner. */
export type Assigning = {
  world: World
  one: FakeOwner
  two: FakeOwner
  /** Nothing is assigned any more, and both Instances are there and agree to everything. */
  reset(): Promise<void>
  /** Assigns as `FIRST` does, but for `changes`. */
  assign(changes?: object, caller?: typeof ADMINISTRATOR): Promise<Outcome>
  /** The code and path with which such an assignment is refused. */
  refusal(changes: object): Promise<string>
  close(): Promise<void>
}

/** Opens one. */
export async function openAssigning(): Promise<Assigning> {
  const world = await openWorld()
  const one = await startOwner('Instances-1', world.keys.publicKey)
  const two = await startOwner('Instances-2', world.keys.publicKey)
  const assign: Assigning['assign'] = async (changes = {}, caller = ADMINISTRATOR) => {
    const { data, errors } = await world.ask(caller, ASSIGN, { input: { ...FIRST, ...changes } })
    if (errors.length > 0) throw new Error(errors.join(', '))
    return data?.assignOwner as Outcome
  }
  return {
    ...{ world, one, two, assign },
    async reset() {
      await world.db.ownership.deleteMany()
      await world.db.ownershipTransfer.deleteMany()
      for (const owner of [one, two]) {
        owner.asked.length = 0
        for (const step of ['look', 'seal', 'open', 'unseal', 'decline']) owner.answer(step, null)
        world.membership.instances.set(owner.member.id, owner.member)
      }
    },
    async refusal(changes) {
      const { errors } = await assign(changes)
      return `${errors[0]?.code} ${errors[0]?.path.join('.')}`
    },
    async close() {
      await world.close()
      await closeConnections()
      await one.close()
      await two.close()
    },
  }
}
