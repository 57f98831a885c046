import type { TypedDocument } from '@spaceport/client/document'
import { isErrorCode, SpaceportError } from '@spaceport/kit/errors'
import { SpaceportRequestError } from '@spaceport/client/errors'
import { randomUUID } from 'node:crypto'
import type { CommandContext } from '../command.js'
import { connect, findConnection, type Connection, type ConnectionFlags } from '../connection.js'
import { Failure } from '../failure.js'
import { isPassing, retrying } from '../retry.js'

/** What a mutation answers: its errors, else what it did. */
export type Payload<Done> = (Done & { errors: { code: string; message: string }[] }) | null

/** Milliseconds that a change may take: a bundle of some GiB is verified to its last byte. */
const DEADLINE = 60_000

/** Refusals that say that nothing can be done at all, and not what is wrong with what was asked. */
const OF_THE_KEY: readonly string[] = ['UNAUTHENTICATED', 'READ_ONLY_KEY']

/** The graph that is meant, which is named if nobody said it. */
export async function meantGraph(flags: ConnectionFlags, context: CommandContext): Promise<Connection> {
  const connection = await findConnection(flags, context)
  if (connection.note) context.terminal.err(`${connection.note}\n`)
  return connection
}

/** Asks the graph for a change, once, however often the question has to be sent. Throws a `SpaceportError` when it is refused. */
export async function askChange<Done, Input extends object>(
  connection: Connection,
  { signal, wait }: CommandContext,
  document: TypedDocument<{ done: Payload<Done> }, { input: Input & { idempotencyKey: string } }>,
  input: Input,
): Promise<Done> {
  const client = connect(connection, DEADLINE)
  const variables = { input: { ...input, idempotencyKey: randomUUID() } }
  const { done } = await coded(() => retrying(() => client.request(document, variables, { signal }), signal, wait))
  const [error] = done?.errors ?? []
  if (error) throw new SpaceportError(isErrorCode(error.code) ? error.code : 'INTERNAL', error.message)
  if (!done) throw new Failure('The graph gave no answer.')
  return done
}

/** Runs what asks the gateway; a refusal of what was asked is thrown as a `SpaceportError`, all else as it is. */
export async function coded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SpaceportRequestError) || isPassing(error)) throw error
    const { code, message } = error
    throw isErrorCode(code) && !OF_THE_KEY.includes(code) ? new SpaceportError(code, message) : error
  }
}
