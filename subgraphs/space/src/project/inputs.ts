import { builder } from '../builder.js'
import { expectedVersion, idempotencyKey, intoSpace } from '../graph/input.js'
import { TenantedMode } from '../tenant/tenanted-mode.js'
import { VersionControlSettingsInput } from './version-control.js'

export const CreateProjectInput = builder.inputType('CreateProjectInput', {
  description: 'What a new project is to be.',
  fields: (t) => ({
    space: intoSpace(t),
    name: t.string({ required: true, description: 'The name, 1 to 200 characters, unique in the Space.' }),
    projectGroup: t.id({ required: true, description: 'The group that it is to belong to, by id.' }),
    lifecycle: t.id({ required: true, description: 'The way that its releases are to go, by id.' }),
    description: t.string({ description: 'What it is, at most 20,000 characters.' }),
    tenantedMode: t.field({
      type: TenantedMode,
      description: 'Whether it is deployed for tenants; `TENANTED_OR_UNTENANTED` when left out.',
    }),
    isDisabled: t.boolean({ description: 'Whether it is to take no releases and deployments yet.' }),
    versionControl: t.field({
      type: VersionControlSettingsInput,
      description: 'Where its process is kept in version control; only here when left out.',
    }),
    releaseNotesTemplate: t.string({
      description: 'What the notes of a new release begin as, as Markdown, at most 20,000 characters.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const UpdateProjectInput = builder.inputType('UpdateProjectInput', {
  description: 'What is to change of a project. What is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The project, by id.' }),
    name: t.string({ description: 'The new name. The slug stays.' }),
    slug: t.string({ description: 'The new name for addresses: a-z, 0-9 and dashes. The old one leads nowhere then.' }),
    projectGroup: t.id({ description: 'The group that it is to belong to, by id.' }),
    lifecycle: t.id({ description: 'The way that its releases are to go, by id.' }),
    description: t.string({ description: 'What it is; null takes the description away.' }),
    tenantedMode: t.field({ type: TenantedMode, description: 'Whether it is deployed for tenants.' }),
    isDisabled: t.boolean({ description: 'Whether new releases and deployments of it are refused.' }),
    versionControl: t.field({
      type: VersionControlSettingsInput,
      description: 'Where its process is kept in version control, wholly; null takes it away.',
    }),
    releaseNotesTemplate: t.string({
      description: 'What the notes of a new release begin as, as Markdown; null takes it away.',
    }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const DeleteProjectInput = builder.inputType('DeleteProjectInput', {
  description: 'Which project is to be deleted.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The project, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const ArchiveProjectInput = builder.inputType('ArchiveProjectInput', {
  description: 'Which project is to be archived.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The project, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})

export const RestoreProjectInput = builder.inputType('RestoreProjectInput', {
  description: 'Which archived project is to be restored.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The project, by id.' }),
    expectedVersion: expectedVersion(t),
    idempotencyKey: idempotencyKey(t),
  }),
})
