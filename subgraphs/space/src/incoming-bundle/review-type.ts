import { builder } from '../builder.js'
import { ProcessComparison } from '../compare/process-type.js'
import { VariableComparison } from '../compare/variable-type.js'
import { loadEntity } from '../entity/load.js'
import { Environment } from '../environment/type.js'
import { unresolvedIn, UNRESOLVED_KINDS, type Unresolved } from '../portable/import-unresolved.js'
import { Release } from '../release/type.js'
import { Tenant } from '../tenant/type.js'
import { TemplateScope } from '../variable-template/type.js'
import { processChangesOf, variableChangesOf } from './review-changes.js'
import { missingHere, type MissingHere } from './review-missing.js'
import { packagesOf, PACKAGE_STATES, type CarriedPackage } from './review-packages.js'
import type { Review } from './review.js'

const PackageState = builder.enumType('BundlePackageState', {
  description: 'Whether the file of a package that a bundle names is here.',
  values: {
    PRESENT: { description: 'It is here, with the right digest.' },
    MISSING: { description: 'It is not here yet: upload it before the release is deployed.' },
    UNKNOWN: { description: 'The bundle does not say what its digest is.' },
  } satisfies Record<(typeof PACKAGE_STATES)[number], object>,
})

const UnresolvedKind = builder.enumType('UnresolvedReferenceKind', {
  description: 'What a name leads to that a bundle carries.',
  values: {
    ENVIRONMENT: { description: 'An environment: what holds only there is left out.' },
    ACCOUNT: { description: 'An account of the right type.' },
    CERTIFICATE: { description: 'A certificate that is not archived.' },
    WORKER_POOL: { description: 'A worker pool.' },
    STEP_TEMPLATE: { description: 'A version of a step template: the action is kept without it.' },
    FEED: { description: 'A feed: the built-in one takes its place.' },
    TENANT_TAG: { description: 'A tag of tenants, as `Set/Tag`: what holds only for those is left out.' },
  } satisfies Record<(typeof UNRESOLVED_KINDS)[number], object>,
})

const UnresolvedReference = builder.objectRef<Unresolved>('UnresolvedReference').implement({
  description: 'A name that a bundle carries and that nothing here has.',
  access: 'Public',
  fields: (t) => ({
    kind: t.expose('kind', { type: UnresolvedKind, description: 'What it leads to.' }),
    name: t.exposeString('name', { description: 'The name, as it is in the bundle.' }),
    isNeeded: t.exposeBoolean('isNeeded', {
      description: 'Whether the bundle cannot be accepted before something here has that name.',
    }),
  }),
})

const BundlePackage = builder.objectRef<CarriedPackage>('BundlePackage').implement({
  description: 'A version of a package of the release that a bundle carries.',
  access: 'Public',
  fields: (t) => ({
    action: t.exposeString('action', { description: 'The action that takes it, by name.' }),
    name: t.exposeString('name', { description: "What the action calls it; empty for the action's first package." }),
    packageId: t.exposeString('packageId', { description: 'The package, by the name that it has in its feed.' }),
    version: t.exposeString('version', { description: 'Which version of it.' }),
    sha256: t.exposeString('sha256', {
      nullable: true,
      description: 'SHA-256 of its file, in 64 hexadecimal digits; null if the bundle does not say.',
    }),
    size: t.float({
      nullable: true,
      description: 'Its size in bytes; null if nobody says.',
      resolve: ({ size }) => size,
    }),
    state: t.expose('state', { type: PackageState, description: 'Whether its file is here.' }),
  }),
})

const MissingBundleValue = builder.objectRef<MissingHere>('MissingBundleValue').implement({
  description: 'A value that somebody here has to give before the release of a bundle can be deployed.',
  access: 'Public',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name, for `acceptBundle`.' }),
    label: t.exposeString('label', { nullable: true, description: 'What a form calls it.' }),
    isSensitive: t.exposeBoolean('isSensitive', { description: 'Whether it is to be given as a secret.' }),
    isOnlyNeeded: t.exposeBoolean('isOnlyNeeded', {
      description: 'Whether the release has values of that name, but only for where it came from.',
    }),
    per: t.expose('per', { type: TemplateScope, description: 'Per what it is given.' }),
    environment: t.field({
      type: Environment,
      nullable: true,
      access: 'EnvironmentView',
      description: 'For which environment; null per tenant alone, and for each one where no lifecycle is chosen.',
      resolve: ({ environmentId: id }, _args, context, info) =>
        id === null ? null : loadEntity(context, info, 'Environment', id),
    }),
    tenant: t.field({
      type: Tenant,
      nullable: true,
      access: 'TenantView',
      description: 'For which tenant; null per environment alone.',
      resolve: ({ tenantId: id }, _args, context, info) =>
        id === null ? null : loadEntity(context, info, 'Tenant', id),
    }),
  }),
})

export const BundleReview = builder.objectRef<Review>('BundleReview').implement({
  description: 'What would come with the release of a bundle, held against what is here now.',
  access: 'Public',
  fields: (t) => ({
    before: t.field({
      type: Release,
      nullable: true,
      access: 'ReleaseView',
      description:
        'The release that it is compared with: the same one, if an earlier bundle brought it, else the newest of the remote project; null for none.',
      resolve: ({ ground }, _args, context, info) =>
        ground.before ? loadEntity(context, info, 'Release', ground.before.id) : null,
    }),
    hasOtherNotes: t.boolean({
      description: 'Whether its notes are others.',
      resolve: ({ ground, content }) => (ground.before?.notes ?? null) !== content.release.notes,
    }),
    process: t.field({
      type: ProcessComparison,
      nullable: true,
      access: 'ProcessView',
      description: 'What would become of the process; null for a caller who may not see the one that is here.',
      resolve: (review, _args, context) => processChangesOf(context, review),
    }),
    variables: t.field({
      type: VariableComparison,
      nullable: true,
      access: 'VariableView',
      description:
        'What would become of the variables, of sensitive ones only whether they are otherwise; null for a caller who may see none of those here.',
      resolve: (review, _args, context) => variableChangesOf(context, review),
    }),
    packages: t.field({
      type: [BundlePackage],
      description: 'The packages of the release, by action and name.',
      resolve: (review, _args, context) => packagesOf(context, review),
    }),
    unresolved: t.field({
      type: [UnresolvedReference],
      description: 'What it names and nothing here has, by kind.',
      resolve: ({ content, local }) => unresolvedIn(content, local),
    }),
    missing: t.field({
      type: [MissingBundleValue],
      description: 'The values that it would lack, at most 1,000.',
      resolve: (review, _args, context) => missingHere(context, review),
    }),
  }),
})
