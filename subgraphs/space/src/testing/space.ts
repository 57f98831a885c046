import { countStatements, type CountedStatements } from '@spaceport/database/cancel'
import { openSpace, type PrismaClient } from '@spaceport/database/space'
import { testDatabase } from '@spaceport/database/testing'
import type { Caller } from '@spaceport/kit/caller'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import { roleOf } from '../access/role.js'
import type { SpaceContext } from '../context.js'
import { schema } from '../schema.js'
import { MEMBER } from './callers.js'

type AnswerError = { message: string; path?: (string | number)[]; extensions: { code: string } }

/** What an operation answered, as a client reads it. */
export type Answer<Data> = { data: Data; errors: AnswerError[] }

/** A Space with a database of its own, asked as its subgraph is asked. */
export type TestSpace = {
  db: PrismaClient
  /** Executes an operation on behalf of a caller, by default `MEMBER`. */
  ask<Data = unknown>(query: string, variables?: Record<string, unknown>, caller?: Caller): Promise<Answer<Data>>
  /** The same, with the SQL statements of the execution; finding the caller's role is one more. */
  askCounted<Data = unknown>(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<CountedStatements<Answer<Data>>>
  close(): Promise<void>
}

/** Makes `Spaces-<number>`, where `MEMBER` and `VIEWER` have their roles. */
export async function testSpace(number = 1): Promise<TestSpace> {
  const database = await testDatabase('space')
  const { client: db, close } = openSpace(database.appUrl)
  await db.roleAssignment.createMany({
    data: [
      { subject: 'Users-1', role: 'MEMBER' },
      { subject: 'Groups-2', role: 'VIEWER' },
    ],
  })
  const graphql = createGraphQL<SpaceContext>(schema)

  async function contextOf(caller: Caller): Promise<SpaceContext> {
    const spaceId = `Spaces-${number}`
    return { space: number, spaceId, caller, role: await roleOf(db, spaceId, caller), db, requestId: 'test' }
  }

  async function execute<Data>(query: string, variables: Record<string, unknown>, context: SpaceContext) {
    const result = await graphql.execute(graphql.prepare(query), variables, context)
    return JSON.parse(JSON.stringify({ errors: [], ...result })) as Answer<Data>
  }

  return {
    db,
    ask: async (query, variables = {}, caller = MEMBER) => execute(query, variables, await contextOf(caller)),
    async askCounted(query, variables = {}) {
      const context = await contextOf(MEMBER)
      return countStatements(() => execute(query, variables, context))
    },
    async close() {
      await close()
      await database.drop()
    },
  }
}
