import { seen } from '../access/seen.js'
import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { Project } from '../project/type.js'
import { Release } from '../release/type.js'
import { Trust } from '../trust/type.js'
import { outgoingBundleArguments } from './connection.js'
import { outgoingBundleList } from './list.js'
import { OutgoingBundle, OutgoingBundleConnection } from './type.js'

builder.prismaObjectFields(OutgoingBundle, (t) => ({
  release: t.field({
    type: Release,
    nullable: true,
    access: 'ReleaseView',
    description: 'The release that it carries; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ release: nested(true) }),
    resolve: ({ release }, _args, context) => seen(context, 'Releases', release),
  }),
  project: t.field({
    type: Project,
    nullable: true,
    access: 'ProjectView',
    description: 'The project of that release; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ release: { select: { project: nested(true) } } }),
    resolve: ({ release }, _args, context) => seen(context, 'Projects', release.project),
  }),
  trust: t.field({
    type: Trust,
    nullable: true,
    access: 'TrustView',
    description: 'The trust in the Space that it is for; null for a trust that the caller cannot see.',
    select: (_args, _context, nested) => ({ trust: nested(true) }),
    resolve: ({ trust }, _args, context) => seen(context, 'Trusts', trust),
  }),
  replaces: t.field({
    type: OutgoingBundle,
    nullable: true,
    description: 'The bundle of the same release whose place it takes there; null for none.',
    select: (_args, _context, nested) => ({ replaces: nested(true) }),
    resolve: ({ replaces }, _args, context) => seen(context, 'OutgoingBundles', replaces),
  }),
  replacedBy: t.field({
    type: OutgoingBundle,
    nullable: true,
    description: 'The bundle that takes its place there; null for none.',
    select: (_args, _context, nested) => ({ replacedBy: nested(true) }),
    resolve: ({ replacedBy }, _args, context) => seen(context, 'OutgoingBundles', replacedBy),
  }),
}))

builder.prismaObjectField(Release, 'outgoingBundles', (t) =>
  t.field({
    type: OutgoingBundleConnection,
    access: 'ReleaseView',
    description: 'The bundles by which it was promoted to other Spaces.',
    args: outgoingBundleArguments,
    ...nestedList(outgoingBundleList, 'outgoingBundles'),
  }),
)
