import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ask } from '../../gateway/ask'
import { WhoDocument } from '../../generated/graphql'
import { safeNextPath } from '../../security/next-path'
import { BrandMark } from '../brand'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, error } = await searchParams
  const path = safeNextPath(next)
  const who = await ask(WhoDocument, {})
  if (who.kind === 'answer' && who.data.me) redirect(path)
  return (
    <main className="flex min-h-full items-center justify-center p-6">
      <div className="w-full max-w-80 pb-[10vh]">
        <BrandMark className="size-8" />
        <h1 className="mt-5 text-xl font-semibold tracking-tight">Sign in to Spaceport</h1>
        <p className="mt-1 mb-7 text-muted">One screen over every Space you may enter.</p>
        <SignInForm next={path} failure={typeof error === 'string' ? error : null} />
      </div>
    </main>
  )
}
