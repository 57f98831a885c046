import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKey } from '../graph/input.js'
import { errorsOf } from '../graph/payload.js'
import type { UserErrorShape } from '../graph/user-error.js'
import { setSpaceRole, type RoleNow } from './set.js'
import { SpaceRole } from './type.js'

const SetSpaceRoleInput = builder.inputType('SetSpaceRoleInput', {
  description: 'Which role somebody is to have in a Space.',
  fields: (t) => ({
    space: t.id({ required: true, description: 'The Space, by id.' }),
    subject: t.id({ required: true, description: 'The person or group, by id: `Users-1` or `Groups-1`.' }),
    role: t.field({ type: SpaceRole, description: 'The role; null takes it away.' }),
    idempotencyKey: idempotencyKey(t),
  }),
})

const SetSpaceRolePayload = builder.objectRef<RoleNow & { errors: UserErrorShape[] }>('SetSpaceRolePayload').implement({
  description: 'What setSpaceRole did.',
  access: 'TeamView',
  fields: (t) => ({
    subject: t.exposeID('subject', { nullable: true, description: 'Whose role it is; null when there are errors.' }),
    role: t.expose('role', { type: SpaceRole, nullable: true, description: 'The role now; null for none.' }),
    errors: t.expose('errors', errorsOf),
  }),
})

const NOTHING_SET: RoleNow = { subject: null, role: null }

builder.mutationFields((t) => ({
  setSpaceRole: t.field({
    type: SetSpaceRolePayload,
    nullable: true,
    access: 'TeamEdit',
    fleet: { route: 'input.space' },
    description: 'Gives somebody a role in a Space, or takes it away. `INVALID_STATE` for the last `MEMBER`.',
    args: { input: t.arg({ type: SetSpaceRoleInput, required: true, description: 'Who, and which.' }) },
    resolve: (_root, { input }, context) => outcome(async () => setSpaceRole(context, input), NOTHING_SET),
  }),
}))
