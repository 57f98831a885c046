import { builder } from '../builder.js'
import { isRemote } from './remote.js'
import { Project } from './type.js'

builder.prismaObjectFields(Project, (t) => ({
  isRemote: t.boolean({
    description:
      'Whether it is built in another Space, by promotion or as a part of a split project: what built its releases is read-only here.',
    select: { remoteOf: true, remoteRoot: true },
    resolve: (project) => isRemote(project),
  }),
  remoteSpace: t.exposeString('remoteSpace', {
    nullable: true,
    description:
      'What the Space that its releases are promoted from calls itself; null for one that came by no promotion.',
  }),
  remoteName: t.exposeString('remoteName', {
    nullable: true,
    description: 'What it is called there; null for one that came by no promotion.',
  }),
}))
