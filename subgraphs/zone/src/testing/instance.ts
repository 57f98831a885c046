import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import type { Caller } from '@spaceport/kit/caller'
import type { InstanceMember } from '@spaceport/kit/membership'
import { jsonBody, type ServiceRequest } from '@spaceport/kit/server/route'
import { startService } from '@spaceport/kit/server/service'

/** What an Instance was asked. */
export type Question = { kind: string; spaces: string[]; after?: string; limit: number }

/** An Instance that answers `/internal/ownership` as a test wants, to the zone alone. */
export type FakeInstance = {
  member: InstanceMember
  /** What it was asked, and on whose behalf. */
  asked: { question: Question; caller: Caller | null }[]
  /** What it answers from now on. */
  answer(with_: (question: Question, request: ServiceRequest) => Response | Promise<Response>): void
  close(): Promise<void>
}

/** Starts one on a free port. `zoneKey` is the public key of the zone that it believes. */
export async function startInstance(id: string, zoneKey: string): Promise<FakeInstance> {
  const keys = generateKeyPair()
  const asked: FakeInstance['asked'] = []
  let answer: Parameters<FakeInstance['answer']>[0] = () => Response.json({ ids: [] })
  const service = await startService({
    host: '127.0.0.1',
    port: 0,
    verifier: new AssertionVerifier({ audience: id, privateKey: keys.privateKey, peers: { zone: zoneKey } }),
    routes: [
      {
        method: 'POST',
        path: '/internal/ownership',
        from: ['zone'],
        handle(request) {
          const question = jsonBody(request) as Question
          asked.push({ question, caller: request.caller })
          return answer(question, request)
        },
      },
    ],
  })
  return {
    member: { id, name: id, url: service.url, publicKey: keys.publicKey },
    asked,
    answer: (with_) => (answer = with_),
    close: () => service.close(0),
  }
}
