import type { ReactNode } from 'react'
import { BrandMark } from '../app/brand'

/** A page in front of Spaceport, for those who have no session yet. */
export function Entrance({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  return (
    <main className="flex min-h-full items-center justify-center p-6">
      <div className="w-full max-w-80 pb-[10vh]">
        <BrandMark className="size-8" />
        <h1 className="mt-5 text-xl font-semibold tracking-tight">{title}</h1>
        <p className="mt-1 mb-7 text-muted">{lead}</p>
        {children}
      </div>
    </main>
  )
}
