import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request to the graph as the fake gateway got it. */
export type Asked = { operation: string; variables: Record<string, unknown>; authorization: string | undefined }

/** A gateway with one Space, `Spaces-1`, that keeps step templates as a real one would, as far as a client can tell. */
export type FakeGateway = {
  url: string
  asked: Asked[]
  /** The sources of the templates that are in, by their community id. */
  templates: Map<string, { version: number; source: string }>
  /** Faults that meet the next requests, one each. */
  faults: ((answer: () => object, response: ServerResponse) => void)[]
  close(): Promise<void>
}

export const KEY = 'spk_test'

/** Answers with an error instead of data, and does nothing. */
export function failing(code: string, status = 200): FakeGateway['faults'][number] {
  return (_, response) => send(response, { errors: [{ message: `It is ${code}.`, extensions: { code } }] }, status)
}

/** Hangs up without having done anything. */
export const hangUp: FakeGateway['faults'][number] = (_, response) => response.destroy()

/** Does what was asked, and then loses the answer. */
export const loseAnswer: FakeGateway['faults'][number] = (answer, response) => {
  answer()
  response.destroy()
}

/** Starts one on a free port. */
export async function startGateway(): Promise<FakeGateway> {
  const answers = new Map<string, object>()
  const gateway: Omit<FakeGateway, 'url' | 'close'> = { asked: [], templates: new Map(), faults: [] }

  function importTemplate({ space, source, idempotencyKey }: Record<string, string>): object {
    const known = answers.get(idempotencyKey ?? '')
    if (known) return known
    const answer = {
      importStepTemplate: space === 'Spaces-1' ? taken(source ?? '') : refused('NOT_FOUND', 'No such Space.'),
    }
    answers.set(idempotencyKey ?? '', answer)
    return answer
  }

  function taken(source: string): object {
    let file: { Id?: unknown; Name?: unknown; Version?: unknown }
    try {
      file = JSON.parse(source.replace(/^\ufeff/, '')) as typeof file
    } catch {
      return refused('STEP_TEMPLATE_INVALID', 'It is not JSON.')
    }
    const { Id: id, Name: name, Version: version } = file
    if (typeof id !== 'string' || typeof version !== 'number') {
      return refused('STEP_TEMPLATE_INVALID', 'It has no Id or Version.')
    }
    const before = gateway.templates.get(id)
    const stepTemplate = { id: `Spaces-1/StepTemplates-${id}`, name, version }
    if (before && before.version >= version) return { outcome: 'UNCHANGED', stepTemplate, errors: [] }
    gateway.templates.set(id, { version, source })
    return { outcome: before ? 'UPDATED' : 'CREATED', stepTemplate, errors: [] }
  }

  function answerOf({ operation, variables }: Asked): object {
    switch (operation) {
      case 'SpaceOfImport':
        return variables.id === 'Spaces-1'
          ? { data: { space: { name: 'Payments' } } }
          : {
              data: { space: null },
              errors: [{ message: 'None.', path: ['space'], extensions: { code: 'NOT_FOUND' } }],
            }
      case 'ImportStepTemplate':
        return { data: importTemplate(variables.input as Record<string, string>) }
      case 'Spaces':
        return { data: { spaces: variables.after === 'c1' ? LAST_PAGE : FIRST_PAGE } }
      default:
        return { data: { asked: variables } }
    }
  }

  function handle(request: IncomingMessage, body: string, response: ServerResponse): void {
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> }
    const operation = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? ''
    const asked = { operation, variables: variables ?? {}, authorization: request.headers.authorization }
    gateway.asked.push(asked)
    const fault = gateway.faults.shift()
    if (fault) return fault(() => answerOf(asked), response)
    if (asked.authorization !== `Bearer ${KEY}`) return failing('UNAUTHENTICATED', 401)(() => ({}), response)
    if (Buffer.byteLength(body) > 1024 * 1024) return failing('TOO_LARGE', 413)(() => ({}), response)
    send(response, answerOf(asked))
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => handle(request, Buffer.concat(chunks).toString('utf8'), response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(gateway, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  })
}

const FIRST_PAGE = {
  nodes: [{ id: 'Spaces-1', name: 'Payments', instance: { id: 'Instances-1', name: 'brisbane-1' } }],
  pageInfo: { hasNextPage: true, endCursor: 'c1' },
}
const LAST_PAGE = {
  nodes: [{ id: 'Spaces-12', name: 'Web\u001b[31m', instance: null }],
  pageInfo: { hasNextPage: false, endCursor: 'c2' },
}

function refused(code: string, message: string): object {
  return { outcome: null, stepTemplate: null, errors: [{ code, message }] }
}

function send(response: ServerResponse, json: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
}
