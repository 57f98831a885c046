import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import { jsonBody, type Route } from '@spaceport/kit/server/route'
import { startService } from '@spaceport/kit/server/service'
import type { TestDirectory } from './directory.js'
import { ada } from './directory.js'

/** An Instance that makes Spaces on paper only. */
export type TestInstance = {
  id: string
  url: string
  publicKey: string
  /** What it was asked to make, in order. */
  made: { space: string; members: unknown }[]
  /** How it answers; may be replaced. */
  answer: () => Response | Promise<Response>
  close(): Promise<void>
}

/** Starts an Instance and registers it. */
export async function testInstance(directory: TestDirectory, name: string): Promise<TestInstance> {
  const keys = generateKeyPair()
  const id = `Instances-${(await directory.database.client.instance.count()) + 1}`
  const verifier = new AssertionVerifier({
    audience: id,
    privateKey: keys.privateKey,
    peers: { directory: directory.keys.directory.publicKey },
  })
  const made: TestInstance['made'] = []
  const route: Route = {
    method: 'POST',
    path: '/internal/spaces',
    from: ['directory'],
    handle(request) {
      made.push(jsonBody(request) as TestInstance['made'][number])
      return instance.answer()
    },
  }
  const { url, close } = await startService({ host: '127.0.0.1', port: 0, verifier, routes: [route] })
  const instance: TestInstance = {
    id,
    url,
    publicKey: keys.publicKey,
    made,
    answer: () => Response.json({ space: made.at(-1)?.space }, { status: 201 }),
    close: () => close(0),
  }
  const answer = await directory.ask(
    ada,
    `mutation ($input: RegisterInstanceInput!) { registerInstance(input: $input) { instance { id } errors { code message } } }`,
    { input: { name, url, publicKey: keys.publicKey } },
  )
  const { registerInstance } = answer.data as { registerInstance: { instance: { id: string } | null } }
  if (registerInstance.instance?.id !== id) throw new Error(`could not register ${id}: ${JSON.stringify(answer)}`)
  return instance
}
