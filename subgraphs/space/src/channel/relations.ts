import { seen } from '../access/seen.js'
import { visible } from '../access/visible.js'
import { allOf } from '../access/where.js'
import { builder } from '../builder.js'
import { nestedList } from '../connection/nested.js'
import { Lifecycle } from '../lifecycle/type.js'
import { Project } from '../project/type.js'
import { Tag } from '../tag-set/tag.js'
import { tagsOf } from '../tag-set/tags.js'
import { channelArguments } from './connection.js'
import { channelList } from './list.js'
import { Channel, ChannelConnection } from './type.js'

builder.prismaObjectFields(Channel, (t) => ({
  project: t.field({
    type: Project,
    nullable: true,
    access: 'ProjectView',
    description: 'The project that it is of; null for one that the caller cannot see.',
    select: (_args, _context, nested) => ({ project: nested(true) }),
    resolve: ({ project }, _args, context) => seen(context, 'Projects', project),
  }),
  lifecycle: t.field({
    type: Lifecycle,
    nullable: true,
    access: 'LifecycleView',
    description: "The lifecycle that it has of its own; null if its releases go by the project's.",
    select: (_args, _context, nested) => ({ lifecycle: nested(true) }),
    resolve: ({ lifecycle }, _args, context) => seen(context, 'Lifecycles', lifecycle),
  }),
  effectiveLifecycle: t.field({
    type: Lifecycle,
    nullable: true,
    access: 'LifecycleView',
    description:
      "The way that its releases go: its own lifecycle, else the project's; null if the caller cannot see it.",
    select: (_args, _context, nested) => ({
      lifecycle: nested(true),
      project: { select: { lifecycle: nested(true) } },
    }),
    resolve: ({ lifecycle, project }, _args, context) => seen(context, 'Lifecycles', lifecycle ?? project.lifecycle),
  }),
  tenantTags: t.field({
    type: [Tag],
    access: 'TenantView',
    description: 'Its releases are deployed only for tenants with one of these tags; without tags, for all.',
    select: { tenantTagIds: true },
    resolve: ({ tenantTagIds }, _args, context) => tagsOf(context, tenantTagIds),
  }),
}))

builder.prismaObjectFields(Project, (t) => ({
  channels: t.field({
    type: ChannelConnection,
    access: 'ProcessView',
    description: 'The ways that its releases can go.',
    args: channelArguments,
    ...nestedList(channelList, 'channels'),
  }),
  defaultChannel: t.field({
    type: Channel,
    nullable: true,
    access: 'ProcessView',
    description: 'The channel of releases that name no other; null if the caller cannot see it.',
    select: (_args, context, nested) => ({
      channels: nested({ where: allOf([{ isDefault: true }, visible(context, 'Channels')]), take: 1 }),
    }),
    resolve: ({ channels }) => channels[0] ?? null,
  }),
}))

builder.prismaObjectFields(Lifecycle, (t) => ({
  channels: t.field({
    type: ChannelConnection,
    access: 'ProcessView',
    description: 'The channels that go by it instead of by the lifecycle of their project.',
    args: channelArguments,
    ...nestedList(channelList, 'channels'),
  }),
}))
