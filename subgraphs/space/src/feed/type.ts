import { entityId } from '@spaceport/kit/ids'
import { builder } from '../builder.js'
import { connectionType } from '../connection/type.js'
import { asEntity } from '../entity/entity.js'
import { Node } from '../graph/node.js'
import { itsSpace } from '../space/type.js'
import { FeedType } from './feed-type.js'

export const Feed = builder.prismaObject('Feed', {
  description: 'Where packages come from.',
  interfaces: [Node],
  access: 'FeedView',
  select: { id: true },
  fields: (t) => ({
    id: t.id({
      access: 'Public',
      description: 'The id: `Spaces-12/Feeds-7`.',
      resolve: ({ id }, _args, { space }) => entityId(space, 'Feeds', id),
    }),
    space: t.field(itsSpace),
    name: t.exposeString('name', { description: 'The name: unique in the Space, whatever its case.' }),
    type: t.expose('type', { type: FeedType, description: 'What kind of feed it is.' }),
    uri: t.exposeString('uri', { nullable: true, description: 'Where it is; null where its type has no address.' }),
    username: t.exposeString('username', {
      nullable: true,
      description:
        'Who asks it for packages, of `AWS_ELASTIC_CONTAINER_REGISTRY` and `S3` the access key; null for anybody.',
    }),
    hasPassword: t.boolean({
      description: 'Whether a password, token or secret key is kept for it, which nobody reads.',
      select: { secretId: true },
      resolve: ({ secretId }) => secretId !== null,
    }),
    details: t.field({
      type: 'JSON',
      description: 'What else its type needs to know, such as `region` of `S3`: an object, without secrets.',
      select: { details: true },
      resolve: ({ details }) => JSON.parse(details) as unknown,
    }),
    downloadAttempts: t.exposeInt('downloadAttempts', { description: 'How often the download of a package is tried.' }),
    downloadRetryBackoff: t.exposeInt('downloadRetryBackoff', {
      description: 'Seconds between the first try and the second; it doubles with each.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    version: t.exposeInt('version', { description: 'Counts the changes, from 1; for `expectedVersion`.' }),
  }),
})

asEntity(Feed)

export const FeedConnection = connectionType(Feed, 'FeedView')
