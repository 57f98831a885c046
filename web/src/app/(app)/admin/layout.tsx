import type { ReactNode } from 'react'
import { AdminNav } from '../../../admin/admin-nav'

/** The parts of the administration, with the way from one to the others. */
export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <AdminNav />
      {children}
    </>
  )
}
