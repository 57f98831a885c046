import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { withConnection, urlFor } from '@spaceport/database/connection'
import { testServer } from '@spaceport/database/testing'
import { MANAGER } from '../testing/callers.js'
import { mutate } from '../testing/mutate.js'
import { basics } from '../testing/rows.js'
import { testSpace, type TestSpace } from '../testing/space.js'

let space: TestSpace

beforeAll(async () => {
  space = await testSpace()
  await basics(space.db)
})
afterAll(() => space.close())

it('says so when what an input refers to is deleted between the look at it and the write', async () => {
  const [row] = await space.db.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`
  const other = await space.db.projectGroup.create({ data: { name: 'Doomed', nameKey: 'doomed' } })
  await withConnection(urlFor((await testServer()).adminUrl, row!.name), async (client) => {
    // A trigger stands for somebody else who is just in time.
    await client.query(`CREATE FUNCTION vanish() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN NEW."projectGroupId" := 999999; RETURN NEW; END $$`)
    await client.query('CREATE TRIGGER vanish BEFORE INSERT ON project FOR EACH ROW EXECUTE FUNCTION vanish()')
  })
  const input = {
    space: 'Spaces-1',
    name: 'Late',
    projectGroup: `Spaces-1/ProjectGroups-${other.id}`,
    lifecycle: 'Spaces-1/Lifecycles-1',
  }
  const { errors } = await mutate(space, 'createProject', input, MANAGER)
  expect(errors.map(({ code }) => code)).toEqual(['VERSION_CONFLICT'])
  expect(await space.db.project.count()).toBe(0)
})
