import { SpaceportError } from '@spaceport/kit/errors'
import { builder } from '../builder.js'
import type { SpaceContext } from '../context.js'
import { quoted, readIdOf, type Kind } from '../entity/kinds.js'
import { UserError } from '../graph/user-error.js'
import { requireVisible } from '../write/subject.js'
import { promptedVariables, type Prompted } from './prompted.js'
import { DeploymentRule } from './rule/enum.js'
import { allVerdicts, type Verdict } from './rule/verdicts.js'
import { readTenant, situationOf } from './situation-of.js'
import { told } from './tell.js'

type Checked = { verdicts: Verdict[]; prompts: Prompted[] }

const RuleVerdict = builder.objectRef<Verdict>('DeploymentRuleVerdict').implement({
  description: 'What one rule says of a deployment.',
  access: 'Public',
  fields: (t) => ({
    rule: t.expose('rule', { type: DeploymentRule, description: 'Which rule.' }),
    isPassed: t.boolean({ description: 'Whether it passes.', resolve: ({ refusal }) => refusal === null }),
    error: t.field({
      type: UserError,
      nullable: true,
      description: 'Why it does not pass; null if it does. It names only what the caller can see.',
      resolve: ({ refusal }, _args, context) => refusal && told(context, refusal),
    }),
  }),
})

const PromptedVariable = builder.objectRef<Prompted>('PromptedVariable').implement({
  description: 'A variable that whoever deploys is asked for.',
  access: 'Public',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    label: t.exposeString('label', { nullable: true, description: 'What it is called in the question.' }),
    helpText: t.exposeString('helpText', { nullable: true, description: 'What is meant, as Markdown.' }),
    isRequired: t.exposeBoolean('isRequired', { description: 'Whether it must be answered.' }),
    isSensitive: t.exposeBoolean('isSensitive', { description: 'Whether it is to be given as a secret.' }),
  }),
})

const DeploymentCheck = builder.objectRef<Checked>('DeploymentCheck').implement({
  description: 'Whether a release may be deployed somewhere now, and why not.',
  access: 'Public',
  fields: (t) => ({
    isAllowed: t.boolean({
      description: 'Whether all rules are passed.',
      resolve: ({ verdicts }) => verdicts.every(({ refusal }) => refusal === null),
    }),
    rules: t.expose('verdicts', {
      type: [RuleVerdict],
      description: 'What each rule says, in their order. What is asked for is taken as answered.',
    }),
    prompts: t.expose('prompts', { type: [PromptedVariable], description: 'The variables that are asked for.' }),
  }),
})

builder.queryField('checkDeployment', (t) =>
  t.field({
    type: DeploymentCheck,
    nullable: true,
    access: 'ReleaseView',
    fleet: { route: 'release' },
    description:
      'Whether a release may be deployed somewhere now, by every rule that `createDeployment` looks at; nothing is done. `NOT_FOUND` for what does not exist for the caller.',
    args: {
      release: t.arg.id({ required: true, description: 'The release, by id.' }),
      environment: t.arg.id({ required: true, description: 'Where it would go, by id.' }),
      tenant: t.arg.id({ description: 'For whom, by id; for no tenant when left out.' }),
    },
    resolve: (_root, { release, environment, tenant }, context) => check(context, release, environment, tenant),
  }),
)

async function check(
  context: SpaceContext,
  release: string,
  environment: string,
  tenant: string | null | undefined,
): Promise<Checked> {
  const releaseId = await existing(context, 'Releases', release)
  const environmentId = await existing(context, 'Environments', environment)
  const situation = await situationOf(context, { releaseId, tenantId: await readTenant(context, tenant) })
  if (!situation) throw new SpaceportError('NOT_FOUND', `There is no ${quoted(release)}.`)
  const prompts = await promptedVariables(context.db, situation, environmentId)
  const taken = { asked: [], answers: [] }
  return { verdicts: await allVerdicts(context.db, context, situation, environmentId, taken), prompts }
}

async function existing(context: SpaceContext, kind: Kind, id: string): Promise<number> {
  const { space, local } = readIdOf(kind, id)
  if (space !== context.space) throw new SpaceportError('NOT_FOUND', `There is no ${quoted(id)}.`)
  await requireVisible(context.db, context, kind, [local])
  return local
}
