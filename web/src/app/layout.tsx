import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { connection } from 'next/server'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { THEME_COOKIE, themeOf } from '../theme/theme'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Spaceport', template: '%s · Spaceport' },
  description: 'One screen over a whole fleet of deployment servers.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#0c0d10' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Nothing is rendered ahead of a request: the scripts of a page need the nonce of its own response.
  await connection()
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="en" data-theme={theme}>
      <body>
        <NuqsAdapter>{children}</NuqsAdapter>
      </body>
    </html>
  )
}
