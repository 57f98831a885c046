import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Entrance } from '../../credentials/entrance'
import { readFirstRun, readProviders } from '../../credentials/read-entrance'
import { typedBefore } from '../../credentials/typed-cookie'
import { ask } from '../../gateway/ask'
import { WhoDocument } from '../../generated/graphql'
import { safeNextPath } from '../../security/next-path'
import { Providers } from './providers'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

/** How one gets in: by password or by an identity provider. */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, error } = await searchParams
  const path = safeNextPath(next)
  const failure = typeof error === 'string' ? error : null
  const [who, providers, firstRun] = await Promise.all([ask(WhoDocument, {}), readProviders(), readFirstRun()])
  if (who.kind === 'answer' && who.data.me) redirect(path)
  if (firstRun === true) redirect('/first-run')
  return (
    <Entrance title="Sign in to Spaceport" lead="One screen over every Space you may enter.">
      <SignInForm next={path} failure={failure} typed={await typedBefore(failure)} />
      <Providers providers={providers} next={path} />
    </Entrance>
  )
}
