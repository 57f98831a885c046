'use client'

import { THEMES, type Theme } from '../theme/theme'
import { useTheme } from '../theme/use-theme'

const NAMES: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** Chooses how Spaceport looks in this browser. */
export function ThemeChoice() {
  const [theme, choose] = useTheme()
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">Theme</legend>
      <div className="flex flex-wrap gap-2">
        {THEMES.map((one) => (
          <label
            key={one}
            className="control has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="theme"
              value={one}
              checked={one === theme}
              onChange={() => choose(one)}
              className="accent-accent"
            />
            {NAMES[one]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
