import { FLEET_DIRECTIVE } from '@spaceport/kit/schema/fleet'

/** A `space` subgraph in small: every kind of root field, with the shared types of the real one. */
export const SDL = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  ${FLEET_DIRECTIVE}

  enum OrderDirection {
    ASC
    DESC
  }
  enum ProjectOrderField {
    NAME
    LAST_DEPLOYED_AT
  }
  input ProjectOrder {
    field: ProjectOrderField!
    direction: OrderDirection!
  }
  input ProjectFilter {
    space: [ID!]
    zone: [ID!]
    text: String
  }
  enum ErrorCode {
    NOT_FOUND
    BAD_ID
    CONFLICT
  }
  scalar JSON

  interface Node {
    id: ID!
  }
  type Space @key(fields: "id") {
    id: ID!
    projectCount: Int
  }
  type Environment implements Node @key(fields: "id") {
    id: ID!
    name: String!
    remoteOf: ID
  }
  type Project implements Node @key(fields: "id") {
    id: ID!
    name: String!
    space: Space
    lastDeployedAt: Int
    environments: [Environment!]!
    broken: String
    owner: String
    labels(only: String): JSON
  }
  type ProjectEdge {
    cursor: String!
    node: Project!
  }
  type ProjectConnection {
    edges: [ProjectEdge!]!
    nodes: [Project!]!
    pageInfo: PageInfo!
    totalCount: Int!
    completeness: Completeness!
  }
  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
  type Completeness @shareable {
    asked: Int!
    answered: Int!
    missing: [MissingSpace!]!
  }
  type MissingSpace @shareable {
    space: ID!
    reason: String!
    since: String!
  }
  type Facets {
    state: FacetList!
    kind(prefix: String): FacetList
  }
  type FacetList {
    values: [FacetValue!]!
    truncated: Boolean!
  }
  type FacetValue {
    name: String!
    count: Int!
  }
  type Role {
    space: Space
    role: String
    broken: String
  }
  type UserError {
    code: ErrorCode!
    message: String!
    path: [String!]!
  }
  type RenameProjectPayload {
    project: Project
    errors: [UserError!]!
  }
  input RenameProjectInput {
    id: ID!
    name: String!
    idempotencyKey: String
  }

  type Query {
    node(id: ID!): Node @fleet(route: "id")
    nodes(ids: [ID!]!): [Node] @fleet(route: "ids")
    projects(
      first: Int
      after: String
      last: Int
      before: String
      filter: ProjectFilter
      orderBy: ProjectOrder = { field: NAME, direction: ASC }
    ): ProjectConnection @fleet(merge: "CONNECTION")
    projectCount(filter: ProjectFilter): Int @fleet(merge: "SUM")
    projectFacets(filter: ProjectFilter): Facets @fleet(merge: "FACETS")
    roles: [Role!] @fleet(merge: "LIST")
  }
  type Mutation {
    renameProject(input: RenameProjectInput!): RenameProjectPayload @fleet(route: "input.id")
  }
`
