import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { textKey } from '@spaceport/kit/page/text-key'
import { corpus } from '../step-template/corpus.js'
import { versionRow } from '../step-template/content.js'
import { parseStepTemplate, type StepTemplateFile } from '../step-template/parse.js'
import { action, processSpace, step, type ProcessSpace } from '../testing/processes.js'

let world: ProcessSpace
/** The real step templates, by the number that each has in the Space. */
const templates = new Map<number, StepTemplateFile>()

beforeAll(async () => {
  world = await processSpace()
  const { db } = world.space
  for (const [i, { text }] of (await corpus()).entries())
    templates.set(i + 2, { ...parseStepTemplate(text), content: { text } })
  const rows = [...templates].map(([id, { communityId, name, actionType, version, description, category }]) => ({
    ...{ id, communityId, name, nameKey: textKey(name), actionType, version, description, category },
  }))
  await db.stepTemplate.createMany({ data: rows })
  const versions = [...templates].map(([id, file]) => ({
    stepTemplateId: id,
    ...versionRow(file, String(file.content.text)),
  }))
  await db.stepTemplateVersion.createMany({ data: versions })
})

afterAll(() => world.space.close())

/** How many actions a step has here. */
const SIZE = 50

it('every real step template goes into a process and comes out to the letter, and is found where it is used', async () => {
  const { id } = await world.newProject()
  const all = [...templates]
  const stepCount = Math.ceil(all.length / SIZE)
  const steps = Array.from({ length: stepCount }, (_, n) =>
    step(
      `Step ${n}`,
      ...all.slice(n * SIZE, (n + 1) * SIZE).map(([number, { version, properties }]) =>
        action(`Action ${number}`, {
          ...{
            actionType: null,
            stepTemplate: `Spaces-1/StepTemplates-${number}`,
            stepTemplateVersion: version,
            properties,
          },
        }),
      ),
    ),
  )
  const process = await world.updated(id, steps)
  const kept = process.steps.flatMap(({ actions }) => actions)
  expect(kept).toHaveLength(all.length)
  for (const [i, [, { actionType, version, properties }]] of all.entries()) {
    expect(kept[i]).toMatchObject({ actionType, stepTemplateVersion: version })
    expect(JSON.stringify(kept[i]?.properties)).toBe(JSON.stringify(properties))
  }
  for (let start = 0; start < all.length; start += SIZE) {
    const some = all.slice(start, start + SIZE)
    const fields = 'totalCount nodes { place stepTemplateVersion isOutdated action in { id } }'
    const query = some
      .map(([n]) => `t${n}: whereUsed(id: "Spaces-1/StepTemplates-${n}", first: 2) { ${fields} }`)
      .join(' ')
    const { data, errors } = await world.space.ask<Record<string, unknown>>(`{ ${query} }`)
    expect(errors).toEqual([])
    for (const [i, [number, { version }]] of some.entries()) {
      expect(data[`t${number}`]).toEqual({
        totalCount: 1,
        nodes: [
          {
            place: `Step ${start / SIZE + 1}, Step ${start / SIZE}: action Action ${number}`,
            stepTemplateVersion: version,
            isOutdated: false,
            action: kept[start + i]?.number,
            in: { id },
          },
        ],
      })
    }
  }
}, 60_000)
