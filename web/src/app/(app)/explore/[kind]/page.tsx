import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { KindView } from '../../../../explore/kind-view'
import { kindAt } from '../../../../explore/kinds'
import { askKind, isExplored } from '../../../../explore/sources'

export async function generateMetadata({ params }: PageProps<'/explore/[kind]'>): Promise<Metadata> {
  return { title: kindAt((await params).kind)?.title ?? 'Explore' }
}

/** A kind of thing over all Spaces. */
export default async function KindPage({ params, searchParams }: PageProps<'/explore/[kind]'>) {
  const { kind } = await params
  if (kind === 'projects') redirect('/projects')
  if (!isExplored(kind)) notFound()
  return <KindView key={kind} kind={kind} served={await askKind(kind, searchParams)} />
}
