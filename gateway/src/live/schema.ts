import { extendSchema, parse, type GraphQLSchema } from 'graphql'

/**
 * The part of the graph that the gateway answers itself, as a stream. It is no part of the supergraph: the planner plans what is read under
 * `node`, and nothing else of it.
 */
export const LIVE = parse(`
extend schema {
  subscription: Subscription
}

"""What is told as it happens: over server-sent events, at the address of all other operations."""
type Subscription {
  """
  What changes in the Spaces that the caller may enter, and how the Spaces are. The first batch comes at once. Rights are looked at anew for each
  batch: what the caller may not see, or no longer exists, is passed over. What a task logs and how much of it is done is no change. To go on after
  a cut with nothing missed or doubled, keep the last position of each Space and hand them back as \`after\`.
  """
  changes(
    """Which kinds of things. Default: all."""
    kinds: [ChangedKind!]

    """Only in these Spaces. Default: all that the caller may enter, also those that come later."""
    space: [ID!]

    """
    Where the caller had got to: each Space goes on after its position. A Space that is not named begins with what changes from now on.
    """
    after: [FeedPositionInput!]
  ): Changes!
}

"""A kind of thing whose changes are told."""
enum ChangedKind {
  ACCOUNT
  BUILD_INFORMATION
  CERTIFICATE
  CHANNEL
  DEPLOYMENT
  DEPLOYMENT_FREEZE
  DEPLOYMENT_TARGET
  ENVIRONMENT
  FEED
  INCOMING_BUNDLE
  INTERRUPTION
  LIBRARY_VARIABLE_SET
  LIFECYCLE
  MACHINE_POLICY
  OUTGOING_BUNDLE
  PROJECT
  PROJECT_GROUP
  RELEASE
  RUNBOOK
  RUNBOOK_SNAPSHOT
  SCOPED_USER_ROLE
  SERVER_TASK
  STEP_TEMPLATE
  TAG_SET
  TEAM
  TENANT
  TRUST
  USER_ROLE
  VARIABLE
  WORKER
  WORKER_POOL
}

"""How far the changes of one Space were told."""
input FeedPositionInput {
  """The Space: \`Spaces-12\`."""
  space: ID!

  """The last position that was told of it."""
  position: Int!
}

"""How far the changes of one Space have been told."""
type FeedPosition {
  """The Space: \`Spaces-12\`."""
  space: ID!

  """Counts the Space's audit events, in the order in which they were committed."""
  position: Int!
}

"""What happened since the batch before."""
type Changes {
  """
  The Spaces that got further with this batch, also by changes that are not for the caller. The first batch has every Space that answers.
  """
  positions: [FeedPosition!]!

  """What changed, in order within each Space."""
  changes: [Change!]!

  """How the Spaces are: the first batch has every Space, later ones have those that are otherwise than before."""
  health: [SpaceHealth!]!

  """
  The Spaces of which something may have changed that is not told, such as one that has just come, or whose \`after\` it does not know: what is
  known of them is to be asked for again.
  """
  reset: [ID!]!
}

"""One thing that changed. One event may change several things: they have the same position."""
type Change {
  """The Space: \`Spaces-12\`."""
  space: ID!

  """The position of the event in its Space."""
  position: Int!

  """When it changed."""
  at: DateTime!

  """What kind of thing it is."""
  kind: ChangedKind!

  """Its id."""
  id: ID!

  """It, as it is now, and as the caller may see it."""
  node: Node
}

"""How one Space is, as this gateway knows it."""
type SpaceHealth {
  """The Space: \`Spaces-12\`."""
  space: ID!

  """The Instance on which it lives."""
  instance: ID!

  """Whether it answers."""
  state: SpaceHealthState!

  """Why it does not answer, as in \`completeness\`; null while it does."""
  reason: String

  """Since when it is in this state, as far as this gateway has seen."""
  since: DateTime!

  """How long its Instance took to answer when this gateway last looked, in milliseconds; null while it does not answer."""
  latencyMilliseconds: Float

  """The first digits of the hash of the schema that its Instance serves; null while that is unknown."""
  schemaVersion: String
}

"""Whether a Space answers."""
enum SpaceHealthState {
  """It answers."""
  REACHABLE

  """Its Instance does not answer."""
  UNREACHABLE

  """Its Instance answers, but cannot reach its database."""
  DATABASE_AWAY

  """Its Instance serves a schema that nobody has approved, and is left out until somebody does."""
  QUARANTINED
}
`)

/** The API schema with what is told as it happens; as it is where nothing can be read by its id. */
export function withLive(apiSchema: GraphQLSchema): GraphQLSchema {
  const readable = apiSchema.getQueryType()?.getFields().nodes && apiSchema.getType('DateTime')
  return readable ? extendSchema(apiSchema, LIVE) : apiSchema
}
