import type { PrismaClient } from '@spaceport/database/space'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import type { SpaceContext } from '../../context.js'
import { schema } from '../../schema.js'
import type { TestSpace } from '../space.js'

/** What a mutation answers, by its errors alone. */
export type Outcome = {
  data?: { answer: { errors: { code: string; message: string; path: string[] }[] } | null } | null
  errors?: { message: string; extensions: { code: string } }[]
}

/** Asks as the Space's manager. */
export type Asks = (query: string, variables: Record<string, unknown>) => Promise<Outcome>

/** Thrown at the end of a transaction that is to leave nothing behind. */
class Undone extends Error {
  constructor(readonly answer: unknown) {
    super('undone')
  }
}

/** Executes mutations to their end, whose changes are then taken back: each finds the Space as it was. */
export function undoing(space: TestSpace): Asks {
  return asking(
    space,
    (db) => new Proxy(db, { get: (client, key) => (key === '$transaction' ? undone(client) : of(client, key)) }),
  )
}

/** Executes mutations as they are. */
export function doing(space: TestSpace): Asks {
  return asking(space, (db) => db)
}

function asking(space: TestSpace, dbOf: (db: PrismaClient) => PrismaClient): Asks {
  const graphql = createGraphQL<SpaceContext>(schema)
  return async (query, variables) => {
    const context = await space.contextOf()
    const result = await graphql.execute(graphql.prepare(query), variables, { ...context, db: dbOf(context.db) })
    return JSON.parse(JSON.stringify(result)) as Outcome
  }
}

function of(client: PrismaClient, key: string | symbol): unknown {
  const value: unknown = Reflect.get(client, key)
  return typeof value === 'function' ? value.bind(client) : value
}

function undone(client: PrismaClient) {
  return async (work: (tx: object) => Promise<unknown>, options: object): Promise<unknown> => {
    try {
      return await client.$transaction(async (tx) => {
        throw new Undone(await work(tx))
      }, options)
    } catch (error) {
      if (error instanceof Undone) return error.answer
      throw error
    }
  }
}
