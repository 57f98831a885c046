import { generateKeyPair } from '@spaceport/kit/assertion/keys'
import { AssertionVerifier } from '@spaceport/kit/assertion/verify'
import type { InstanceMember } from '@spaceport/kit/membership'
import { jsonBody, type Route } from '@spaceport/kit/server/route'
import { startService } from '@spaceport/kit/server/service'

/** A step that an Instance is asked for, by the end of its path, such as `seal`. */
export type Asked = { step: string; body: Record<string, unknown>; subject: string | null }

/** An Instance that agrees to every step, unless a test has it answer otherwise. */
export type FakeOwner = {
  member: InstanceMember
  /** What it was asked, in order. */
  asked: Asked[]
  /** How it answers a step from now on; null: as usual. */
  answer(step: string, with_: ((asked: Asked) => Response | Promise<Response>) | null): void
  close(): Promise<void>
}

const STEPS = ['look', 'seal', 'open', 'unseal', 'decline', 'settle', 'holdings', 'plan-split', 'take'] as const

const AGREES: Record<string, object> = {
  look: { found: true },
  seal: { carried: null },
  decline: { opened: false },
  holdings: { spaces: [] },
}

/** Starts one on a free port. `zoneKey` is the public key of the zone that it believes. */
export async function startOwner(id: string, zoneKey: string): Promise<FakeOwner> {
  const keys = generateKeyPair()
  const asked: Asked[] = []
  const answers = new Map<string, (asked: Asked) => Response | Promise<Response>>()
  const route = (step: string, path: string): Route => ({
    method: 'POST',
    path,
    from: ['zone'],
    handle(request) {
      const one = { step, body: jsonBody(request) as Asked['body'], subject: request.caller?.subject ?? null }
      asked.push(one)
      return answers.get(step)?.(one) ?? Response.json(AGREES[step] ?? {})
    },
  })
  const service = await startService({
    host: '127.0.0.1',
    port: 0,
    verifier: new AssertionVerifier({ audience: id, privateKey: keys.privateKey, peers: { zone: zoneKey } }),
    routes: [
      ...STEPS.map((step) => route(step, `/internal/ownership/${step}`)),
      route('footprint', '/internal/footprint'),
      route('identities', '/internal/identities'),
    ],
  })
  return {
    member: { id, name: id, url: service.url, publicKey: keys.publicKey },
    asked,
    answer: (step, with_) => (with_ ? answers.set(step, with_) : answers.delete(step)),
    close: () => service.close(0),
  }
}

/** The refusal of a step, as an Instance answers it. */
export function refusal(code: string, status: number, message = 'No.'): Response {
  return Response.json({ errors: [{ message, extensions: { code } }] }, { status })
}
