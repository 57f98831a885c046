'use client'

import type { ReactNode } from 'react'
import type { Me } from './me'
import { LiveMark } from '../live/live-mark'
import { useTheme } from '../theme/use-theme'
import { THEMES } from '../theme/theme'
import { Icon } from '../ui/icons'
import { Menu } from '../ui/menu'
import { openKeys } from '../keys/keys-dialog'
import { openPalette } from './palette-door'
import { useIsApple } from './is-apple'
import { signOut } from './sign-out'

const THEME_NAMES = { system: 'Theme of the system', light: 'Light theme', dark: 'Dark theme' } as const

/** The bar above every page: finding and doing, whether it is live, and who one is. */
export function TopBar({ me, menu }: { me: Me | null; menu: ReactNode }) {
  const [theme, chooseTheme] = useTheme()
  const isApple = useIsApple()
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-3 sm:px-5 print:hidden">
      {menu}
      <button
        type="button"
        onClick={openPalette}
        aria-keyshortcuts="Control+K Meta+K"
        className="flex h-8 w-full max-w-sm min-w-0 items-center gap-2 rounded-[0.4375rem] border border-line bg-surface px-2.5 text-muted hover:border-line-strong"
      >
        <Icon name="search" />
        <span className="truncate">Find or do anything</span>
        <kbd className="key ml-auto max-sm:hidden">{isApple ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className="ml-auto flex items-center gap-1.5">
        <LiveMark />
        <Menu
          label={me ? `You: ${me.name}` : 'You'}
          className="flex h-8 max-w-44 items-center gap-2 rounded-md px-2 text-muted hover:bg-hover hover:text-ink"
          items={() => [
            { says: 'Your account', icon: <Icon name="person" />, href: '/account' },
            { says: 'Keyboard', icon: <Icon name="code" />, hint: '?', run: openKeys },
            ...THEMES.map((one) => ({
              says: THEME_NAMES[one],
              icon: <Icon name={one === 'dark' ? 'moon' : 'sun'} />,
              isChecked: one === theme,
              run: () => chooseTheme(one),
            })),
            { says: 'Sign out', icon: <Icon name="exit" />, run: signOut },
          ]}
        >
          <Icon name="person" />
          <span className="truncate max-sm:sr-only">{me?.name ?? 'You'}</span>
        </Menu>
        <noscript>
          <form method="post" action="/sign-out">
            <button type="submit" className="control">
              Sign out
            </button>
          </form>
        </noscript>
      </div>
    </header>
  )
}
