import { beforeAll, describe, expect, test } from '@jest/globals'
import { commonFleet } from '../../harness/common-fleet.js'
import type { Fleet, FleetInstance } from '../../harness/fleet.js'

const QUESTION = `query ($after: String) {
  projects(first: 100, after: $after) {
    totalCount
    completeness { asked answered missing { space reason since } }
    nodes { id name space { id name } productionEnvironment { name owner { name } } }
  }
}`

type Projects = {
  totalCount: number
  completeness: { asked: number; answered: number; missing: { space: string; reason: string; since: string }[] }
  nodes: { id: string; space: { id: string } }[]
}
type Answer = {
  data: { projects: Projects | null }
  errors?: { message: string; extensions: { code: string; space?: string } }[]
}

let fleet: Fleet
let lost: FleetInstance
beforeAll(async () => {
  fleet = await commonFleet()
  lost = fleet.instances[0]!
})

async function ask(query = QUESTION): Promise<Answer> {
  const answer = await fleet.post(query)
  return (await answer.json()) as Answer
}

const idsOf = ({ data }: Answer, spaces: readonly string[]) =>
  data.projects!.nodes.filter(({ space }) => spaces.includes(space.id)).map(({ id }) => id)

describe('an Instance that is killed while people ask', () => {
  test('costs its own Spaces, and nothing else; it comes back by itself', async () => {
    const before = await ask()
    expect(before.errors).toBeUndefined()
    const others = fleet.spaces.filter((space) => !lost.spaces.includes(space))
    const [during] = await Promise.all([Promise.all(Array.from({ length: 20 }, () => ask())), lost.kill()])
    try {
      for (const answer of during) expect(idsOf(answer, others)).toEqual(idsOf(before, others))

      const after = await ask()
      expect(idsOf(after, others)).toEqual(idsOf(before, others))
      expect(idsOf(after, lost.spaces)).toEqual([])
      const { completeness } = after.data.projects!
      const { asked } = before.data.projects!.completeness
      expect(completeness).toMatchObject({ asked, answered: asked - lost.spaces.length })
      expect(completeness.missing.map(({ space }) => space)).toEqual(lost.spaces)
      expect(after.errors).toHaveLength(lost.spaces.length)
      for (const [i, error] of after.errors!.entries()) {
        expect(error.extensions).toMatchObject({ code: 'SPACE_UNAVAILABLE', space: lost.spaces[i] })
        expect(JSON.stringify(error)).not.toMatch(/127\.0\.0\.1|ECONN|:\d{4,5}|\.ts|\.js/)
      }

      const [id] = idsOf(before, lost.spaces)
      const single = await ask(`{ node(id: "${id}") { id } }`)
      expect(single.data).toEqual({ node: null })
      expect(single.errors).toMatchObject([{ path: ['node'], extensions: { code: 'SPACE_UNAVAILABLE' } }])
    } finally {
      // The tests after this one need it, whatever becomes of this.
      await lost.restart()
    }
    let back = await ask()
    for (let tries = 0; back.errors && tries < 200; tries++) back = await ask()
    expect(back).toEqual(before)
  })
})
