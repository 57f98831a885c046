import { builder } from '../builder.js'
import { loadEntity } from '../entity/load.js'
import { FrozenVariableType } from '../snapshot/variable-type.js'
import { TemplateValue } from '../template-value/type.js'
import { hasText } from '../template-value/shape.js'
import { VariableScope } from '../variable/scope-type.js'
import type { FrozenVariable } from '../variable/snapshot.js'
import { Variable } from '../variable/type.js'
import { textOfCandidate, type Candidate } from './candidate.js'
import { DecidedBy, VariableSource, WhyLost } from './enums.js'
import type { EffectiveVariable, EffectiveVariables as Found } from './resolve.js'

/** Whether a value is there, be it one that is not told. */
function hasValue({ content }: Candidate): boolean {
  if (!content.variable) return hasText(content.template)
  const { value, secretId, accountId, certificateId, workerPoolId } = content.variable
  return [value, secretId, accountId, certificateId, workerPoolId].some((one) => one !== null)
}

function isSensitive({ content }: Candidate): boolean {
  return content.variable ? content.variable.type === 'SENSITIVE' : content.template.template.control === 'SENSITIVE'
}

const EffectiveValue = builder.objectRef<Candidate>('EffectiveValue').implement({
  description: 'One value that a variable may have.',
  access: 'Public',
  fields: (t) => ({
    source: t.expose('source', { type: VariableSource, description: 'What says it.' }),
    sourceName: t.exposeString('sourceName', {
      nullable: true,
      description:
        'The name of the project, library variable set or tenant that says it; null for a set that the caller cannot see.',
    }),
    value: t.string({
      nullable: true,
      description: 'The text; null for none, for a sensitive one, and for what is no text.',
      resolve: textOfCandidate,
    }),
    hasValue: t.boolean({ description: 'Whether there is a value, be it one that is not told.', resolve: hasValue }),
    isSensitive: t.boolean({ description: 'Whether nobody reads it back.', resolve: isSensitive }),
    isNull: t.boolean({
      description: 'Whether a tenant or environment is said to have none, where a template asks for one.',
      resolve: ({ content }) => content.template?.own?.isNull ?? false,
    }),
    scope: t.expose('scope', {
      type: VariableScope,
      description: 'For what it holds, besides the tenant that says it.',
    }),
    variable: t.field({
      type: FrozenVariableType,
      nullable: true,
      description: 'The value of a variable, as it is or as the release froze it; null for one of a template.',
      resolve: ({ content }): FrozenVariable | null => content.variable,
    }),
    current: t.field({
      type: Variable,
      nullable: true,
      access: 'VariableView',
      description: 'The same value as it is now; null for one of a template, and for one that is gone.',
      resolve: ({ content }, _args, context, info) =>
        content.variable && loadEntity(context, info, 'Variable', content.variable.id),
    }),
    templateValue: t.field({
      type: TemplateValue,
      nullable: true,
      description: 'The value of a template, as it is now; null for one of a variable.',
      resolve: ({ content }) => content.template,
    }),
  }),
})

const EffectiveLoser = builder.objectRef<EffectiveVariable['losers'][number]>('EffectiveLoser').implement({
  description: 'A value that does not count.',
  access: 'Public',
  fields: (t) => ({
    value: t.expose('candidate', { type: EffectiveValue, description: 'The value.' }),
    why: t.expose('why', { type: WhyLost, description: 'Why it does not count.' }),
    reason: t.exposeString('reason', { description: 'The same in a sentence, for people.' }),
  }),
})

const EffectiveVariableType = builder.objectRef<EffectiveVariable>('EffectiveVariable').implement({
  description: 'What one name means there.',
  access: 'Public',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name, as the value that counts has it.' }),
    value: t.string({
      nullable: true,
      description: 'The text of the value that counts, with what it uses as it is written; null as there.',
      resolve: ({ winner }) => winner && textOfCandidate(winner),
    }),
    winner: t.expose('winner', {
      type: EffectiveValue,
      nullable: true,
      description: 'The value that counts; null where none is in scope, and where `hidden`.',
    }),
    hidden: t.exposeBoolean('hidden', { description: 'Whether a value counts that the caller may not see.' }),
    decidedBy: t.expose('decidedBy', {
      type: DecidedBy,
      nullable: true,
      description:
        'What decided against the next best value that the caller sees; null where nothing counts that they see.',
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'The same in a sentence, for people.' }),
    ambiguous: t.exposeBoolean('ambiguous', {
      description: 'Whether nothing but its number sets the value that counts apart from another.',
    }),
    circular: t.exposeBoolean('circular', {
      description: 'Whether its value uses itself, be it through others, so that it has none in the end.',
    }),
    losers: t.expose('losers', { type: [EffectiveLoser], description: 'Its other values, the next best first.' }),
  }),
})

export const EffectiveVariables = builder.objectRef<Found>('EffectiveVariables').implement({
  description: 'What variables mean there.',
  access: 'Public',
  fields: (t) => ({
    variables: t.expose('variables', { type: [EffectiveVariableType], description: 'At most 5,000, by name.' }),
    truncated: t.exposeBoolean('truncated', { description: 'Whether there are more than are listed.' }),
  }),
})
