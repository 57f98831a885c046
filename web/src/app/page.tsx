import { redirect } from 'next/navigation'
import { HOME_PATH } from '../security/next-path'

/** The bare address leads to what runs where. */
export default function HomePage() {
  redirect(HOME_PATH)
}
