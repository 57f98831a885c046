import { buildSubgraphSchema } from '@apollo/subgraph'
import type { Caller } from '@spaceport/kit/caller'
import { SpaceportError, toResponse } from '@spaceport/kit/errors'
import type { EntryMember, InstanceMember, SpaceMember } from '@spaceport/kit/membership'
import { createGraphQL } from '@spaceport/kit/server/graphql'
import { jsonBody, type ServiceRequest } from '@spaceport/kit/server/route'
import type { KeyPair } from '@spaceport/kit/assertion/keys'
import { parse } from 'graphql'
import { startComponent, type TestComponent } from './component.js'
import { API_KEY, CALLER, PASSWORD, SESSION } from './credentials.js'
import { DOORS } from './doors.js'
import { LineStream } from './lines.js'
import { DIRECTORY_SDL } from './sdl.js'

type Changes = {
  instances?: InstanceMember[]
  removedInstances?: string[]
  spaces?: SpaceMember[]
  entry?: EntryMember[]
  removedEntry?: EntryMember[]
}

/** A directory that a test controls. */
export type TestDirectory = TestComponent & {
  /** Who each credential stands for. */
  callers: Map<string, Caller>
  /** Ahead of what the stream has told, if a test says so. */
  revision: number
  /** What it answers at the door of those who have no session yet, by path; 404 where there is nothing. */
  doors: Map<string, (request: ServiceRequest) => Response>
  /** What the audit has of what was read. */
  noted: { action: string; details: Record<string, unknown>; by: string | undefined }[]
  /** Awaited before each GraphQL answer. */
  before(request: ServiceRequest): Promise<void> | void
  /** Changes the fleet and tells the stream. */
  change(changes: Changes): void
}

/** Starts a directory of these Instances and Spaces; Groups-1 may enter all of them, Groups-2 none. */
export async function startDirectory(
  fleet: { instances: InstanceMember[]; spaces: SpaceMember[] },
  options: { port?: number; keys?: KeyPair; sdl?: string } = {},
): Promise<TestDirectory> {
  const instances = new Map(fleet.instances.map((one) => [one.id, one]))
  const spaces = new Map(fleet.spaces.map((one) => [one.id, one]))
  const entry = fleet.spaces.map(({ id }) => ({ group: 'Groups-1', space: id }))
  const names = { instances, spaces }
  const sdl = options.sdl ?? DIRECTORY_SDL
  const graphql = createGraphQL<{ caller: Caller | null; names: typeof names }>(
    buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]),
  )
  const stream = new LineStream(
    () => ({
      type: 'snapshot',
      revision: directory.revision,
      instances: [...instances.values()],
      spaces: [...spaces.values()],
      entry,
    }),
    () => ({ type: 'beat', revision: directory.revision }),
  )
  const authenticate = (request: ServiceRequest) => {
    const { session, apiKey, jwt } = jsonBody(request) as { session?: string; apiKey?: string; jwt?: string }
    const caller = directory.callers.get(session ?? apiKey ?? jwt ?? '')
    if (!caller) return toResponse(new SpaceportError('UNAUTHENTICATED', 'No such credential.'))
    return Response.json({ caller, revision: directory.revision })
  }
  const counted = new Map<string, number>()
  const rateLimits = (request: ServiceRequest) => {
    const { counts } = jsonBody(request) as { counts: { key: string; points: number; window: number }[] }
    const answer = counts.map(({ key, points, window }) => {
      counted.set(key, (counted.get(key) ?? 0) + points)
      return { key, points: counted.get(key), resetsIn: window }
    })
    return Response.json({ counts: answer })
  }
  const component = await startComponent(
    'directory',
    [
      { method: 'GET', path: '/internal/sdl', handle: () => new Response(sdl) },
      { method: 'GET', path: '/internal/membership', endless: true, handle: () => stream.answer() },
      { method: 'POST', path: '/internal/authenticate', handle: authenticate },
      { method: 'POST', path: '/internal/rate-limits', handle: rateLimits },
      {
        method: 'POST',
        path: '/internal/audit/reading',
        handle: (request) => {
          const reading = jsonBody(request) as { action: string; details: Record<string, unknown> }
          directory.noted.push({ ...reading, by: request.caller?.subject })
          return new Response(null, { status: 204 })
        },
      },
      { method: 'POST', path: '/internal/sign-in', handle: signIn },
      { method: 'POST', path: '/internal/sign-out', handle: () => new Response(null, { status: 204 }) },
      ...DOORS.map(([method, path]) => ({
        ...{ method, path },
        handle: (request: ServiceRequest) =>
          directory.doors.get(path)?.(request) ?? toResponse(new SpaceportError('NOT_FOUND', 'Nothing here.')),
      })),
      {
        method: 'POST',
        path: '/graphql',
        handle: async (request) => {
          await directory.before(request)
          return graphql.handle(request, { caller: request.caller, names })
        },
      },
    ],
    options,
  )
  const closeComponent = component.close
  const directory: TestDirectory = Object.assign(component, {
    callers: new Map([
      [API_KEY, CALLER],
      [SESSION, CALLER],
    ]),
    revision: 1,
    doors: new Map(),
    noted: [],
    before: () => {},
    change(changes: Changes) {
      directory.revision++
      for (const one of changes.instances ?? []) instances.set(one.id, one)
      for (const one of changes.spaces ?? []) spaces.set(one.id, one)
      for (const id of changes.removedInstances ?? []) instances.delete(id)
      entry.push(...(changes.entry ?? []))
      stream.write({ type: 'change', revision: directory.revision, ...changes })
    },
    close: (grace?: number) => {
      stream.end()
      return closeComponent(grace)
    },
  })
  return directory
}

function signIn(request: ServiceRequest): Response {
  const { password } = jsonBody(request) as { password: string }
  if (password !== PASSWORD) return toResponse(new SpaceportError('BAD_CREDENTIALS', 'Wrong.'))
  const user = { id: 'Users-1', name: 'Ada', email: 'ada@example.com' }
  return Response.json({ token: SESSION, expiresAt: '2100-01-01T00:00:00.000Z', user })
}

type Context = {
  caller: Caller | null
  names: { instances: Map<string, InstanceMember>; spaces: Map<string, SpaceMember> }
}

const resolvers = {
  Query: {
    me: (_: unknown, __: unknown, { caller }: Context) => caller && { id: caller.subject, name: caller.name },
    space: (_: unknown, { id }: { id: string }, { names }: Context) => names.spaces.get(id) ?? null,
    instance: (_: unknown, { id }: { id: string }, { names }: Context) => names.instances.get(id) ?? null,
  },
  Mutation: {
    renameMe: (_: unknown, { name }: { name: string }, { caller }: Context) => caller && { id: caller.subject, name },
  },
  Space: {
    __resolveReference: ({ id }: { id: string }, { names }: Context) => names.spaces.get(id) ?? null,
    instance: ({ instance }: SpaceMember, _: unknown, { names }: Context) => names.instances.get(instance) ?? null,
  },
  Instance: {
    __resolveReference: ({ id }: { id: string }, { names }: Context) => names.instances.get(id) ?? null,
  },
}
