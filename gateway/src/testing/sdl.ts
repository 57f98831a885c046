const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key", "@shareable", "@external"])`

const SHARED = `
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type Completeness @shareable { asked: Int! answered: Int! missing: [MissingSpace!]! }
  type MissingSpace @shareable { space: ID! reason: String! since: DateTime! }
  scalar DateTime
`

/** A directory with as much as the tests ask. */
export const DIRECTORY_SDL = `
  ${LINK}
  type Query { me: User space(id: ID!): Space instance(id: ID!): Instance }
  type Mutation { renameMe(name: String!): User }
  type User @key(fields: "id") { id: ID! name: String! }
  type Space @key(fields: "id") { id: ID! name: String! instance: Instance }
  type Instance @key(fields: "id") { id: ID! name: String! }
`

/** A zone with as much as the tests ask. */
export const ZONE_SDL = `
  ${LINK}
  type Query { zone(id: ID!): Zone }
  type Zone @key(fields: "id") { id: ID! name: String! }
  type Instance @key(fields: "id") { id: ID! zone: Zone }
`

/** The \`space\` SDL of one version. \`project\`: more fields of a project; \`more\`: further definitions. */
export function spaceSdl({
  project = '',
  query = '',
  more = '',
}: { project?: string; query?: string; more?: string } = {}): string {
  return `
  ${LINK}
  directive @fleet(route: String, merge: String) on FIELD_DEFINITION
  type Query {
    node(id: ID!): Node @fleet(route: "id")
    projects(first: Int, after: String, last: Int, before: String, filter: ProjectFilter, orderBy: ProjectOrder = { field: NAME, direction: ASC }): ProjectConnection @fleet(merge: "CONNECTION")
    projectCount: Int @fleet(merge: "SUM")
    ${query}
  }
  type Mutation { renameProject(id: ID!, name: String!): Project @fleet(route: "id") }
  interface Node { id: ID! }
  type Space @key(fields: "id") { id: ID! projectTotal: Int }
  type Project implements Node @key(fields: "id") { id: ID! space: Space name: String! ${project} }
  type ProjectConnection { edges: [ProjectEdge!]! nodes: [Project!]! pageInfo: PageInfo! totalCount: Int! completeness: Completeness! }
  type ProjectEdge { cursor: String! node: Project! }
  input ProjectFilter { space: [ID!] zone: [ID!] text: String }
  input ProjectOrder { field: ProjectOrderField! direction: OrderDirection! }
  enum ProjectOrderField { NAME }
  enum OrderDirection { ASC DESC }
  ${SHARED}
  ${more}
`
}
