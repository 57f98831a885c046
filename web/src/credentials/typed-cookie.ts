import { cookies } from 'next/headers'
import type { Typed } from '../change/typed'
import type { CredentialKind } from './kinds'

const NAME = 'spaceport-typed'

/** What is shown again of a form that gives a session: neither its password nor its token. */
const SHOWN = ['email', 'name']

/** The longest that is kept, in characters of the header: browsers drop longer cookies, and proxies refuse longer headers. */
const LONGEST = 2_000

/** The headers of a cookie by which the form's page shows what was typed, once it was refused without script: there alone, and for a minute. */
export function typedCookie({ page, fields }: CredentialKind, form: FormData, request: Headers): Headers {
  const typed = fields.flatMap((name) => {
    const value = form.get(name)
    return SHOWN.includes(name) && typeof value === 'string' ? [[name, value]] : []
  })
  const text = encodeURIComponent(new URLSearchParams(typed).toString())
  if (text === '' || text.length > LONGEST) return new Headers()
  // The browser itself says how it came here.
  const secure = request.get('origin')?.startsWith('https:') ? '; Secure' : ''
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
