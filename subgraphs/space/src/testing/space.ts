import { countStatements, type CountedStatements } from '@spaceport/database/cancel'
import { openSpace, type PrismaClient } from '@spaceport/database/space'
import { testDatabase } from '@spaceport/database/testing'
import type { Caller } from '@spaceport/kit/caller'
import { SPACE_MANAGER } from '@spaceport/kit/rights/role'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rightsOf } from '../access/load.js'
import { ContentStore } from '../content/store.js'
import type { SpaceContext } from '../context.js'
import { schema } from '../schema.js'
import { MANAGER } from './callers.js'
import { giveRole, PROJECT_VIEWER } from './grants.js'
import { TEST_SECRETS } from './secrets.js'

type AnswerError = { message: string; path?: (string | number)[]; extensions: { code: string } }

/** What an operation answered, as a client reads it. */
export type Answer<Data> = { data: Data; errors: AnswerError[] }

/** A Space with a database of its own, asked as its subgraph is asked. */
export type TestSpace = {
  db: PrismaClient
  /** Its files, in a folder that goes with it. */
  content: ContentStore
  /** Executes an operation on behalf of a caller, by default `MANAGER`. */
  ask<Data = unknown>(query: string, variables?: Record<string, unknown>, caller?: Caller): Promise<Answer<Data>>
  /** The same, with the SQL statements of the execution; finding the caller's rights is one more. */
  askCounted<Data = unknown>(
    query: string,
    variables?: Record<string, unknown>,
    caller?: Caller,
  ): Promise<CountedStatements<Answer<Data>>>
  /** What an execution on behalf of a caller, by default `MANAGER`, would know. */
  contextOf(caller?: Caller): Promise<SpaceContext>
  close(): Promise<void>
}

/** Makes `Spaces-<number>`, where `MANAGER` and `VIEWER` have their roles. */
export async function testSpace(number = 1): Promise<TestSpace> {
  const database = await testDatabase('space')
  const { client: db, close } = openSpace(database.appUrl)
  await giveRole(db, 'Users-1', SPACE_MANAGER)
  await giveRole(db, 'Groups-2', PROJECT_VIEWER)
  const graphql = createGraphQL<SpaceContext>(schema)
  const folder = await mkdtemp(join(tmpdir(), 'spaceport-content-'))
  const content = new ContentStore(folder)

  async function contextOf(caller = MANAGER): Promise<SpaceContext> {
    const spaceId = `Spaces-${number}`
    const rights = await rightsOf(db, spaceId, caller)
    return { space: number, spaceId, caller, rights, db, secrets: TEST_SECRETS, content, requestId: 'test' }
  }

  async function execute<Data>(query: string, variables: Record<string, unknown>, context: SpaceContext) {
    const result = await graphql.execute(graphql.prepare(query), variables, context)
    return JSON.parse(JSON.stringify({ errors: [], ...result })) as Answer<Data>
  }

  return {
    db,
    content,
    ask: async (query, variables = {}, caller = MANAGER) => execute(query, variables, await contextOf(caller)),
    async askCounted(query, variables = {}, who = MANAGER) {
      const context = await contextOf(who)
      return countStatements(() => execute(query, variables, context))
    },
    contextOf,
    async close() {
      await close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
