import { headers } from 'next/headers'

/** A whole address of this web app, as the browser that sent a form knows it. Browsers write `Origin` on every form post. */
export async function linkTo(path: string, token: string): Promise<string> {
  const origin = (await headers()).get('origin') ?? ''
  return `${URL.canParse(origin) ? new URL(origin).origin : ''}${path}?token=${encodeURIComponent(token)}`
}
