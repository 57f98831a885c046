import { cookies } from 'next/headers'
import type { Typed } from '../change/typed'
import type { CredentialKind } from './kinds'

const NAME = 'spaceport-typed'

/** What is shown again of a form that gives a session: neither its password nor its token. */
const SHOWN = ['email', 'name']

/** Longer than any name or address, in UTF-16 units. */
const LONGEST = 320

/** The headers of a cookie by which the form's page shows what was typed, once it was refused without script: there alone, and for a minute. */
export function typedCookie({ page, fields }: CredentialKind, form: FormData, request: Headers): Headers {
  const typed = fields.flatMap((name) => {
    const value = form.get(name)
    return SHOWN.includes(name) && typeof value === 'string' ? [[name, value.slice(0, LONGEST)]] : []
  })
  if (typed.length === 0) return new Headers()
  // The browser itself says how it came here.
  const secure = request.get('origin')?.startsWith('https:') ? '; Secure' : ''
  const text = encodeURIComponent(new URLSearchParams(typed).toString())
  return new Headers({
    'set-cookie': `${NAME}=${text}; Path=${page}; Max-Age=60; HttpOnly; SameSite=Strict${secure}`,
  })
}

/** What was typed before the form was refused with `failure`; undefined where it comes for the first time. */
export async function typedBefore(failure: string | null): Promise<Typed | undefined> {
  const text = failure === null ? undefined : (await cookies()).get(NAME)?.value
  if (text === undefined) return undefined
  return Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, [value]] as const))
}
