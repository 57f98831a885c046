import type { GraphQLResolveInfo } from 'graphql'
import { allSeen, seen } from '../access/seen.js'
import { builder } from '../builder.js'
import type { SpaceContext } from '../context.js'
import { loadEntity } from '../entity/load.js'
import { environmentsInOrder } from '../environment/in-order.js'
import { Environment } from '../environment/type.js'
import { namesAll } from '../lifecycle/effective.js'
import { phasesOf } from '../lifecycle/progression-phase.js'
import { Project } from './type.js'

type Phases<Row> = { phases: { environments: { environment: Row }[] }[] }

/** A lifecycle with its environments in order, as Prisma selects it. */
function withEnvironments<Selection>(environment: Selection) {
  return {
    lifecycle: {
      select: {
        phases: {
          orderBy: { position: 'asc' },
          select: { environments: { orderBy: { position: 'asc' }, select: { environment } } },
        },
      },
    },
  } as const
}

/** The numbers of the environments of each phase as it counts; the Space's environments are only looked at where they matter. */
async function idsByPhase(context: SpaceContext, { phases }: Phases<{ id: number }>): Promise<number[][]> {
  const rules = phases.map(({ environments }) => ({
    environments: environments.map(({ environment }) => ({ id: environment.id, isAutomatic: false })),
    isOptional: false,
    minimumEnvironmentsBeforePromotion: 0,
  }))
  const all = namesAll(phases) ? [] : await environmentsInOrder(context)
  const counting = phasesOf(
    rules,
    all.map(({ id }) => id),
  )
  return counting.map(({ environments }) => environments.map(({ id }) => id))
}

/** The environments of those numbers, as far as they came with the lifecycle; the others are loaded for all rows together. */
async function rowsOf<Row extends { id: number }>(
  ids: readonly number[],
  { phases }: Phases<Row>,
  context: SpaceContext,
  info: GraphQLResolveInfo,
): Promise<{ id: number }[]> {
  const named = phases.flatMap(({ environments }) => environments.map(({ environment }) => environment))
  const known = new Map(named.map((row) => [row.id, row]))
  const rows = ids.map((id) => known.get(id) ?? loadEntity(context, info, 'Environment', id))
  return (await Promise.all(rows)).filter((row) => row !== null)
}

builder.prismaObjectFields(Project, (t) => ({
  environments: t.field({
    type: [Environment],
    access: 'EnvironmentView',
    description: 'The environments of its lifecycle that the caller can see, in the order of the phases, each once.',
    select: (_args, _context, nested) => withEnvironments(nested(true)),
    async resolve({ lifecycle }, _args, context, info) {
      const ids = new Set((await idsByPhase(context, lifecycle)).flat())
      return allSeen(context, 'Environments', await rowsOf([...ids], lifecycle, context, info))
    },
  }),
  productionEnvironment: t.field({
    type: Environment,
    nullable: true,
    access: 'EnvironmentView',
    description:
      'The first environment of the last phase; null if its lifecycle has no environment, or for one that the caller cannot see.',
    select: (_args, _context, nested) => withEnvironments(nested(true)),
    async resolve({ lifecycle }, _args, context, info) {
      const last = (await idsByPhase(context, lifecycle)).findLast((ids) => ids.length > 0)
      const [row = null] = await rowsOf(last?.slice(0, 1) ?? [], lifecycle, context, info)
      return seen(context, 'Environments', row)
    },
  }),
}))
