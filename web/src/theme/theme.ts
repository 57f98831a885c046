/** How the app looks: as the system does, or always so. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** The cookie that keeps it, so that the server writes the page in it and nothing flashes. */
export const THEME_COOKIE = 'theme'

/** Reads the cookie's value; whatever is no theme is the system's. */
export function themeOf(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system'
}
