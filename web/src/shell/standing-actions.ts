import { openKeys } from '../keys/keys-dialog'
import { chooseTheme } from '../theme/use-theme'
import { copyText } from '../ui/copy'
import { say } from '../ui/say'
import type { PaletteAction } from './palette-actions'
import { signOut } from './sign-out'

async function copyLink(): Promise<void> {
  say((await copyText(window.location.href)) ? 'The link is on the clipboard.' : 'The browser did not allow it.')
}

/** What can be done on every page. */
export const STANDING_ACTIONS: readonly PaletteAction[] = [
  { says: 'Copy a link to this view', run: () => void copyLink() },
  { says: 'Light theme', run: () => chooseTheme('light') },
  { says: 'Dark theme', run: () => chooseTheme('dark') },
  { says: 'Theme of the system', run: () => chooseTheme('system') },
  { says: 'List of keys', run: openKeys, key: '?' },
  { says: 'Sign out', run: signOut },
]
