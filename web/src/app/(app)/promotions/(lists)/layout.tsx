import type { ReactNode } from 'react'
import { PromotionListsNav } from '../../../../promotion/lists-nav'

/** The lists of promotions, with the way from one to the others. */
export default function PromotionListsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PromotionListsNav />
      {children}
    </>
  )
}
