/** A year, in seconds. */
const YEAR = 31_536_000

/** Keeps a choice of how the app looks in this browser, where the server sees it too. Never anything secret. */
export function rememberInCookie(name: string, value: string): void {
  const secure = window.location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR}; samesite=lax${secure}`
}

/** The cookie that keeps whether the side bar is narrow. */
export const COLLAPSED_COOKIE = 'sidebar'
