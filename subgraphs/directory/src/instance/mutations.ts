import { outcome } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { expectedVersionField, idempotencyKeyField } from '../graph/mutation-input.js'
import { changedThing, payloadType, type Changed } from '../graph/payload.js'
import { registerInstance } from './register.js'
import { rotateInstanceKey } from './rotate-key.js'
import { Instance, instanceReference } from './type.js'
import { updateInstance } from './update.js'

const changedInstance = { type: Instance, ...changedThing(instanceReference) }

const RegisterInstanceInput = builder.inputType('RegisterInstanceInput', {
  description: 'An Instance to make known to the fleet.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name: 1 to 200 characters, unique, whatever its case.' }),
    url: t.string({ required: true, description: 'Where it answers the gateway: scheme, host and port. Unique.' }),
    publicKey: t.string({ required: true, description: 'Its X25519 public key (SPKI DER, base64; RFC 8410). Unique.' }),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('registerInstance', (t) =>
  t.field({
    type: payloadType('RegisterInstancePayload', (t) => ({ instance: t.field(changedInstance) })),
    access: 'AdministerSystem',
    description: 'Makes an Instance known to the fleet. `CONFLICT` for a name, address or key that another has.',
    args: { input: t.arg({ type: RegisterInstanceInput, required: true, description: 'The Instance.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => registerInstance(context, input), { id: null }),
  }),
)

const UpdateInstanceInput = builder.inputType('UpdateInstanceInput', {
  description: 'What to change of an Instance. What is not given stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The Instance.' }),
    name: t.string({ description: 'Its new name.' }),
    url: t.string({ description: 'Where it answers from now on.' }),
    publicKey: t.string({ description: 'Its new public key.' }),
    expectedVersion: expectedVersionField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('updateInstance', (t) =>
  t.field({
    type: payloadType('UpdateInstancePayload', (t) => ({ instance: t.field(changedInstance) })),
    access: 'AdministerSystem',
    description:
      'Changes what is known of an Instance; a new key is in force at once, and ends what `rotateInstanceKey` began. `NOT_FOUND`, `VERSION_CONFLICT`, `CONFLICT` as with `registerInstance`.',
    args: { input: t.arg({ type: UpdateInstanceInput, required: true, description: 'What to change.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => updateInstance(context, input), { id: null }),
  }),
)

const RotateInstanceKeyInput = builder.inputType('RotateInstanceKeyInput', {
  description: 'The key that an Instance is about to change to.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The Instance.' }),
    publicKey: t.string({
      description: 'Its next X25519 public key (SPKI DER, base64; RFC 8410). Left out: it keeps the one that it has.',
    }),
    expectedVersion: expectedVersionField(t),
    idempotencyKey: idempotencyKeyField(t),
  }),
})

builder.mutationField('rotateInstanceKey', (t) =>
  t.field({
    type: payloadType('RotateInstanceKeyPayload', (t) => ({ instance: t.field(changedInstance) })),
    access: 'AdministerSystem',
    description:
      "Announces an Instance's next key, beside the one that it has: whoever calls it uses the next one as soon as it accepts it. `updateInstance` with that key ends this. `NOT_FOUND`, `VERSION_CONFLICT`, `CONFLICT` for a key that another has.",
    args: { input: t.arg({ type: RotateInstanceKeyInput, required: true, description: 'The next key.' }) },
    resolve: (_root, { input }, context) => outcome<Changed>(() => rotateInstanceKey(context, input), { id: null }),
  }),
)
