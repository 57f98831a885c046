import { allOf } from '../access/where.js'
import { builder } from '../builder.js'
import { pageArguments } from '../connection/args.js'
import type { ConnectionArgs } from '@spaceport/kit/page/args'
import type { SpaceContext } from '../context.js'
import { inVisibleProcess } from '../process/visible.js'
import { ACTION, actionUse, templateUse, type ActionRow } from '../where-used/actions.js'
import { UseConnection, type Uses } from '../where-used/connection.js'
import { planUses } from '../where-used/page.js'
import { toQuery } from '../where-used/use.js'
import { StepTemplate } from './type.js'

type Args = ConnectionArgs & { version?: number | null }

/** What is loaded of a template to show what uses it. */
type Loaded = { version: number; actions: ActionRow[]; _count?: { actions: number } }

/** The page of a template's actions, and how Prisma reads it with the template. */
function plan({ version, ...args }: Args, context: SpaceContext) {
  const page = planUses(context, 'stepTemplateUsage', { ...args, filter: { version } })
  const ofVersion = typeof version === 'number' ? [{ stepTemplateVersion: version }] : []
  const where = allOf([...ofVersion, inVisibleProcess(context, 'step', 'process')])
  const beyond = page.beyond('ACTION')
  const read = {
    beyond: beyond ?? {},
    order: page.backwards ? ('desc' as const) : ('asc' as const),
    take: beyond ? page.take : 0,
  }
  return { page, where, actions: { ...toQuery(where, read), select: ACTION } }
}

builder.prismaObjectField(StepTemplate, 'usage', (t) =>
  t.field({
    type: UseConnection,
    description: 'The actions that were made from it, of those that the caller can see.',
    args: {
      ...pageArguments,
      version: t.arg.int({ description: 'Only actions made from this version.' }),
    },
    extensions: {
      pothosPrismaSelect: (args: Args, context: SpaceContext, _nested: unknown, asked: () => ReadonlySet<string>) => {
        const { where, actions } = plan(args, context)
        const count = asked().has('totalCount') ? { _count: { select: { actions: { where } } } } : {}
        return { select: { version: true, actions, ...count } }
      },
    },
    resolve(template: object, args, context): Uses {
      const { version, actions, _count } = template as Loaded
      return {
        page: plan(args, context).page,
        rows: () => actions.map((row) => ({ ...actionUse(row), ...templateUse(row, version) })),
        total: () => _count?.actions ?? 0,
      }
    },
  }),
)
