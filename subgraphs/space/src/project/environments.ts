import { allSeen, seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { Environment } from '../environment/type.js'
import { Project } from './type.js'

type Phases<Row> = { phases: { environments: { environment: Row }[] }[] }

/** The environments of a lifecycle's phases, in order, each once. */
function inOrder<Row extends { id: number }>({ phases }: Phases<Row>): Row[] {
  const rows = phases.flatMap(({ environments }) => environments.map(({ environment }) => environment))
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

/** The first environment of the last phase that has one. */
function production<Row extends { id: number }>({ phases }: Phases<Row>): Row | null {
  return phases.findLast(({ environments }) => environments.length > 0)?.environments[0]?.environment ?? null
}

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

builder.prismaObjectFields(Project, (t) => ({
  environments: t.field({
    type: [Environment],
    access: 'EnvironmentView',
    description: 'The environments of its lifecycle that the caller can see, in the order of the phases, each once.',
    select: (_args, _context, nested) => withEnvironments(nested(true)),
    resolve: ({ lifecycle }, _args, context) => allSeen(context, 'Environments', inOrder(lifecycle)),
  }),
  productionEnvironment: t.field({
    type: Environment,
    nullable: true,
    access: 'EnvironmentView',
    description:
      'The first environment of the last phase; null if its lifecycle has no environment, or for one that the caller cannot see.',
    select: (_args, _context, nested) => withEnvironments(nested(true)),
    resolve: ({ lifecycle }, _args, context) => seen(context, 'Environments', production(lifecycle)),
  }),
}))
