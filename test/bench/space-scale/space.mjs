import { openSpace } from '@spaceport/database/space'
import { ensureDatabase } from '@spaceport/database/provision'
import { SPACE_MANAGER } from '@spaceport/kit/rights/role'
import { fixedSecretKeys } from '@spaceport/kit/secret/ring'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import { rightsOf } from '@spaceport/space/access/load'
import { schema } from '@spaceport/space/schema'
import { generate } from './generate.mjs'

const CALLER = { subject: 'Users-1', name: 'Users-1', groups: [], systemRoles: [], cap: null }

/** Nothing here is sensitive; a Space has a key all the same. */
const SECRETS = fixedSecretKeys(Buffer.alloc(32).toString('base64'))

const graphql = createGraphQL(schema)

/**
 * A Space of a size, asked as its subgraph is asked, by somebody with the role Space Manager. `pg` is PostgreSQL's bare driver, in the app's
 * role as well.
 */
export async function scaleSpace(server, number, size) {
  const name = `scale_${number}`
  const passwords = { ownerPassword: 'owner-of-the-benchmark', appPassword: 'app-of-the-benchmark' }
  const { appUrl } = await ensureDatabase(server.url, name, 'space', passwords)
  const superuser = new URL(server.url)
  superuser.pathname = `/${name}`
  await generate(superuser.href, size, `Space of ${size.deployments.toLocaleString('en')} deployments`)
  const { client: db, close } = openSpace(appUrl, { max: 2 })
  await db.team.create({
    data: {
      name: 'Managers',
      nameKey: 'managers',
      members: { create: { subject: CALLER.subject } },
      roles: {
        create: { roleId: SPACE_MANAGER, projectGroupIds: [], projectIds: [], environmentIds: [], tenantIds: [] },
      },
    },
  })
  const spaceId = `Spaces-${number}`

  async function ask(query, variables) {
    const context = {
      space: number,
      spaceId,
      caller: CALLER,
      rights: await rightsOf(db, spaceId, CALLER),
      db,
      secrets: SECRETS,
      requestId: 'bench',
    }
    const { data, errors } = await graphql.execute(graphql.prepare(query), variables, context)
    if (errors) throw new Error(JSON.stringify(errors[0]))
    return data
  }
  return { ask, appUrl, db, close }
}
