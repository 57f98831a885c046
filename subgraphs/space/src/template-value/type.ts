import { builder } from '../builder.js'
import { loadEntity } from '../entity/load.js'
import { Environment } from '../environment/type.js'
import { LibraryVariableSet } from '../library-variable-set/type.js'
import { Project } from '../project/type.js'
import { Tenant } from '../tenant/type.js'
import { VariableTemplate } from '../variable-template/type.js'
import type { FoundValues } from './find.js'
import { hasText, textOf, type TemplateValueShape } from './shape.js'

export const TemplateValue = builder.objectRef<TemplateValueShape>('TemplateValue').implement({
  description: 'The value of a template for a tenant, an environment, or both, be it given or not.',
  access: 'Public',
  fields: (t) => ({
    template: t.expose('template', { type: VariableTemplate, description: 'The template.' }),
    value: t.string({
      nullable: true,
      description:
        'The text that counts: the one given, else the default; null for none, for a sensitive one, and where `hidden`.',
      resolve: (value) => (value.isHidden ? null : textOf(value)),
    }),
    hasValue: t.boolean({
      description: 'Whether there is a value, given or by default, be it one that is not told.',
      resolve: hasText,
    }),
    isNull: t.boolean({
      description: 'Whether somebody has said that there is to be none.',
      resolve: ({ own }) => own?.isNull ?? false,
    }),
    isDefault: t.boolean({
      description: 'Whether it is the default that counts, since nobody has given a value.',
      resolve: (value) => value.own === null && hasText(value),
    }),
    isMissing: t.boolean({
      description: 'Whether a value must be given and is not.',
      resolve: (value) => value.template.isRequired && !value.own?.isNull && !hasText(value),
    }),
    hidden: t.boolean({
      description:
        'Whether the caller may not read it: of an environment it takes `VariableView` there, of a tenant alone `TenantView`.',
      resolve: ({ isHidden }) => isHidden,
    }),
    version: t.int({
      description: 'Counts the changes, from 1, for `expectedVersion`; 0 where nobody has given a value.',
      resolve: ({ own }) => own?.version ?? 0,
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was given; null where nobody has.',
      resolve: ({ own }) => own?.updatedAt ?? null,
    }),
    tenant: t.field({
      type: Tenant,
      nullable: true,
      access: 'TenantView',
      description:
        'For which tenant; null for one that is per environment alone, or for a tenant that the caller cannot see.',
      resolve: ({ tenantId }, _args, context, info) =>
        tenantId === null ? null : loadEntity(context, info, 'Tenant', tenantId),
    }),
    environment: t.field({
      type: Environment,
      nullable: true,
      access: 'EnvironmentView',
      description:
        'For which environment; null for one that is per tenant alone, or for an environment that the caller cannot see.',
      resolve: ({ environmentId }, _args, context, info) =>
        environmentId === null ? null : loadEntity(context, info, 'Environment', environmentId),
    }),
    project: t.field({
      type: Project,
      nullable: true,
      access: 'ProjectView',
      description: "The project whose template it is; null for a library set's: its values hold for all projects.",
      resolve: ({ template: { projectId } }, _args, context, info) =>
        projectId === null ? null : loadEntity(context, info, 'Project', projectId),
    }),
    libraryVariableSet: t.field({
      type: LibraryVariableSet,
      nullable: true,
      access: 'LibraryVariableSetView',
      description: "The library variable set whose template it is; null for a project's.",
      resolve: ({ template: { libraryVariableSetId } }, _args, context, info) =>
        libraryVariableSetId === null ? null : loadEntity(context, info, 'LibraryVariableSet', libraryVariableSetId),
    }),
  }),
})

export const TemplateValues = builder.objectRef<FoundValues>('TemplateValues').implement({
  description: 'Values of templates, given or not: at most 1,000.',
  access: 'Public',
  fields: (t) => ({
    values: t.expose('values', {
      type: [TemplateValue],
      description: 'The values, by what has the template, in order.',
    }),
    truncated: t.exposeBoolean('truncated', { description: 'Whether there are more than are listed.' }),
  }),
})
