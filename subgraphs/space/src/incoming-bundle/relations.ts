import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { Project } from '../project/type.js'
import { Release } from '../release/type.js'
import { Trust } from '../trust/type.js'
import { IncomingBundle } from './type.js'

builder.prismaObjectFields(IncomingBundle, (t) => ({
  trust: t.field({
    type: Trust,
    nullable: true,
    access: 'TrustView',
    description: 'The trust by which it came; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ trust: nested(true) }),
    resolve: ({ trust }, _args, context) => seen(context, 'Trusts', trust),
  }),
  project: t.field({
    type: Project,
    nullable: true,
    access: 'ProjectView',
    description:
      'The remote project that it landed on; null until it is accepted, and for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ project: nested(true) }),
    resolve: ({ project }, _args, context) => seen(context, 'Projects', project),
  }),
  release: t.field({
    type: Release,
    nullable: true,
    access: 'ReleaseView',
    description: 'The release that it became; null until it is accepted, and for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ release: nested(true) }),
    resolve: ({ release }, _args, context) => seen(context, 'Releases', release),
  }),
}))

builder.prismaObjectFields(Release, (t) => ({
  origin: t.exposeString('origin', {
    nullable: true,
    description:
      'Of a release that came by promotion: the root of the Space where it was built, and its id there. Null for one that was made here.',
  }),
  isRemote: t.boolean({
    description: 'Whether it came by promotion, so that what it is made of is read-only here.',
    select: { origin: true },
    resolve: ({ origin }) => origin !== null,
  }),
  remoteSpace: t.string({
    nullable: true,
    description: 'What the Space in which it was built calls itself; null for one that was made here.',
    select: { origin: true, project: { select: { remoteSpace: true } } },
    resolve: ({ origin, project }) => (origin === null ? null : project.remoteSpace),
  }),
  incomingBundle: t.field({
    type: IncomingBundle,
    nullable: true,
    access: 'BundleView',
    description:
      'The bundle that brought it, the last one where several did; null for one that was made here, and for a caller who cannot see it.',
    select: (_args, _context, nested) => ({
      incomingBundles: { orderBy: { id: 'desc' }, take: 1, ...nested(true) },
    }),
    resolve: ({ incomingBundles }, _args, context) => seen(context, 'IncomingBundles', incomingBundles[0] ?? null),
  }),
}))
