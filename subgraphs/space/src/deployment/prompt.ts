import { builder } from '../builder.js'

export const DeploymentPrompt = builder.prismaObject('DeploymentPrompt', {
  description: 'What somebody answered who was asked for a variable when they deployed.',
  access: 'DeploymentView',
  select: { id: true },
  fields: (t) => ({
    name: t.exposeString('name', { description: "The variable's name." }),
    value: t.exposeString('value', { nullable: true, description: 'The value; null for a sensitive one.' }),
    hasValue: t.boolean({
      description: 'Whether there is a value, sensitive ones included.',
      select: { value: true, secretId: true },
      resolve: ({ value, secretId }) => value !== null || secretId !== null,
    }),
    isSensitive: t.boolean({
      description: 'Whether the value is never told.',
      select: { secretId: true },
      resolve: ({ secretId }) => secretId !== null,
    }),
  }),
})
