import type { ReactNode } from 'react'
import { BrandMark } from './brand'

/** A whole page that says one thing and offers a way on. */
export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="flex min-h-full flex-col items-center justify-center gap-3 p-6 text-center">
      <BrandMark className="size-7" />
      <h1 className="text-lg font-semibold">{title}</h1>
      <div className="flex max-w-sm flex-col items-center gap-4 text-muted">{children}</div>
    </main>
  )
}
