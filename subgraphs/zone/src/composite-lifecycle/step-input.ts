import { builder } from '../builder.js'

const RemoteSpaceInput = builder.inputType('RemoteSpaceInput', {
  description: 'A Space beyond this fleet.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'What it calls itself: 1 to 100 characters.' }),
    root: t.string({
      required: true,
      description: 'The fingerprint of its first keys: 64 hexadecimal digits; spaces between them do not matter.',
    }),
  }),
})

export const CompositeLifecycleStepInput = builder.inputType('CompositeLifecycleStepInput', {
  description: 'A visit of a Space: of one in this fleet (`space`), or of one beyond it (`remote`).',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name: 1 to 100 characters that no other step has.' }),
    space: t.id({ description: 'A Space of this fleet, such as `Spaces-1`. It must have keys.' }),
    remote: t.field({ type: RemoteSpaceInput, description: 'A Space beyond this fleet.' }),
    environments: t.stringList({
      description:
        'The environments, by name, that must have the release until it is done; none: any one. At most 100.',
    }),
    after: t.intList({
      description:
        'The positions (the first step is 1) of the steps that must be done before; none: it is one to start with.',
    }),
  }),
})

/** A step as it is given. */
export type StepInput = {
  name: string
  space?: string | null
  remote?: { name: string; root: string } | null
  environments?: string[] | null
  after?: number[] | null
}
