import { builder } from '../builder.js'
import { pageArguments } from '../connection/args.js'
import { PermissionEnum } from '../graph/permission.js'
import { explainAccess } from './explain.js'
import { planHolderPage } from './holder-page.js'
import { RightHolderConnection } from './holder-types.js'
import type { Place } from './place.js'
import { AccessExplanation } from './types.js'
import { whoCan } from './who-can.js'

builder.queryField('explainAccess', (t) =>
  t.field({
    type: AccessExplanation,
    nullable: true,
    access: 'Public',
    description:
      'Whether a user may do something, and by what. Everybody may ask about themselves, by an API key only if it leaves `TeamView` and `UserRoleView`; about others in a Space who has `TeamView` and `UserRoleView` there, over the fleet who has those and `UserView` there, else `FORBIDDEN`. `NOT_FOUND` for what does not exist for the caller: the entity, or a user who has nothing to do with the Space.',
    args: {
      user: t.arg.id({ required: true, description: 'The id of a user, such as `Users-7`.' }),
      permission: t.arg({ type: PermissionEnum, required: true, description: 'What they would do.' }),
      entity: t.arg.id({
        required: true,
        description:
          'To what: an id such as `Spaces-12/Projects-7`; that of a Space for what stands in no project, environment or tenant of it.',
      }),
    },
    resolve: (_root, question, context) => explainAccess(context, question),
  }),
)

const WhoCanScope = builder.inputType('WhoCanScope', {
  description:
    'Where something would be done. What is left out limits nothing; all ids of entities must be of one Space.',
  fields: (t) => ({
    spaces: t.idList({ description: 'Only in these Spaces.' }),
    entity: t.id({
      description: 'To this very entity, such as `Spaces-12/Deployments-7`; the ids below are then left aside.',
    }),
    projectGroup: t.id({ description: 'In this project group, or in some project of it.' }),
    project: t.id({ description: 'In this project; its group is then left aside.' }),
    environment: t.id({ description: 'In this environment.' }),
    tenant: t.id({ description: 'For this tenant.' }),
  }),
})

builder.queryField('whoCan', (t) =>
  t.field({
    type: RightHolderConnection,
    nullable: true,
    access: 'Public',
    description:
      'Who can do something, by name: in the Spaces that the caller may enter and where they have `TeamView` and `UserRoleView` (any other is missing, with `FORBIDDEN`) and, without a scope, over the fleet, for who has those and `UserView` there.',
    args: {
      permission: t.arg({ type: PermissionEnum, required: true, description: 'What they would do.' }),
      scope: t.arg({ type: WhoCanScope, description: 'Where they would do it.' }),
      ...pageArguments,
    },
    resolve: async (_root, { permission, scope, ...args }, context) => {
      const { spaces, entity, projectGroup, project, environment, tenant } = scope ?? {}
      const place: Place = {
        spaces: spaces ?? null,
        at: {
          entity: entity ?? null,
          projectGroup: projectGroup ?? null,
          project: project ?? null,
          environment: environment ?? null,
          tenant: tenant ?? null,
        },
      }
      const pageOf = planHolderPage({ permission, place }, args)
      return pageOf(await whoCan(context, permission, place))
    },
  }),
)
