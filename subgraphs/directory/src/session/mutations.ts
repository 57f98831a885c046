import { queryFromInfo } from '@pothos/plugin-prisma'
import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { idempotencyKeyField } from '../graph/mutation-input.js'
import { payloadType, type Changed } from '../graph/payload.js'
import { revokeOtherSessions } from './revoke-others.js'
import { revokeSession } from './revoke.js'
import { Session } from './type.js'

const RevokeSessionInput = builder.inputType('RevokeSessionInput', {
  description: 'A session to end.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The session, such as `Sessions-1`.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('revokeSession', (t) =>
  t.field({
    type: payloadType('RevokeSessionPayload', (t) => ({
      session: t.field({
        type: Session,
        nullable: true,
        access: 'UserView',
        description: 'The session after the change; null if `errors` says why nothing changed.',
        resolve: ({ id }, _args, context, info) =>
          id === null
            ? null
            : context.db.session.findUnique({
                ...queryFromInfo({ context, info, select: { id: true } }),
                where: { id },
              }),
      }),
    })),
    access: 'Public',
    description:
      "Ends a session of the caller's, or, with `UserEdit`, of somebody else's. It is refused in every request that begins after the answer. `NOT_FOUND`, `FORBIDDEN`.",
    args: { input: t.arg({ type: RevokeSessionInput, required: true, description: 'Which.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => revokeSession(context, input), { id: null }),
  }),
)

const RevokeOtherSessionsInput = builder.inputType('RevokeOtherSessionsInput', {
  description: "All of the caller's sessions but the one that asks.",
  fields: (t) => ({ idempotencyKey: idempotencyKeyField(t) }),
})

builder.mutationField('revokeOtherSessions', (t) =>
  t.field({
    type: payloadType<{ ended: number | null }>('RevokeOtherSessionsPayload', (t) => ({
      ended: t.exposeInt('ended', {
        nullable: true,
        description: 'How many sessions were ended; null if `errors` says why none.',
      }),
    })),
    access: 'Public',
    description:
      "Ends all of the caller's sessions but the one that asks. They are refused in every request that begins after the answer. `FORBIDDEN` to callers who come with a key.",
    args: { input: t.arg({ type: RevokeOtherSessionsInput, required: true, description: 'Nothing else.' }) },
    resolve: (_root, { input }, context) =>
      outcome<{ ended: number | null }>(() => revokeOtherSessions(context, input), { ended: null }),
  }),
)
