import { builder } from '../builder.js'
import { effectiveVariables } from './resolve.js'
import { EffectiveVariables } from './type.js'

builder.queryField('effectiveVariables', (t) =>
  t.field({
    type: EffectiveVariables,
    nullable: true,
    access: 'VariableView',
    fleet: { route: 'project' },
    description:
      'What each variable of a project means in an environment: which value counts, why, and why the others do not. Names of which the caller sees no value are left out. `NOT_FOUND` for what does not exist for the caller, or is not of the project.',
    args: {
      project: t.arg.id({ required: true, description: 'The project, by id.' }),
      environment: t.arg.id({ required: true, description: 'The environment, by id.' }),
      tenant: t.arg.id({ description: 'The tenant, by id; left out: untenanted.' }),
      target: t.arg.id({ description: 'The deployment target, by id.' }),
      roles: t.arg.stringList({
        description: 'The roles of a target that need not exist, in place of `target`; at most 1,000.',
      }),
      step: t.arg.int({ description: 'The step, by number.' }),
      channel: t.arg.id({ description: "The channel, by id; left out: the release's, if there is one." }),
      process: t.arg.id({
        description:
          "What runs, by id: the project, for its deployments, or a runbook of it. Left out: the step's, else the project.",
      }),
      release: t.arg.id({
        description:
          'A release of the project, by id: then its frozen variables count, and the values of templates as they are now.',
      }),
      name: t.arg.stringList({ description: 'Only the variables of these names, whatever their case.' }),
    },
    resolve: (_root, args, context) => effectiveVariables(context, args),
  }),
)
