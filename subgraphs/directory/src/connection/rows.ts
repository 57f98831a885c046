import type { Prisma, PrismaClient } from '@spaceport/database/directory'
import type { Row } from './page.js'

/** The models that have lists. */
export type ListedModel = 'space' | 'instance' | 'user' | 'group' | 'savedView'

/** What all of them can be asked. Plans are made of plain objects, hence the one place where Prisma's own types end. */
export type Rows = {
  findMany(query: object): Promise<Row[]>
  count(where: object): Promise<number>
}

const ROWS: Record<ListedModel, (db: PrismaClient) => Rows> = {
  space: ({ space }) => ({
    findMany: async (query) => space.findMany(query as Prisma.SpaceFindManyArgs),
    count: async (where) => space.count({ where }),
  }),
  instance: ({ instance }) => ({
    findMany: async (query) => instance.findMany(query as Prisma.InstanceFindManyArgs),
    count: async (where) => instance.count({ where }),
  }),
  user: ({ user }) => ({
    findMany: async (query) => user.findMany(query as Prisma.UserFindManyArgs),
    count: async (where) => user.count({ where }),
  }),
  group: ({ group }) => ({
    findMany: async (query) => group.findMany(query as Prisma.GroupFindManyArgs),
    count: async (where) => group.count({ where }),
  }),
  savedView: ({ savedView }) => ({
    findMany: async (query) => savedView.findMany(query as Prisma.SavedViewFindManyArgs),
    count: async (where) => savedView.count({ where }),
  }),
}

/** The rows of one model. */
export function rowsOf(db: PrismaClient, model: ListedModel): Rows {
  return ROWS[model](db)
}
