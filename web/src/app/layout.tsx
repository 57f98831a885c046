import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { connection } from 'next/server'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { THEME_COOKIE, themeOf, type Theme } from '../theme/theme'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Spaceport', template: '%s · Spaceport' },
  description: 'One screen over a whole fleet of deployment servers.',
  robots: { index: false, follow: false },
}

/** The canvas of each theme, for what the browser draws around the page. */
const CANVAS = { light: '#ffffff', dark: '#0c0d10' } as const

async function chosenTheme(): Promise<Theme> {
  return themeOf((await cookies()).get(THEME_COOKIE)?.value)
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme()
  if (theme !== 'system') return { themeColor: CANVAS[theme] }
  return {
    themeColor: [
      { media: '(prefers-color-scheme: light)', color: CANVAS.light },
      { media: '(prefers-color-scheme: dark)', color: CANVAS.dark },
    ],
  }
}

/** The document around every page. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // Nothing is rendered ahead of a request: the scripts of a page need the nonce of its own response.
  await connection()
  return (
    <html lang="en" data-theme={await chosenTheme()}>
      <body>
        <NuqsAdapter>{children}</NuqsAdapter>
      </body>
    </html>
  )
}
