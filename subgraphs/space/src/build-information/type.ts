import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { BuildCommitType, keptCommits, keptWorkItems, WorkItemType } from './commit.js'

export const BuildInformation = builder.prismaObject('BuildInformation', {
  description: 'How one version of a package was built, as its build server says: from which commits, for what work.',
  interfaces: [Node],
  access: 'FeedView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/BuildInformation-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'BuildInformation', id),
    }),
    space: t.field(itsSpace),
    packageId: t.exposeString('packageId', { description: 'The package, by the name that it has in its feed.' }),
    packageVersion: t.exposeString('packageVersion', { description: 'Which version of it.' }),
    buildEnvironment: t.exposeString('buildEnvironment', {
      nullable: true,
      description: 'What built it, such as `GitHub Actions`.',
    }),
    buildNumber: t.exposeString('buildNumber', { nullable: true, description: 'Which build it was.' }),
    buildUrl: t.exposeString('buildUrl', {
      nullable: true,
      description: 'Where the build is shown, by http or https.',
    }),
    branch: t.exposeString('branch', { nullable: true, description: 'The branch that was built.' }),
    vcsType: t.exposeString('vcsType', { nullable: true, description: 'The kind of version control, such as `Git`.' }),
    vcsRoot: t.exposeString('vcsRoot', { nullable: true, description: 'The repository, as version control names it.' }),
    vcsCommitNumber: t.exposeString('vcsCommitNumber', { nullable: true, description: 'The commit that was built.' }),
    vcsCommitUrl: t.exposeString('vcsCommitUrl', {
      nullable: true,
      description: 'Where that commit is shown, by http or https.',
    }),
    commits: t.field({
      type: [BuildCommitType],
      description: 'The commits since the build before, as they were given.',
      select: { commits: true },
      resolve: ({ commits }) => keptCommits(commits),
    }),
    workItems: t.field({
      type: [WorkItemType],
      description: 'The work that it takes further, as it was given.',
      select: { workItems: true },
      resolve: ({ workItems }) => keptWorkItems(workItems),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first pushed.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(BuildInformation)

export const BuildInformationConnection = connectionType(BuildInformation, 'FeedView')
